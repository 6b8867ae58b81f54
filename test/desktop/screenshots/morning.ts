import { randomUUID } from 'node:crypto'
import type { Disposition } from '../../../shared/interaction/wrap-up.ts'
import { type Desktop, personOf } from '../support/desktop.ts'

export const morning = [
  { topic: 'parking-ticket-pay', disposition: 'answered', minutesAgo: 52, talk: 64, hold: 0, after: 6 },
  { topic: 'pothole-report', disposition: 'request-taken', minutesAgo: 45, talk: 118, hold: 21, after: 11 },
  { topic: null, disposition: 'no-answer-found', minutesAgo: 37, talk: 203, hold: 48, after: 35 },
  { topic: 'garbage-missed-collection', disposition: 'request-taken', minutesAgo: 26, talk: 87, hold: 0, after: 5 },
  { topic: 'dog-licence', disposition: 'answered', minutesAgo: 17, talk: 49, hold: 0, after: 4 },
] as const

/** A main broke on the boulevard. */
export const burst = [41, 33, 27, 24, 16, 13, 9].map((minutesAgo, index) => ({
  topic: 'water-main-break',
  disposition: 'answered' as const,
  minutesAgo,
  talk: 95 + 17 * index,
  hold: index % 3 === 0 ? 20 : 0,
  after: 8,
}))

type Before = Omit<(typeof burst)[number], 'topic' | 'disposition'> & {
  readonly topic: string | null
  readonly disposition: Disposition
}

/** Calls from before, so that a day has something in it. */
export async function recordMorning(desktop: Desktop, calls: readonly Before[] = morning): Promise<void> {
  const { personId } = await personOf(desktop)
  for (const { topic, disposition, minutesAgo, talk, hold, after } of calls) {
    const interactionId = randomUUID()
    let at = Date.now() - minutesAgo * 60_000
    const stamp = (laterBySeconds: number) => {
      at += laterBySeconds * 1_000
      return { factId: randomUUID(), interactionId, agentId: personId, at }
    }
    await desktop.request('fact:record', { kind: 'offered', ...stamp(0), channel: 'voice', practice: false })
    await desktop.request('fact:record', { kind: 'accepted', ...stamp(3) })
    if (hold > 0) await desktop.request('fact:record', { kind: 'held', ...stamp(20) })
    if (hold > 0) await desktop.request('fact:record', { kind: 'resumed', ...stamp(hold) })
    await desktop.request('fact:record', { kind: 'ended', ...stamp(talk) })
    const wrapUp = { topic, disposition, note: '', language: 'en' as const }
    await desktop.request('fact:record', { kind: 'wrap-up-submitted', ...stamp(after), wrapUp })
  }
}
