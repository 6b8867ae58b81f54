import { act, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { alertLastsMs } from '../../../shared/figures/alert.ts'
import { usualThresholds } from '../../../shared/figures/threshold.ts'
import type { Wall } from '../../../shared/figures/wall.ts'
import { aBanner } from '../../support/a-banner.ts'
import { anAgent, openWindow } from '../support/open-window.tsx'

type Window = Awaited<ReturnType<typeof openWindow>>

/** What the window's clock says: nine in the morning in the city. */
const now = Date.UTC(2026, 10, 23, 14, 0)
const patience = { timeout: 10_000 }
const aSupervisor = { ...anAgent, roles: ['supervisor' as const] }

const aPeriod = (inTime: number) => ({
  from: now - 1,
  until: now,
  handled: { count: 0, meanMs: null, medianMs: null },
  answered: { inTime, of: 100 },
})
const aWall = (more: Partial<Wall> = {}): Wall => ({
  at: now,
  waiting: [],
  colleagues: [],
  today: aPeriod(90),
  weekAgo: aPeriod(90),
  topics: [],
  banners: [],
  ...more,
})
const waits = (queue: string, secondsAgo: number, at = now) => ({
  queue,
  channel: 'voice' as const,
  waiting: 1,
  oldestAt: at - secondsAgo * 1_000,
})
const inAfterCall = (displayName: string, minutes: number) => ({
  personId: crypto.randomUUID(),
  displayName,
  state: 'after-call' as const,
  since: now - minutes * 60_000,
  calls: 0,
  chats: 0,
  heldSince: null,
})

async function atTheFloor(wall: Wall, options: Parameters<typeof openWindow>[0] = {}) {
  const window = await openWindow({ person: aSupervisor, ...options, figures: { wall, ...options.figures } })
  const isFrench = options.settings?.language === 'fr'
  await window.person.click(await window.screen.findByRole('tab', { name: isFrench ? /^Plateau/ : /^Floor/ }, patience))
  await window.screen.findByText(isFrench ? 'En direct' : 'Live', {}, patience)
  return window
}

/** The wall as the centre tells it then; time goes on as far. */
async function then(window: Window, laterMs: number, wall: Partial<Wall> = {}): Promise<void> {
  window.memory.wall = aWall({ at: now + laterMs, ...wall })
  await act(async () => window.clock.advance(now + laterMs - window.clock.now()))
  await waitFor(() => expect(window.store.getState().wall.wall?.at).toBe(now + laterMs), patience)
}

const attention = ({ screen }: Window) =>
  within(screen.getByRole('region', { name: 'Needs attention' }))
    .queryAllByRole('listitem')
    .map(({ textContent }) => textContent)
const said = ({ screen }: Window) =>
  within(screen.getByRole('region', { name: 'Needs attention' })).getByRole('status').textContent
const tile = ({ screen }: Window, name: string) =>
  screen.getAllByRole('term').find(({ textContent }) => textContent?.startsWith(name))?.parentElement?.textContent
const rowOf = ({ screen }: Window, name: RegExp) => screen.getByRole('row', { name }).textContent

describe('what crosses a threshold', () => {
  it('is said in words at its tile, at its row and in the list, with since when', async () => {
    const window = await atTheFloor(aWall({ waiting: [waits('roads', 200), waits('water', 20)], today: aPeriod(70) }))
    await waitFor(() => expect(attention(window)).toHaveLength(2), patience)
    expect(attention(window)[0]).toMatch(/^Longest wait \(all queues\): over 3:00\.since /)
    expect(attention(window)[1]).toMatch(/^Service level today below 80%\.since /)
    expect(tile(window, 'Waiting')).toContain('over 3:00')
    expect(tile(window, 'Service level')).toContain('below 80%')
    expect(rowOf(window, /^roads/)).toContain('over 3:00')
    expect(rowOf(window, /^water/)).not.toContain('over')
  })

  it('is told of a person beside their name, and names nobody in the list', async () => {
    const window = await atTheFloor(aWall({ colleagues: [inAfterCall('Ana', 12), inAfterCall('Bo', 3)] }))
    await waitFor(() => expect(attention(window)).toHaveLength(1), patience)
    expect(attention(window)[0]).toMatch(/^Somebody has been in after-call work for more than 10 minutes\./)
    expect(rowOf(window, /^Ana/)).toContain('After-call work over 10 minutes')
    expect(rowOf(window, /^Bo/)).not.toContain('over')
  })

  it('is said once to a screen reader, and again when it comes again', async () => {
    const window = await atTheFloor(aWall())
    await waitFor(() => expect(window.store.getState().wall.thresholds).not.toBeNull(), patience)
    expect(said(window)).toBe('')
    await then(window, 1_000, { waiting: [waits('roads', 200)] })
    expect(said(window)).toBe('Longest wait (all queues): over 3:00.')
    const words = within(window.screen.getByRole('region', { name: 'Needs attention' })).getByRole('status').firstChild
    await then(window, 2_000, { waiting: [waits('roads', 200)] })
    const status = within(window.screen.getByRole('region', { name: 'Needs attention' })).getByRole('status')
    expect(status.firstChild).toBe(words)
    await then(window, 8_000)
    await then(window, 8_000 + alertLastsMs)
    await then(window, 9_000 + alertLastsMs, { waiting: [waits('roads', 200, now + 9_000 + alertLastsMs)] })
    expect(status.firstChild).not.toBe(words)
    expect(said(window)).toBe('Longest wait (all queues): over 3:00.')
  })

  it('stays until it has been right for ten seconds', async () => {
    const window = await atTheFloor(aWall({ waiting: [waits('roads', 200)] }))
    await waitFor(() => expect(attention(window)).toHaveLength(1), patience)
    await then(window, 6_000, { waiting: [waits('roads', 200)] })
    await then(window, 15_000)
    expect(attention(window)).toHaveLength(1)
    await then(window, 16_000)
    expect(attention(window)).toEqual([])
  })

  it('shows from everywhere as a count at the tab, and calls nobody away', async () => {
    const window = await openWindow({
      person: aSupervisor,
      figures: { wall: aWall({ waiting: [waits('roads', 200)], today: aPeriod(70) }) },
    })
    const floor = await window.screen.findByRole('tab', { name: 'Floor (2 to see)' }, patience)
    expect(floor.getAttribute('aria-selected')).toBe('false')
    act(() => window.announce('wall:changed', aWall({ today: aPeriod(70) })))
    act(() => window.announce('wall:changed', aWall({ at: now + alertLastsMs, today: aPeriod(70) })))
    expect(floor.textContent).toBe('Floor (1 to see)')
    await window.person.click(floor)
    expect(floor.textContent).toBe('Floor')
    expect(attention(window)).toHaveLength(1)
  })

  it('is not told of at the tab while nobody knows how the floor is', async () => {
    const window = await openWindow({
      person: aSupervisor,
      figures: { wall: aWall({ waiting: [waits('roads', 200)] }) },
    })
    const floor = await window.screen.findByRole('tab', { name: 'Floor (1 to see)' }, patience)
    window.memory.wall = null
    act(() => window.clock.advance(60_000))
    await waitFor(() => expect(floor.textContent).toBe('Floor'), patience)
  })

  it('is in the language of the window', async () => {
    const window = await atTheFloor(aWall({ colleagues: [inAfterCall('Ana', 12)] }), { settings: { language: 'fr' } })
    const list = within(await window.screen.findByRole('region', { name: 'À surveiller' }, patience))
    const [item] = await list.findAllByRole('listitem', {}, patience)
    expect(item?.textContent).toMatch(/^Quelqu’un est en travail après appel depuis plus de 10\sminutes\.depuis /)
  })
})

describe('the dialog of thresholds', () => {
  const open = async (window: Window) => {
    await waitFor(() => expect(window.store.getState().wall.thresholds).not.toBeNull(), patience)
    await window.person.click(window.screen.getByRole('button', { name: 'Alerts…' }))
    return within(await window.screen.findByRole('dialog', { name: 'When to alert me' }))
  }
  const save = (window: Window) => window.person.click(window.screen.getByRole('button', { name: 'Save' }))
  const write = async (window: Window, box: HTMLElement, text: string) => {
    await window.person.clear(box)
    await window.person.type(box, text)
  }

  it('keeps a limit at the centre, and goes by it from then on', async () => {
    const window = await atTheFloor(aWall({ waiting: [waits('roads', 200)] }))
    const dialog = await open(window)
    await write(window, dialog.getByRole('textbox', { name: 'Limit: Longest wait, all queues' }), '240')
    await save(window)
    await waitFor(() => expect(window.screen.queryByRole('dialog')).toBeNull(), patience)
    expect(window.memory.thresholds).toContainEqual({ kind: 'longest-wait', on: true, queue: null, limit: 240 })
    await then(window, 1_000, { waiting: [waits('roads', 200)] })
    expect(attention(window)).toEqual([])
  })

  it('switches one off', async () => {
    const window = await atTheFloor(aWall())
    const dialog = await open(window)
    await window.person.click(dialog.getByRole('checkbox', { name: 'A topic rises' }))
    await save(window)
    await waitFor(() => expect(window.memory.thresholds).toContainEqual({ kind: 'rising', on: false }), patience)
  })

  it.each(['', '0', '9999999', '60.5', 'soon'])('keeps nothing while a limit is “%s”', async (text) => {
    const window = await atTheFloor(aWall())
    const dialog = await open(window)
    const box = dialog.getByRole('textbox', { name: 'Limit: Longest wait, all queues' })
    await window.person.clear(box)
    if (text) await window.person.type(box, text)
    await save(window)
    dialog.getByText('A whole number from 5 to 7200.')
    dialog.getByText('Some limits are not whole numbers that can be kept.')
    expect(window.memory.thresholds).toEqual(usualThresholds)
  })

  it('adds one for a queue, which can be taken away again', async () => {
    const window = await atTheFloor(aWall())
    window.memory.queues = ['roads', 'water']
    const dialog = await open(window)
    await window.person.selectOptions(await dialog.findByRole('combobox', { name: 'Queue' }), 'water')
    await window.person.click(dialog.getByRole('button', { name: 'Add' }))
    await save(window)
    const ofWater = { kind: 'longest-wait', on: true, queue: 'water', limit: 180 }
    await waitFor(() => expect(window.memory.thresholds[1]).toEqual(ofWater), patience)
    const again = await open(window)
    await window.person.click(again.getByRole('button', { name: 'Remove: Longest wait, water' }))
    await save(window)
    await waitFor(() => expect(window.memory.thresholds).toEqual(usualThresholds), patience)
  })

  it('says why nothing was kept, and keeps what was written', async () => {
    const window = await atTheFloor(aWall())
    const dialog = await open(window)
    window.memory.centreFault = 'server-unreachable'
    await write(window, dialog.getByRole('textbox', { name: 'Limit: Hold' }), '7')
    await save(window)
    await dialog.findByText('The centre cannot be reached.', {}, patience)
    expect(dialog.getByRole<HTMLInputElement>('textbox', { name: 'Limit: Hold' }).value).toBe('7')
  })
})

describe('the notices on the wall', () => {
  const notices = ({ screen }: Window) => within(screen.getByRole('region', { name: 'Notices now' }))

  it('say for whom, until when, and how many have acknowledged', async () => {
    const banner = { ...aBanner({ audience: { kind: 'role', role: 'agent' } }, now), people: 40, acknowledged: 3 }
    const window = await atTheFloor(aWall({ banners: [banner] }))
    const [item] = notices(window).getAllByRole('listitem')
    expect(item?.textContent).toMatch(/^Boil your water in the old town\.for Agents, until .*Acknowledged by 3 of 40$/)
  })

  it('are said to be none', async () => {
    notices(await atTheFloor(aWall())).getByText('None is up.')
  })
})

describe('a queue of the wall', () => {
  it('keeps its place among the others, also when nobody waits in it any more', async () => {
    const window = await atTheFloor(aWall({ waiting: [waits('water', 90), waits('roads', 20)] }))
    const names = () => {
      const [table] = window.screen.getAllByRole('table')
      return within(table ?? expect.fail())
        .getAllByRole('row')
        .slice(1)
        .map(({ textContent }) => textContent)
    }
    expect(names()).toEqual(['roadsPhone10:20', 'waterPhone11:30'])
    await then(window, 1_000, { waiting: [waits('water', 90)] })
    await waitFor(() => expect(names()).toEqual(['roadsPhone0–', 'waterPhone11:31']), patience)
  })
})

describe('wall mode', () => {
  const isWall = ({ screen }: Window) => screen.queryByRole('banner') === null

  it('fills the screen with the floor alone at F11, and is left at Escape', async () => {
    const window = await openWindow({ person: aSupervisor, figures: { wall: aWall() } })
    await window.screen.findByRole('tab', { name: /^Floor/ }, patience)
    await window.person.keyboard('{F11}')
    await window.screen.findByText('Live', {}, patience)
    expect(isWall(window)).toBe(true)
    expect(window.screen.queryByRole('contentinfo')).toBeNull()
    within(window.screen.getByRole('main')).getByRole('region', { name: 'The floor now' })
    await waitFor(() => expect(window.memory.isFullScreen).toBe(true), patience)
    await window.person.keyboard('{Escape}')
    expect(isWall(window)).toBe(false)
    await waitFor(() => expect(window.memory.isFullScreen).toBe(false), patience)
  })

  it('keeps the focus on the button that brought it', async () => {
    const window = await atTheFloor(aWall())
    await window.person.click(window.screen.getByRole('button', { name: 'Wall mode' }))
    expect(document.activeElement).toBe(window.screen.getByRole('button', { name: 'Leave wall mode' }))
  })

  it('names nobody: it says how many are in which state', async () => {
    const window = await atTheFloor(aWall({ colleagues: [inAfterCall('Ana', 12), inAfterCall('Bo', 3)] }))
    await window.person.keyboard('{F11}')
    expect(rowOf(window, /^After-call work/)).toBe('After-call work212:00')
    expect(window.screen.queryByText(/Ana|Bo/)).toBeNull()
  })

  it('lets no other key act out of sight', async () => {
    const banner = aBanner({}, now)
    const window = await atTheFloor(aWall(), { banners: [banner] })
    await window.person.keyboard('{F11}{F6}{F2}')
    expect(isWall(window)).toBe(true)
    expect(window.calls.map(({ name }) => name)).not.toContain('banner:acknowledge')
  })

  it('ends with the session', async () => {
    const window = await atTheFloor(aWall())
    await window.person.keyboard('{F11}')
    act(() => window.announce('session:ended', { reason: 'revoked' }))
    await waitFor(() => expect(window.memory.isFullScreen).toBe(false), patience)
    expect(isWall(window)).toBe(false)
  })

  it('is not there for agents', async () => {
    const window = await openWindow()
    await window.screen.findByRole('tab', { name: 'My day' }, patience)
    await window.person.keyboard('{F11}')
    expect(isWall(window)).toBe(false)
    expect(window.memory.isFullScreen).toBe(false)
  })
})
