import { fireEvent, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { aBanner } from '../../support/a-banner.ts'
import { anAgent, openWindow } from '../support/open-window.tsx'

type Window = Awaited<ReturnType<typeof openWindow>>

/** What the window's clock says: nine in the morning in the city. */
const now = Date.UTC(2026, 10, 23, 14, 0)
const anEditor = { ...anAgent, roles: ['editor' as const] }
const patience = { timeout: 10_000 }

const button = ({ screen }: Window, name: string) => screen.findByRole('button', { name }, patience)
const press = async (window: Window, name: string) => window.person.click(await button(window, name))

describe('the desks', () => {
  it('are not for agents', async () => {
    const { screen } = await openWindow()
    expect(screen.queryByRole('button', { name: 'Flagged answers' })).toBeNull()
    expect(screen.queryByRole('button', { name: 'Notices to everybody' })).toBeNull()
  })

  it('are for supervisors, but for the flags', async () => {
    const { screen } = await openWindow({ person: { ...anAgent, roles: ['supervisor'] } })
    expect(screen.queryByRole('button', { name: 'Flagged answers' })).toBeNull()
    expect(screen.queryByRole('button', { name: 'Notices to everybody' })).not.toBeNull()
  })
})

describe('the desk for notices', () => {
  const acknowledgements = [
    { personId: anAgent.personId, displayName: 'Maya', deviceId: anAgent.personId, acknowledgedAt: now },
  ]
  const listed = {
    ...aBanner({}, now),
    writtenBy: 'Sora',
    writtenAt: now,
    endedBy: null,
    people: 40,
    acknowledgements,
  }
  const atTheDesk = async (listedBanners = [listed]) => {
    const window = await openWindow({ person: anEditor, listedBanners })
    await press(window, 'Notices to everybody')
    await window.screen.findByLabelText('Text in English', {}, patience)
    return window
  }
  const write = (window: Window, label: string, value: string) =>
    fireEvent.change(window.screen.getByLabelText(label), { target: { value } })
  const writeBoth = (window: Window) => {
    write(window, 'Text in English', 'Bridge closed.')
    write(window, 'Text in French', 'Pont fermé.')
  }

  it('puts a notice up, with start and end in the city’s time', async () => {
    const window = await atTheDesk([])
    writeBoth(window)
    write(window, 'From (city time)', '2026-11-23T10:00')
    write(window, 'Until (city time)', '2026-11-23T12:30')
    await press(window, 'Put up')
    await waitFor(() =>
      expect(window.memory.listedBanners).toMatchObject([
        {
          text: { en: 'Bridge closed.', fr: 'Pont fermé.' },
          audience: { kind: 'all' },
          startsAt: Date.UTC(2026, 10, 23, 15, 0),
          endsAt: Date.UTC(2026, 10, 23, 17, 30),
        },
      ]),
    )
  })

  it('puts it up for one role', async () => {
    const window = await atTheDesk([])
    writeBoth(window)
    write(window, 'For', 'supervisor')
    await press(window, 'Put up')
    await waitFor(() =>
      expect(window.memory.listedBanners).toMatchObject([{ audience: { kind: 'role', role: 'supervisor' } }]),
    )
  })

  it('puts it up for one queue, of those that conversations come from', async () => {
    const window = await openWindow({ person: anEditor })
    window.memory.queues = ['roads', 'water']
    await press(window, 'Notices to everybody')
    await window.screen.findByRole('option', { name: 'Queue water: whoever has a conversation from it' }, patience)
    writeBoth(window)
    write(window, 'For', 'queue:water')
    await press(window, 'Put up')
    await waitFor(() =>
      expect(window.memory.listedBanners).toMatchObject([{ audience: { kind: 'queue', queue: 'water' } }]),
    )
    expect(await window.screen.findByText(/Queue water/, { selector: 'div' })).toBeDefined()
  })

  it.each([
    ['only one language', 'Text in French', ' ', /both languages/],
    ['an end before the start', 'Until (city time)', '2026-11-23T08:00', /end after it starts/],
    ['an end that no calendar has', 'Until (city time)', '', /end after it starts/],
    ['more than a month', 'Until (city time)', '2027-03-01T08:00', /31 days/],
  ])('refuses %s in words', async (_what, label, value, reason) => {
    const window = await atTheDesk([])
    writeBoth(window)
    write(window, label, value)
    await press(window, 'Put up')
    expect(await window.screen.findByText(reason)).toBeDefined()
    expect(window.memory.listedBanners).toEqual([])
  })

  it('asked again after no answer came, puts up the same one', async () => {
    const window = await atTheDesk([])
    window.memory.centreFault = 'server-unreachable'
    writeBoth(window)
    await press(window, 'Put up')
    await window.screen.findByText(/^The centre cannot be reached/)
    window.memory.centreFault = null
    await press(window, 'Put up')
    await waitFor(() => expect(window.memory.listedBanners).toHaveLength(1))
    const asked = window.calls.filter(({ name }) => name === 'banner:put').map(({ input }) => input)
    expect(new Set(asked.map((input) => (input as { bannerId: string }).bannerId)).size).toBe(1)
  })

  it('shows who has acknowledged, of how many', async () => {
    const { screen } = await atTheDesk()
    expect(screen.getByText('Acknowledged by 1 of 40')).toBeDefined()
    expect(screen.getByText(/^Maya, 9:00/)).toBeDefined()
  })

  it('takes a notice down', async () => {
    const window = await atTheDesk()
    await press(window, 'Take down')
    expect(await window.screen.findByText(/Taken down by Demo Agent\./)).toBeDefined()
  })
})
