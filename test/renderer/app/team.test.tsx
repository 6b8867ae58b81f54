import { waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { ListedContest } from '../../../shared/fair/contest.ts'
import { anAgent, openWindow } from '../support/open-window.tsx'

type Window = Awaited<ReturnType<typeof openWindow>>
const patience = { timeout: 10_000 }
const startAt = Date.UTC(2026, 10, 22, 15, 0)
const aSupervisor = { ...anAgent, roles: ['supervisor' as const] }

const agent = (displayName: string, handleMs: number) => ({
  personId: crypto.randomUUID(),
  displayName,
  figures: { handled: 40, transferred: 2, medians: { handleMs, talkMs: 150_000, holdMs: 0, afterCallMs: 20_000 } },
})
const teamFigures = {
  teams: [{ teamId: crypto.randomUUID(), name: 'North', agents: [agent('Ana', 300_000), agent('Bo', 100_000)] }],
  timeZone: 'America/Toronto',
}
const contest: ListedContest = {
  contestId: crypto.randomUUID(),
  agent: 'Ana',
  team: 'North',
  words: 'The line was dead.',
  raisedAt: startAt,
  answered: null,
  interaction: {
    startedAt: startAt,
    channel: 'voice',
    topic: 'pothole-report',
    title: { en: 'Report a pothole' },
    disposition: 'other',
    talkMs: 600_000,
    holdMs: 0,
    afterCallMs: 0,
    handleMs: 600_000,
  },
}

async function atMyTeam(held: NonNullable<Parameters<typeof openWindow>[0]>['held'] = {}) {
  const window = await openWindow({ person: aSupervisor, held: { teamFigures, contests: [contest], ...held } })
  await window.person.click(await window.screen.findByRole('tab', { name: 'My team' }, patience))
  return window
}
const press = async ({ screen, person }: Window, name: string) =>
  person.click(await screen.findByRole('button', { name }, patience))
const asked = ({ calls }: Window, name: string) => calls.filter((one) => one.name === name).map(({ input }) => input)

describe('the team of a lead', () => {
  it('shows nobody’s figures before they are asked for, since every look is recorded', async () => {
    const window = await atMyTeam()
    await window.screen.findByText(/that you looked\.$/, {}, patience)
    expect(asked(window, 'agents:read')).toEqual([])
    await press(window, 'Show the figures')
    expect(asked(window, 'agents:read')).toEqual([{ period: { from: '2026-10-27', until: '2026-11-24' } }])
  })

  it('lists people by name, with nothing to sort them by', async () => {
    const window = await atMyTeam()
    await press(window, 'Show the figures')
    const table = await window.screen.findByRole('table', { name: 'North' }, patience)
    const rows = within(table).getAllByRole('row').slice(1)
    expect(rows.map((row) => [...row.querySelectorAll('th, td')].map(({ textContent }) => textContent))).toEqual([
      ['Ana', '40', '5:00', '2:30', '0:00', '0:20', '2'],
      ['Bo', '40', '1:40', '2:30', '0:00', '0:20', '2'],
    ])
    expect(table.querySelector('[aria-sort]')).toBeNull()
  })

  it('asks for no period that is too long', async () => {
    const window = await atMyTeam()
    const from = await window.screen.findByLabelText('From', {}, patience)
    await window.person.clear(from)
    await window.person.type(from, '2026-01-01')
    expect(await window.screen.findByText('Choose a period of 1 to 92 days.')).toBeDefined()
    await press(window, 'Show the figures')
    expect(asked(window, 'agents:read')).toEqual([])
  })

  it('says when whoever looks leads no team', async () => {
    const window = await atMyTeam({ teamFigures: { teams: [], timeZone: 'America/Toronto' } })
    await press(window, 'Show the figures')
    expect(await window.screen.findByText(/^You lead no team/, {}, patience)).toBeDefined()
  })

  it('answers what is contested, in masked words', async () => {
    const window = await atMyTeam()
    await window.person.type(
      await window.screen.findByLabelText('Your answer to Ana', {}, patience),
      'Yes, ask 416 555 0199.',
    )
    await press(window, 'Leave it out of all figures')
    expect(asked(window, 'contest:decide')).toEqual([
      { contestId: contest.contestId, decision: 'left-out', answer: 'Yes, ask [phone].' },
    ])
    expect(await window.screen.findByText(/Sora answered on .*: Yes, ask \[phone\]\.$/, {}, patience)).toBeDefined()
  })

  it('names what is contested by its title', async () => {
    const window = await atMyTeam()
    const said = 'Report a pothole · Other · Talk 10:00, hold 0:00, after-call 0:00, together 10:00'
    expect(await window.screen.findByText(said, {}, patience)).toBeDefined()
  })

  it('decides nothing without words', async () => {
    const window = await atMyTeam()
    await press(window, 'It stands')
    expect(asked(window, 'contest:decide')).toEqual([])
  })

  it('is not there for agents', async () => {
    const { screen } = await openWindow()
    await waitFor(() => expect(screen.getByRole('tab', { name: 'My day' })).toBeDefined(), patience)
    expect(screen.queryByRole('tab', { name: 'My team' })).toBeNull()
  })
})
