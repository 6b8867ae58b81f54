import { waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { drillOpened } from '../../../renderer/app/events.ts'
import type { Drill, DrillPage, InteractionLine, ListedInteraction } from '../../../shared/figures/drill.ts'
import { anAgent, openWindow } from '../support/open-window.tsx'

type Window = Awaited<ReturnType<typeof openWindow>>

/** Nine in the morning in the city. */
const now = Date.UTC(2026, 10, 23, 14, 0)
const aSupervisor = { ...anAgent, roles: ['supervisor' as const] }
const patience = { timeout: 10_000 }
const idOf = (place: number) => `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`

const anInteraction = (place: number, more: Partial<ListedInteraction> = {}): ListedInteraction => ({
  interactionId: idOf(place),
  at: now - place * 60_000,
  channel: 'voice',
  queue: 'tax',
  language: 'en',
  topic: { answerId: 'pothole-report', title: { en: 'Report a pothole', fr: 'Signaler un nid-de-poule' } },
  outcome: 'answered',
  team: 'Alder',
  agent: null,
  handleMs: 205_000,
  waitedMs: 8_000,
  ...more,
})

/** So many, in pages of fifty. */
const aNumberOf =
  (count: number, more: Partial<ListedInteraction> = {}) =>
  ({ after }: Drill): DrillPage => {
    const from = after ? (now - after.at) / 60_000 + 1 : 0
    const interactions = Array.from({ length: Math.min(50, count - from) }, (_, place) =>
      anInteraction(from + place, more),
    )
    const last = interactions.at(-1)
    const isEnd = from + interactions.length === count
    return {
      timeZone: 'America/Toronto',
      total: count,
      interactions,
      next: isEnd || !last ? null : { at: last.at, interactionId: last.interactionId },
    }
  }

const aLine = (place: number): InteractionLine => ({
  about: anInteraction(place),
  timeZone: 'America/Toronto',
  talkMs: 150_000,
  holdMs: 40_000,
  afterCallMs: 15_000,
  stretches: [
    { kind: 'waiting', from: now, until: now + 8_000 },
    { kind: 'talking', from: now + 8_000, until: now + 158_000 },
    { kind: 'holding', from: now + 158_000, until: now + 198_000 },
    { kind: 'after-call', from: now + 198_000, until: now + 213_000 },
  ],
  facts: [
    { kind: 'offered', at: now, answer: null, words: null },
    { kind: 'accepted', at: now + 8_000, answer: null, words: null },
    { kind: 'wrap-up-submitted', at: now + 213_000, answer: { answerId: 'gone', title: {} }, words: 'back at [phone]' },
  ],
})

const question = { period: { from: '2026-11-01', until: '2026-11-23' }, filter: {}, thresholdS: 75 }

async function behind(
  count: number,
  more: Parameters<typeof openWindow>[0] = {},
  which?: 'abandoned',
): Promise<Window> {
  const window = await openWindow({
    person: aSupervisor,
    figures: { interactionsBehind: aNumberOf(count), lines: [0, 1, 2].map(aLine) },
    ...more,
  })
  window.store.dispatch(drillOpened({ title: 'Handled: 120', question, ...(which && { which }) }))
  return window
}
const list = ({ screen }: Window) => screen.findByRole('listbox', { name: 'Handled: 120' }, patience)
const asked = ({ calls }: Window) => calls.filter(({ name }) => name === 'period:interactions').length

describe('what stands behind a number', () => {
  it('is counted as the language writes numbers', async () => {
    const window = await behind(1_200)
    expect(await window.screen.findByText(/^1,200, the newest first/, {}, patience)).toBeDefined()
  })

  it('is listed, as many as it says, with the focus in the list', async () => {
    const window = await behind(120)
    const box = await list(window)
    await window.screen.findByText('120, the newest first, times of America/Toronto')
    await waitFor(() => expect(document.activeElement).toBe(box))
    const first = within(box).getAllByRole('option')[0]?.textContent
    expect(first).toContain('9:00')
    expect(first).toContain('Phone · tax · English')
    expect(first).toContain('handle time 3:25')
    expect(first).toContain('Report a pothole · Answered · an agent of team Alder')
  })

  it('is fetched further as the end comes near, and no further than the end', async () => {
    const window = await behind(120)
    await list(window)
    expect(asked(window)).toBe(1)
    await window.person.keyboard('{End}')
    await waitFor(() => expect(window.store.getState().drill.interactions.length).toBe(100))
    await window.person.keyboard('{End}')
    await waitFor(() => expect(window.store.getState().drill.interactions.length).toBe(120))
    await window.person.keyboard('{End}')
    expect(asked(window)).toBe(3)
    expect(new Set(window.store.getState().drill.interactions.map(({ interactionId }) => interactionId)).size).toBe(120)
  })

  it('names the agent where the centre does', async () => {
    const interactionsBehind = aNumberOf(1, { agent: 'Maya' })
    const window = await behind(1, { figures: { interactionsBehind, lines: [] } })
    expect((await list(window)).textContent).toContain('Maya (Alder)')
  })

  it('that gave up says how long they waited', async () => {
    const interactionsBehind = aNumberOf(1, {
      handleMs: null,
      topic: null,
      outcome: null,
      team: null,
      waitedMs: 95_000,
    })
    const window = await behind(1, { figures: { interactionsBehind, lines: [] } }, 'abandoned')
    expect((await list(window)).textContent).toContain('waited 1:35Nobody handled it')
  })

  it('is said not to have come while the centre cannot be reached', async () => {
    const window = await behind(0, { figures: { interactionsBehind: null, lines: [] } })
    await window.screen.findByText('The centre cannot be reached.', {}, patience)
  })

  it('is none of a number that is nought', async () => {
    const window = await behind(0)
    await window.screen.findByText('0, the newest first, times of America/Toronto', {}, patience)
    expect(window.screen.queryByRole('listbox')).toBeNull()
  })
})

describe('a time line', () => {
  async function opened(options: Parameters<typeof openWindow>[0] = {}) {
    const window = await behind(3, options)
    await list(window)
    await window.person.keyboard('{ArrowDown}{Enter}')
    return window
  }

  it('is opened by Enter, and tells the times and the facts by the city’s clock', async () => {
    const window = await opened()
    const line = await window.screen.findByRole('region', { name: /Time line of .*8:59:00/ }, patience)
    await waitFor(() => expect(document.activeElement).toBe(line))
    const items = within(line)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent)
    expect(items.slice(0, 4)).toEqual(['Waiting0:08', 'Talk2:30', 'Hold0:40', 'After-call work0:15'])
    expect(items[4]).toMatch(/^9:00:00.*Call offered$/)
    expect(items[5]).toMatch(/^9:00:08.*\+0:08Call accepted$/)
    expect(items[6]).toMatch(/\+3:25Wrap-up · goneback at \[phone\]$/)
    within(line).getByText('Talk 2:30 + hold 0:40 + after-call work 0:15 = handle time 3:25')
  })

  it('draws each bar as long as it took, where it was', async () => {
    const window = await opened()
    const line = await window.screen.findByRole('region', { name: /Time line/ }, patience)
    const bars = [...line.querySelectorAll<HTMLElement>('[aria-hidden] > span')].map(({ style }) => style.width)
    const shares = bars.map((width) => Number.parseFloat(width))
    expect(shares.reduce((sum, one) => sum + one, 0)).toBeCloseTo(100, 6)
    expect(shares[1]).toBeCloseTo((150 / 213) * 100, 6)
  })

  it('is left for the list at Escape, which is left at the next', async () => {
    const window = await opened()
    await window.screen.findByRole('region', { name: /Time line/ }, patience)
    await window.person.keyboard('{Escape}')
    const box = await list(window)
    await waitFor(() => expect(document.activeElement).toBe(box))
    expect(within(box).getAllByRole('option', { selected: true })[0]?.textContent).toContain('8:59')
    await window.person.keyboard('{Escape}')
    await waitFor(() => expect(window.screen.queryByRole('dialog')).toBeNull())
  })

  it('that is gone is said to be', async () => {
    const window = await opened({ figures: { interactionsBehind: aNumberOf(3), lines: [] } })
    await window.screen.findByText('There is no such interaction any more.', {}, patience)
    await list(window)
  })

  it('speaks French', async () => {
    const window = await openWindow({
      person: aSupervisor,
      settings: { language: 'fr' },
      figures: { interactionsBehind: aNumberOf(1), lines: [aLine(0)] },
    })
    window.store.dispatch(drillOpened({ title: 'Traités : 1', question }))
    const box = await window.screen.findByRole('listbox', { name: 'Traités : 1' }, patience)
    expect(box.textContent).toContain('Signaler un nid-de-poule · Réponse donnée · quelqu’un de l’équipe Alder')
    await window.person.keyboard('{Enter}')
    await window.screen.findByText('Ce qui s’est passé', {}, patience)
  })
})

describe('the focus', () => {
  it('goes back to what was clicked', async () => {
    const window = await openWindow({ person: aSupervisor, figures: { interactionsBehind: aNumberOf(3), lines: [] } })
    const tab = await window.screen.findByRole('tab', { name: /^Floor/ }, patience)
    tab.focus()
    window.store.dispatch(drillOpened({ title: 'Handled: 120', question }))
    await list(window)
    await window.person.keyboard('{Escape}')
    await waitFor(() => expect(document.activeElement).toBe(tab))
  })
})
