import { act, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { checkWallEveryMs, type Wall, wallFollowedForMs } from '../../../shared/figures/wall.ts'
import { anAgent, openWindow } from '../support/open-window.tsx'

type Window = Awaited<ReturnType<typeof openWindow>>

/** What the window's clock says: nine in the morning in the city. */
const now = Date.UTC(2026, 10, 23, 14, 0)
const aSupervisor = { ...anAgent, roles: ['supervisor' as const] }
const patience = { timeout: 10_000 }

const aPeriod = (count: number, medianMs: number | null) => ({
  from: now - 1,
  until: now,
  handled: { count, meanMs: medianMs, medianMs },
  answered: { inTime: 80, of: 100 },
})
const aWall = (more: Partial<Wall> = {}): Wall => ({
  at: now,
  waiting: [{ queue: 'roads', channel: 'voice', waiting: 3, oldestAt: now - 95_000 }],
  colleagues: [],
  today: aPeriod(120, 201_000),
  weekAgo: { ...aPeriod(100, 190_000), answered: { inTime: 0, of: 0 } },
  topics: [
    {
      answerId: 'water-main-break',
      title: { en: 'Water main break', fr: 'Bris d’aqueduc' },
      count: 9,
      usual: 0.3,
      rising: true,
    },
    { answerId: 'garbage-day', title: {}, count: 7, usual: 6, rising: false },
  ],
  banners: [],
  ...more,
})

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

async function atTheFloor(wall: Wall | null = aWall(), options: Parameters<typeof openWindow>[0] = {}) {
  const window = await openWindow({ person: aSupervisor, figures: { wall }, ...options })
  const name = options?.settings?.language === 'fr' ? /^Plateau/ : /^Floor/
  await window.person.click(await window.screen.findByRole('tab', { name }, patience))
  return window
}

/** What stands under the name of a figure. */
const tile = ({ screen }: Window, name: string) => {
  const term = screen.getAllByRole('term').find(({ textContent }) => textContent?.startsWith(name))
  return [...(term?.parentElement?.querySelectorAll('dd') ?? [])].map(({ textContent }) => textContent)
}
const rows = ({ screen }: Window, table: number) =>
  within(screen.getAllByRole('table')[table] ?? expect.fail())
    .getAllByRole('row')
    .slice(1)
    .map((row) =>
      within(row)
        .getAllByRole('cell')
        .map(({ textContent }) => textContent?.trim()),
    )

describe('the wall', () => {
  it('shows how the floor is now beside a week ago', async () => {
    const window = await atTheFloor()
    await window.screen.findByText('Live', {}, patience)
    expect(tile(window, 'Waiting')).toEqual(['3', 'longest 1:35'])
    expect(tile(window, 'Service level')).toEqual(['80%', 'goal 80%'])
    expect(tile(window, 'Handle time, median')).toEqual(['3:21', 'a week ago 3:10'])
    expect(tile(window, 'Handled')).toEqual(['120', 'a week ago 100'])
  })

  it('says that there are too few rather than a number that means nothing', async () => {
    const window = await atTheFloor(aWall({ today: aPeriod(9, null) }))
    await window.screen.findByText('Live', {}, patience)
    expect(tile(window, 'Handle time, median')).toEqual(['too few to say', 'a week ago 3:10'])
  })

  it('marks the topic that rises', async () => {
    const window = await atTheFloor()
    await window.screen.findByText('Live', {}, patience)
    expect(rows(window, 1)).toEqual([
      ['Water main break Rising', '9', '0.3'],
      ['garbage-day', '7', '6'],
    ])
  })

  it('lists who is there by state and name, and ranks nobody', async () => {
    const colleague = (displayName: string, state: 'available' | 'on-contact') => ({
      personId: crypto.randomUUID(),
      displayName,
      state,
      since: now - 60_000,
      calls: state === 'on-contact' ? 1 : 0,
      chats: 0,
      heldSince: null,
    })
    const colleagues = [colleague('Ana', 'on-contact'), colleague('Bo', 'available'), colleague('Zoe', 'on-contact')]
    const window = await atTheFloor(aWall({ colleagues, waiting: [] }))
    await window.screen.findByText('Nobody waits.', {}, patience)
    expect(rows(window, 0).map(([name, state]) => [name, state])).toEqual([
      ['Bo', 'Available'],
      ['Ana', 'On contact'],
      ['Zoe', 'On contact'],
    ])
    expect(tile(window, 'Open now')).toEqual(['2', '2 calls, 0 chats'])
  })

  it('says of when its figures are while the centre cannot be reached, and is live again', async () => {
    const window = await atTheFloor()
    await window.screen.findByText('Live', {}, patience)
    window.memory.wall = null
    act(() => window.clock.advance(6_000))
    await window.screen.findByText(/^Figures as of .* The centre cannot be reached\.$/, {}, patience)
    expect(tile(window, 'Waiting')[0]).toBe('3')
    window.memory.wall = aWall({ at: now + 6_000, waiting: [] })
    await window.screen.findByText('Live', {}, patience)
    expect(tile(window, 'Waiting')).toEqual(['0'])
  })

  it('shows what it is told, and asks no more while it is', async () => {
    const window = await atTheFloor()
    await window.screen.findByText('Live', {}, patience)
    const asked = () => window.calls.filter(({ name }) => name === 'wall:read').length
    act(() => window.announce('wall:changed', aWall({ waiting: [] })))
    expect(tile(window, 'Waiting')).toEqual(['0'])
    const before = asked()
    await sleep(2 * checkWallEveryMs)
    expect(asked()).toBe(before)
  })

  it('asks again when it is told nothing more', async () => {
    const window = await atTheFloor()
    await window.screen.findByText('Live', {}, patience)
    act(() => window.announce('wall:changed', aWall()))
    window.memory.wall = aWall({ waiting: [] })
    act(() => window.clock.advance(3_000))
    await waitFor(() => expect(tile(window, 'Waiting')).toEqual(['0']), patience)
  })

  it('asks again in time to be told on', async () => {
    const window = await atTheFloor()
    await window.screen.findByText('Live', {}, patience)
    act(() => window.clock.advance(wallFollowedForMs / 2))
    act(() => window.announce('wall:changed', aWall()))
    window.memory.wall = aWall({ waiting: [] })
    await waitFor(() => expect(tile(window, 'Waiting')).toEqual(['0']), patience)
  })

  it('says why there is nothing yet', async () => {
    const window = await atTheFloor(null)
    await window.screen.findByText('The centre cannot be reached.', {}, patience)
  })

  it('tells of a figure how it is worked out, and from what', async () => {
    const window = await atTheFloor()
    await window.screen.findByText('Live', {}, patience)
    const [how] = window.screen.getAllByRole('button', { name: 'How “Waiting” is worked out' })
    const told = document.getElementById(how?.getAttribute('aria-describedby') ?? '')?.textContent
    expect(told).toMatch(/nobody has been given yet.*Worked out from: conversation_part$/)
  })

  it('is in the language of the window', async () => {
    const window = await atTheFloor(aWall(), { settings: { language: 'fr' } })
    await window.screen.findByText('En direct', {}, patience)
    expect(rows(window, 1)[0]?.[0]).toBe('Bris d’aqueduc En hausse')
  })

  it('is not there for agents', async () => {
    const window = await openWindow()
    await waitFor(() => expect(window.screen.getByRole('tab', { name: 'My day' })).toBeDefined(), patience)
    expect(window.screen.queryByRole('tab', { name: /^Floor/ })).toBeNull()
    expect(window.calls.filter(({ name }) => name.startsWith('wall:'))).toEqual([])
  })
})
