import { describe, expect, it } from 'vitest'
import {
  type Alert,
  alertLastsMs,
  followAlerts,
  isAboutQueue,
  newsOf,
  noticesOf,
} from '../../../shared/figures/alert.ts'
import type { Threshold } from '../../../shared/figures/threshold.ts'
import type { Wall } from '../../../shared/figures/wall.ts'

const now = Date.UTC(2026, 10, 23, 14, 0)
const minuteMs = 60_000

const handled = { count: 0, meanMs: null, medianMs: null }
const period = (inTime: number, of: number) => ({ from: now - 1, until: now, handled, answered: { inTime, of } })
const aWall = (more: Partial<Wall> = {}): Wall => ({
  at: now,
  waiting: [],
  colleagues: [],
  today: period(0, 0),
  weekAgo: period(0, 0),
  topics: [],
  banners: [],
  ...more,
})
const waits = (queue: string | null, waiting: number, secondsAgo: number) => ({
  queue,
  waiting,
  channel: 'voice' as const,
  oldestAt: now - secondsAgo * 1_000,
})
const somebody = (personId: string, state: 'on-contact' | 'after-call', minutesAgo: number, heldMinutes?: number) => ({
  personId,
  displayName: personId,
  state,
  since: now - minutesAgo * minuteMs,
  heldSince: heldMinutes === undefined ? null : now - heldMinutes * minuteMs,
  calls: 1,
  chats: 0,
})
const topic = (answerId: string, rising: boolean) => ({ answerId, title: {}, count: 9, usual: 1, rising })

const longestWait = (limit: number, queue: string | null = null): Threshold => ({
  kind: 'longest-wait',
  on: true,
  queue,
  limit,
})
const waiting = (limit: number, queue: string | null = null): Threshold => ({ kind: 'waiting', on: true, queue, limit })
const inState = (state: 'on-contact' | 'hold' | 'after-call', limit: number): Threshold => ({
  kind: 'in-state',
  on: true,
  state,
  limit,
})
const level: Threshold = { kind: 'service-level', on: true, limit: 80 }
const rising: Threshold = { kind: 'rising', on: true }

const afresh = (thresholds: readonly Threshold[], wall: Wall) =>
  followAlerts([], thresholds, wall).map(({ subject, since }) => ({ subject, since }))

describe('a wait', () => {
  it('is too long from the second after its limit, and since then', () => {
    expect(afresh([longestWait(60)], aWall({ waiting: [waits('roads', 1, 60)] }))).toEqual([])
    expect(afresh([longestWait(60)], aWall({ waiting: [waits('roads', 1, 75)] }))).toEqual([
      { subject: null, since: now - 15_000 },
    ])
  })

  it('is looked for in one queue, or in all and none', () => {
    const wall = aWall({ waiting: [waits('roads', 1, 90), waits(null, 1, 20)] })
    expect(afresh([longestWait(60, 'water')], wall)).toEqual([])
    expect(afresh([longestWait(60, 'roads')], wall)).toHaveLength(1)
    expect(afresh([longestWait(10)], wall)).toEqual([{ subject: null, since: now - 80_000 }])
  })
})

describe('those who wait', () => {
  it('are too many when there are more, by phone and chat together', () => {
    const wall = aWall({ waiting: [waits('roads', 2, 5), { ...waits('roads', 2, 5), channel: 'chat' }] })
    expect(afresh([waiting(4, 'roads')], wall)).toEqual([])
    expect(afresh([waiting(3, 'roads')], wall)).toEqual([{ subject: null, since: now }])
    expect(afresh([waiting(3, 'water')], wall)).toEqual([])
  })
})

describe('the service level', () => {
  it('is too low below its limit, and of too few nobody says so', () => {
    expect(afresh([level], aWall({ today: period(80, 100) }))).toEqual([])
    expect(afresh([level], aWall({ today: period(79, 100) }))).toHaveLength(1)
    expect(afresh([level], aWall({ today: period(0, 9) }))).toEqual([])
  })
})

