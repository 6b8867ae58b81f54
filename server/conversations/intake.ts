import type { Clock } from '../../shared/clock.ts'
import type { Db } from '../db/database.ts'
import { type Changed, type Item, type ItemOutcome, takeEvents } from './take-events.ts'

/*
 * Requests that arrive while a transaction is under way wait for it and share the next one:
 *
 *   idle ──request──▶ writing ──committed──▶ (anybody waiting?) ──yes──▶ writing
 *                        │ failed                     │ no
 *                        ▼                            ▼
 *                     each request by itself         idle
 *
 * So a node has one such transaction at a time, what it commits has one order, and a thousand utterances a second cost
 * a few dozen commits. A request that the database does not take must not take the others with it.
 */

export type Intake = {
  /** Resolves once they are committed, or refused one by one. Rejects when the database does not take them. */
  take(items: readonly Item[]): Promise<readonly ItemOutcome[]>
  /** Finishes what is under way. */
  stop(): Promise<void>
}

type Waiting = {
  readonly items: readonly Item[]
  readonly resolve: (outcomes: readonly ItemOutcome[]) => void
  readonly reject: (error: unknown) => void
}

const itemsAtOnce = 500

export function createIntake(
  { db, clock, nodeId }: { readonly db: Db; readonly clock: Clock; readonly nodeId: string },
  onChanged: (changed: readonly Changed[]) => void,
): Intake {
  const waiting: Waiting[] = []
  let writing: Promise<void> | null = null

  const write = async (requests: readonly Waiting[]) => {
    const { outcomes, changed } = await takeEvents(
      db,
      nodeId,
      requests.flatMap(({ items }) => items),
      clock.now(),
    )
    if (changed.length > 0) onChanged(changed)
    let place = 0
    for (const { items, resolve } of requests) {
      resolve(outcomes.slice(place, place + items.length))
      place += items.length
    }
  }
  const writeOrReject = async (requests: readonly Waiting[]) => {
    try {
      await write(requests)
    } catch (error) {
      const [only] = requests
      if (requests.length === 1) return only?.reject(error)
      for (const request of requests) await writeOrReject([request])
    }
  }
  const writeAll = async () => {
    while (waiting.length > 0) await writeOrReject(nextOf(waiting))
    writing = null
  }

  return {
    take: (items) =>
      new Promise((resolve, reject) => {
        if (items.length === 0) return resolve([])
        waiting.push({ items, resolve, reject })
        writing ??= writeAll()
      }),
    stop: async () => {
      await writing
    },
  }
}

/** Takes out whole requests, one at least. */
function nextOf(waiting: Waiting[]): Waiting[] {
  let [count, items] = [0, 0]
  for (const request of waiting) {
    if (count > 0 && items + request.items.length > itemsAtOnce) break
    count += 1
    items += request.items.length
  }
  return waiting.splice(0, count)
}
