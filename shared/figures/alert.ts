import { assertNever } from '../assert-never.ts'
import type { EpochMs } from '../clock.ts'
import type { Waiting } from '../conversation/presence.ts'
import { fewest } from './figure.ts'
import { type Threshold, type WatchedState, watchedBy } from './threshold.ts'
import type { Wall } from './wall.ts'

/*
 * From a reading of the wall to what needs attention:
 *
 *   not crossed ──crossed──▶ alert ──not crossed for ten seconds──▶ not crossed
 *
 * What is told between two readings goes by the centre's clock, on which the reading is.
 */

/** A threshold that is crossed, or was within the last seconds. */
export type Alert = {
  readonly threshold: Threshold
  /** The person, or the answer, that it is about; null where it is about none. */
  readonly subject: string | null
  /** Since when: of a time that is too long, when it became that; of everything else, when it was first read. */
  readonly since: EpochMs
  /** When it was read as crossed the last time. */
  readonly seenAt: EpochMs
}

/** How long a figure must be on the right side of its limit again before its alert ends: at the border it would flicker. */
export const alertLastsMs = 10_000

/** Alerts that are said in one sentence: of people in a state too long there is one for all of them. */
export type Notice = {
  /** Which one it is, as long as it lasts. */
  readonly key: string
  readonly threshold: Threshold
  readonly subjects: readonly string[]
  /** Of the one that has lasted longest. */
  readonly since: EpochMs
}

type Crossed = { readonly subject: string | null; readonly since: EpochMs | null }
type Read = Pick<Wall, 'at' | 'waiting' | 'colleagues' | 'today' | 'topics'>

/** The alerts after a reading, in the order of the thresholds. */
export function followAlerts(before: readonly Alert[], thresholds: readonly Threshold[], wall: Read): Alert[] {
  // After a pause nobody knows what was meanwhile. A clock that was put back must not keep an alert either.
  const recent = before.filter(({ seenAt }) => Math.abs(wall.at - seenAt) < alertLastsMs)
  return thresholds
    .filter(({ on }) => on)
    .flatMap((threshold) => {
      const known = recent.filter((alert) => isSame(alert.threshold, threshold))
      const crossed = crossedIn(wall, threshold).map(({ subject, since }): Alert => {
        const earlier = known.find((alert) => alert.subject === subject)
        return { threshold, subject, since: earlier?.since ?? since ?? wall.at, seenAt: wall.at }
      })
      const lasting = known.filter(({ subject }) => !crossed.some((one) => one.subject === subject))
      return [...crossed, ...lasting].sort((one, other) => one.since - other.since)
    })
}

/** A threshold whose limit was changed is another one. */
const isSame = (one: Threshold, other: Threshold) => watchedBy(one) === watchedBy(other) && limit(one) === limit(other)
const limit = (threshold: Threshold) => (threshold.kind === 'rising' ? null : threshold.limit)

function crossedIn(wall: Read, threshold: Threshold): Crossed[] {
  switch (threshold.kind) {
    case 'longest-wait':
      return inQueue(wall.waiting, threshold.queue)
        .map(({ oldestAt }) => oldestAt + threshold.limit * 1_000)
        .filter((lateFrom) => lateFrom < wall.at)
        .sort((one, other) => one - other)
        .slice(0, 1)
        .map((since) => ({ subject: null, since }))
    case 'waiting': {
      const count = inQueue(wall.waiting, threshold.queue).reduce((sum, { waiting }) => sum + waiting, 0)
      return count > threshold.limit ? [{ subject: null, since: null }] : []
    }
    case 'service-level': {
      const { inTime, of } = wall.today.answered
      return of >= fewest && inTime * 100 < threshold.limit * of ? [{ subject: null, since: null }] : []
    }
    case 'in-state':
      return wall.colleagues.flatMap((colleague) => {
        const since = sinceIn(colleague, threshold.state)
        const longFrom = (since ?? wall.at) + threshold.limit * 60_000
        return longFrom < wall.at ? [{ subject: colleague.personId, since: longFrom }] : []
      })
    case 'rising':
      return wall.topics.flatMap(({ answerId, rising }) => (rising ? [{ subject: answerId, since: null }] : []))
    default:
      return assertNever(threshold)
  }
}

const inQueue = <Row extends Waiting>(waiting: readonly Row[], queue: string | null) =>
  waiting.filter((row) => queue === null || row.queue === queue)

/** Since when a person has been in a state; null while in another. */
function sinceIn({ state, since, heldSince }: Wall['colleagues'][number], watched: WatchedState): EpochMs | null {
  if (watched === 'hold') return heldSince
  return state === watched ? since : null
}

/** What needs attention, one sentence each. */
export function noticesOf(alerts: readonly Alert[]): Notice[] {
  const notices = new Map<string, Notice>()
  for (const alert of alerts) {
    const { threshold, subject, since } = alert
    const key = noticeOf(alert)
    const known = notices.get(key)
    notices.set(key, {
      key,
      threshold,
      subjects: [...(known?.subjects ?? []), ...(subject === null ? [] : [subject])],
      since: Math.min(known?.since ?? since, since),
    })
  }
  return [...notices.values()]
}

/** Each topic is news of its own; of people it is said how many. */
const noticeOf = ({ threshold, subject }: Alert) =>
  `${watchedBy(threshold)} ${threshold.kind === 'rising' ? subject : ''}`

/** Of what needs attention, that of which some was not there before: what is to be said aloud, once. */
export function newsOf(before: readonly Alert[], after: readonly Alert[]): Notice[] {
  // One that began anew after a pause is news again.
  const isKnown = ({ threshold, subject, since }: Alert) =>
    before.some((alert) => alert.subject === subject && alert.since === since && isSame(alert.threshold, threshold))
  const fresh = new Set(after.filter((alert) => !isKnown(alert)).map(noticeOf))
  return noticesOf(after).filter(({ key }) => fresh.has(key))
}

/** A row of those who wait; `oldestAt` is null while nobody does. */
type QueueRow = { readonly queue: string | null; readonly oldestAt: EpochMs | null }

/** Whether a row of those who wait is what an alert is about. */
export function isAboutQueue({ threshold }: Alert, row: QueueRow, at: EpochMs): boolean {
  if (threshold.kind !== 'longest-wait' && threshold.kind !== 'waiting') return false
  if (threshold.queue !== null) return threshold.queue === row.queue
  return threshold.kind === 'longest-wait' && row.oldestAt !== null && at - row.oldestAt > threshold.limit * 1_000
}