describe('a state', () => {
  const colleagues = [somebody('ana', 'after-call', 12), somebody('bo', 'on-contact', 30, 6)]

  it('lasts too long for each person by themselves, since the limit', () => {
    expect(afresh([inState('after-call', 10)], aWall({ colleagues }))).toEqual([
      { subject: 'ana', since: now - 2 * minuteMs },
    ])
    expect(afresh([inState('on-contact', 20)], aWall({ colleagues }))).toEqual([
      { subject: 'bo', since: now - 10 * minuteMs },
    ])
  })

  it('of a hold is counted from the hold', () => {
    expect(afresh([inState('hold', 5)], aWall({ colleagues }))).toEqual([{ subject: 'bo', since: now - minuteMs }])
    expect(afresh([inState('hold', 7)], aWall({ colleagues }))).toEqual([])
  })

  it('of several people is one sentence, and says how many', () => {
    const two = [somebody('ana', 'after-call', 12), somebody('cy', 'after-call', 15)]
    const alerts = followAlerts([], [inState('after-call', 10)], aWall({ colleagues: two }))
    expect(noticesOf(alerts)).toMatchObject([{ subjects: ['cy', 'ana'], since: now - 5 * minuteMs }])
  })
})

describe('a topic', () => {
  it('that rises is an alert of its own', () => {
    const topics = [topic('water', true), topic('garbage', false), topic('hydro', true)]
    const alerts = followAlerts([], [rising], aWall({ topics }))
    expect(noticesOf(alerts).map(({ subjects }) => subjects)).toEqual([['water'], ['hydro']])
  })
})

describe('an alert', () => {
  const over = aWall({ waiting: [waits('roads', 5, 10)] })
  const at = (ms: number, wall: Wall = aWall()): Wall => ({ ...wall, at: now + ms })
  const begun = () => followAlerts([], [waiting(3)], over)
  const follow = (alerts: readonly Alert[], wall: Wall) => followAlerts(alerts, [waiting(3)], wall)

  it('lasts until its figure has been right for ten seconds', () => {
    const alerts = follow(begun(), at(alertLastsMs - 1))
    expect(alerts).toEqual(begun())
    expect(follow(alerts, at(alertLastsMs))).toEqual([])
  })

  it('that comes again within them has lasted since it began', () => {
    const again = follow(follow(begun(), at(9_000)), at(9_600, over))
    expect(again).toMatchObject([{ since: now, seenAt: now + 9_600 }])
  })

  it('begins anew after a time in which nobody looked', () => {
    expect(follow(begun(), at(3_600_000, over))).toMatchObject([{ since: now + 3_600_000 }])
  })

  it('does not outlive a clock that was put back', () => {
    expect(follow(begun(), at(-3_600_000))).toEqual([])
  })

  it.each([
    ['switched off', [{ ...waiting(3), on: false }]],
    ['raised', [waiting(9)]],
    ['removed', []],
  ])('ends at once when its threshold is %s', (_what, thresholds) => {
    expect(followAlerts(begun(), thresholds, at(600, over))).toEqual([])
  })

  it('is news once', () => {
    const first = begun()
    const second = follow(first, at(600, over))
    expect(newsOf([], first)).toHaveLength(1)
    expect(newsOf(first, second)).toEqual([])
  })

  it('is news again after a time in which nobody looked', () => {
    const first = begun()
    expect(newsOf(first, follow(first, at(3_600_000, over)))).toHaveLength(1)
  })

  it('of one more person is news of all of them', () => {
    const one = followAlerts(
      [],
      [inState('after-call', 10)],
      aWall({ colleagues: [somebody('ana', 'after-call', 12)] }),
    )
    const both = [somebody('ana', 'after-call', 12), somebody('cy', 'after-call', 11)]
    const two = followAlerts(one, [inState('after-call', 10)], aWall({ colleagues: both }))
    expect(newsOf(one, two)).toMatchObject([{ subjects: ['ana', 'cy'] }])
    expect(newsOf(two, one)).toEqual([])
  })

  it('is about the rows of its queue, or about those that wait too long', () => {
    const [ofRoads] = followAlerts([], [waiting(3, 'roads')], over)
    const [ofAll] = followAlerts([], [longestWait(60)], aWall({ waiting: [waits('roads', 1, 61)] }))
    if (!ofRoads || !ofAll) return expect.fail()
    expect([waits('roads', 5, 1), waits('water', 5, 1)].map((row) => isAboutQueue(ofRoads, row, now))).toEqual([
      true,
      false,
    ])
    expect([waits('roads', 1, 61), waits('water', 1, 60)].map((row) => isAboutQueue(ofAll, row, now))).toEqual([
      true,
      false,
    ])
  })
})
