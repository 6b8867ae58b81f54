import { within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { StaffPanel } from '../../../../renderer/features/figures/staff/staff-panel.tsx'
import type { Staff, StaffDay } from '../../../../shared/figures/staff-contract.ts'
import { openPanel } from '../../support/open-panel.tsx'

const period = { from: '2026-11-01', until: '2026-11-24' }
const panel = <StaffPanel period={period} filter={{}} />
const patience = { timeout: 10_000 }
const hourMs = 3_600_000

const times = (hours: number) => ({
  'on-contact': 6 * hours * hourMs,
  'after-call': hours * hourMs,
  available: 3 * hours * hourMs,
  break: hours * hourMs,
  away: 0,
})
const maya = { personId: '00000000-0000-4000-8000-00000000000a', displayName: 'Maya' }
const aStaff: Staff = {
  teams: [
    { teamId: '00000000-0000-4000-8000-000000000001', name: 'Alder', people: 14, times: times(10) },
    { teamId: '00000000-0000-4000-8000-000000000002', name: 'Birch', people: 12, times: times(20) },
    { teamId: '00000000-0000-4000-8000-000000000003', name: 'Cedar', people: 2, times: null },
  ],
  days: [maya],
}

/** Midnight in the city. */
const from = Date.UTC(2026, 10, 23, 5)
const at = (hours: number) => from + hours * hourMs
const aDay: StaffDay = {
  displayName: 'Maya',
  from,
  until: at(24),
  timeZone: 'America/Toronto',
  spans: [
    { state: 'available', from: at(8), until: at(10) },
    { state: 'break', from: at(10), until: at(10.5) },
    { state: 'gone', from: at(10.5), until: at(24) },
  ],
  interactions: [
    {
      interactionId: '00000000-0000-4000-8000-0000000000aa',
      channel: 'voice',
      from: at(9),
      endedAt: at(9) + 180_000,
      until: at(9) + 240_000,
    },
  ],
}

type Panel = ReturnType<typeof openPanel>

async function rows({ screen }: Panel, table: string): Promise<(string | null)[][]> {
  const found = await screen.findByRole('table', { name: table, hidden: true }, patience)
  return [...found.querySelectorAll('tbody tr')].map((row) =>
    [...row.querySelectorAll('th, td')].map(({ textContent }) => textContent),
  )
}

async function atADay(dayOf: (question: { day: string }) => StaffDay | Promise<StaffDay> = () => aDay) {
  const window = openPanel(panel, { figures: { staff: aStaff, dayOf } })
  const people = await window.screen.findByRole('combobox', { name: 'A day of' }, patience)
  await window.person.selectOptions(people, 'Maya')
  return window
}

describe('the panel of the teams’ time', () => {
  it('tells occupancy and hours of each team, and of no few people', async () => {
    const window = openPanel(panel, { figures: { staff: aStaff } })
    expect(await rows(window, 'Time of the teams')).toEqual([
      ['Alder', '14', '70.0%', '110.0 h', '30.0 h', '60.0 h', '10.0 h', '10.0 h', '0.0 h'],
      ['Birch', '12', '70.0%', '220.0 h', '60.0 h', '120.0 h', '20.0 h', '20.0 h', '0.0 h'],
      ['Cedar', '2', 'too few people to say'],
      ['All teams shown', '', '70.0%', '330.0 h', '90.0 h', '180.0 h', '30.0 h', '30.0 h', '0.0 h'],
    ])
  })

  it('says why nothing is told of few people', async () => {
    const window = openPanel(panel, { figures: { staff: aStaff } })
    expect(
      await window.screen.findByText(/^Of a team in which fewer than 5 people were there/, {}, patience),
    ).toBeDefined()
  })

  it('says where nothing was written down, in place of a table', async () => {
    const teams = aStaff.teams.map((team) => ({ ...team, people: 0, times: null }))
    const window = openPanel(panel, { figures: { staff: { teams, days: [] } } })
    expect(await window.screen.findByText(/^Nothing was written down of who was there/, {}, patience)).toBeDefined()
    expect(window.screen.queryByRole('table')).toBeNull()
  })

  it('asks for the teams of the filter, and says that the others do not apply', async () => {
    const window = openPanel(<StaffPanel period={period} filter={{ team: ['x'], channel: ['chat'] }} />, {
      figures: { staff: aStaff },
    })
    await window.screen.findByText('Of the filters, only that of teams applies here.', {}, patience)
    expect(window.calls).toContainEqual({ name: 'staff:read', input: { period, filter: { team: ['x'] } } })
  })

  it('says that there is no team', async () => {
    const window = openPanel(panel, { figures: { staff: { teams: [], days: [] } } })
    await window.screen.findByText('There is no team yet.', {}, patience)
  })

  it('says why there is nothing yet', async () => {
    await openPanel(panel).screen.findByText('The centre cannot be reached.', {}, patience)
  })
})

describe('the time line of a day', () => {
  it('is of the person and the day that were chosen, the last one of the period at first', async () => {
    const window = await atADay()
    await window.screen.findByRole('img', { name: /^Maya, Monday, November 23, 2026: presence/ }, patience)
    expect(window.calls).toContainEqual({ name: 'staff:day', input: { personId: maya.personId, day: '2026-11-23' } })
  })

  it('says in a table what it shows', async () => {
    const window = await atADay()
    const told = await rows(window, 'State time line')
    expect(told.map(([what, , , duration]) => [what, duration])).toEqual([
      ['Available', '2:00:00'],
      ['Phone, with the resident', '3:00'],
      ['After-call work', '1:00'],
      ['Break', '30:00'],
      ['Not connected', '13:30:00'],
    ])
    expect(told[0]?.[1]).toMatch(/^8:00:00\sa\.m\.$/)
  })

  it('has a lane for each state, so that none is told by colour', async () => {
    const window = await atADay()
    const picture = await window.screen.findByRole('img', {}, patience)
    for (const lane of ['Interactions', 'After-call work', 'Available', 'Break', 'Away', 'Not connected'])
      within(picture).getByText(lane)
  })

  it('says that nothing was written down', async () => {
    const window = await atADay(() => ({ ...aDay, spans: [], interactions: [] }))
    await window.screen.findByText('Nothing was written down on this day.', {}, patience)
  })
})
