import { assertNever } from '../assert-never.ts'
import type { Clock } from '../clock.ts'
import type { OutboxEntry, OutboxStore, Refusal } from './entry.ts'
import { deliveryRetry, type RetryPolicy, retryDelayMs } from './retry.ts'

/*
 *            nudge()                batch found               acknowledged, more waiting
 *  waiting ───────────▶ due ───────────────────▶ sending ──────────────────────────────▶ due
 *     ▲                  │ nothing waits            │
 *     ├──────────────────┘                          ├── acknowledged, nothing more ────▶ waiting
 *     │                                             ├── unreachable, or the store failed ─▶ retry later ──▶ due
 *     └───────── nudge() when connected again ──────┴── signed out ──▶ waiting
 *
 * One batch is under way at a time, so entries arrive in the order written. An entry leaves the log only after the
 * server said that it is committed; a lost acknowledgement means sending it once more, and the server ignores what it
 * has. Refused entries are set aside in the same step and do not hold up what follows.
 */

export type DeliveryAnswer =
  | { readonly kind: 'acknowledged'; readonly through: number; readonly refused: readonly Refusal[] }
  /** Nobody answered, or the server could not commit: the same batch again, later. */
  | { readonly kind: 'unreachable' }
  /** Nothing will be accepted until somebody signs in again. */
  | { readonly kind: 'signed-out' }
  /** Another workstation uses this device identity: take a new one and send again. */
  | { readonly kind: 'identity-clash' }

/** What the loop needs from outside. */
export interface DeliveryWorld {
  readonly store: OutboxStore
  readonly clock: Clock
  /** Sends one batch. Never rejects for expected failures. */
  send(deviceId: string, entries: readonly OutboxEntry[]): Promise<DeliveryAnswer>
  /** Calls back after a while; the function returned takes that back. */
  after(ms: number, callback: () => void): () => void
  /** From 0 up to 1. */
  chance(): number
  newDeviceId(): string
  /** The log changed: something was settled. */
  onSettled(): void
  /** The store itself failed. Nothing is lost, and it is tried again later like a server that is away. */
  onStoreFailure(error: unknown): void
}

export interface DeliveryLoop {
  /** There is something to send, or somebody to send it to. Cheap, callable at any time. */
  nudge(): void
  /** Ends the loop; resolves when the batch under way, if any, is settled. */
  stop(): Promise<void>
}

export const batchSize = 200

export function startDeliveryLoop(world: DeliveryWorld, retry: RetryPolicy = deliveryRetry): DeliveryLoop {
  let running: Promise<void> | null = null
  let nudged = false
  let stopped = false
  let attempt = 0
  let cancelRetry = () => {}

  const nudge = () => {
    nudged = true
    cancelRetry()
    if (running || stopped) return
    running = drain().finally(() => {
      running = null
      // Nudged after the last look into the log: look once more.
      if (nudged) nudge()
    })
  }

  const drain = async () => {
    try {
      do nudged = false
      while ((await deliverOldest()) && !stopped)
    } catch (error) {
      nudged = false
      world.onStoreFailure(error)
      retryLater()
    }
  }

  const retryLater = () => {
    if (!stopped) cancelRetry = world.after(retryDelayMs(retry, attempt++, world.chance()), nudge)
  }

  /** Sends one batch; tells whether it is worth looking for another at once. */
  const deliverOldest = async (): Promise<boolean> => {
    const entries = await world.store.oldest(batchSize)
    if (entries.length === 0) return false
    const answer = await world.send(world.store.deviceId(), entries)
    switch (answer.kind) {
      case 'acknowledged':
        return settle(entries, answer)
      case 'unreachable':
        retryLater()
        return false
      case 'signed-out':
        return false
      case 'identity-clash':
        await world.store.renewDevice(world.newDeviceId())
        return true
      default:
        return assertNever(answer)
    }
  }

  const settle = async (entries: readonly OutboxEntry[], { through, refused }: AcknowledgedAnswer) => {
    const refusedAt = world.clock.now()
    const refusalOf = new Map(refused.map((refusal) => [refusal.sequence, refusal]))
    const setAside = entries.flatMap((entry) => {
      const refusal = refusalOf.get(entry.sequence)
      return refusal && entry.sequence <= through ? [{ ...entry, ...refusal, refusedAt }] : []
    })
    await world.store.settle(through, setAside)
    attempt = 0
    world.onSettled()
    return true
  }

  return {
    nudge,
    stop: async () => {
      stopped = true
      cancelRetry()
      await running
    },
  }
}

type AcknowledgedAnswer = Extract<DeliveryAnswer, { kind: 'acknowledged' }>
