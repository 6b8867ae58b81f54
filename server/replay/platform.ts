import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import type { SourceEvent } from '../../shared/conversation/source-event.ts'
import { httpPaths } from '../../shared/http-contract.ts'
import { mostEvents, receiptSchema } from '../conversations/http/read-events.ts'
import { signatureHeaders, signRequest } from '../conversations/signature.ts'

/*
 * A platform at the signed door. Events that come while a request is under way wait for it and go together in the next
 * one, so that their order stays:
 *
 *   idle ──told──▶ sending ──taken──▶ (anything waiting?) ──yes──▶ sending
 *                    │ no answer, 429, 5xx: the same events again, at the next address, until they are taken
 *                    ▼
 *                  any other answer: failed, and nothing more is sent
 */

export type PlatformEvent = SourceEvent & { readonly conversation: string }
export type Refusal = { readonly event: PlatformEvent; readonly reason: string; readonly detail: string }

export type Platform = {
  tell(event: PlatformEvent): void
  /** Resolves once everything told is taken or refused. Rejects with what the door says when it turns us away. */
  idle(): Promise<void>
}

type PlatformWorld = {
  /** The server's addresses; the next one is tried when one does not answer. */
  readonly urls: readonly string[]
  readonly keyId: string
  readonly secret: string
  readonly onRefused?: (refusal: Refusal) => void
  /** A request begins; `events` may have been in one before. */
  readonly onRequest?: (events: readonly PlatformEvent[]) => void
  /** The door turned us away for good. */
  readonly onFailed?: () => void
}

const retryAfterMs = 250
const patienceMs = 10_000
/** Well below what the door takes, in bytes. */
const largestBody = 800_000

export function openPlatform(world: PlatformWorld): Platform {
  let waiting: PlatformEvent[] = []
  let sending: Promise<void> | null = null
  let failed: { readonly error: unknown } | null = null
  let address = 0

  const urlOf = (attempt: number) => world.urls[attempt % world.urls.length] ?? ''
  const deliver = async (events: readonly PlatformEvent[]) => {
    for (;;) {
      const waitMs = await post(world, urlOf(address), events)
      if (waitMs === 0) return
      address += 1
      await sleep(waitMs)
    }
  }
  const sendAll = async () => {
    try {
      while (waiting.length > 0) {
        const events = waiting.slice(0, howManyFit(waiting))
        waiting = waiting.slice(events.length)
        await deliver(events)
      }
    } catch (error) {
      failed = { error }
      waiting = []
      world.onFailed?.()
    } finally {
      sending = null
    }
  }

  return {
    tell: (event) => {
      if (failed) return
      waiting.push(event)
      sending ??= sendAll()
    },
    idle: async () => {
      while (sending) await sending
      if (failed) throw failed.error
    },
  }
}

/** How many of them one request carries; one at least. */
function howManyFit(events: readonly PlatformEvent[]): number {
  let [count, bytes] = [0, 0]
  for (const event of events) {
    bytes += Buffer.byteLength(JSON.stringify(event))
    if (count > 0 && (count === mostEvents || bytes > largestBody)) break
    count += 1
  }
  return count
}

/** Resolves to the milliseconds after which the same has to be sent again; 0: it is taken. */
async function post(world: PlatformWorld, url: string, events: readonly PlatformEvent[]): Promise<number> {
  // The very same request twice in one second would be a replay.
  const body = JSON.stringify({ request: randomUUID(), events })
  const headers = headersOf(world, body)
  world.onRequest?.(events)
  const response = await fetch(url + httpPaths.conversationsEvents, {
    method: 'POST',
    headers,
    body,
    signal: AbortSignal.timeout(patienceMs),
  }).catch(() => null)
  const answer: unknown = await response?.json().catch(() => null)
  if (!response || response.status === 429 || response.status >= 500) return waitOf(response)
  const receipt = receiptSchema.safeParse(answer)
  if (!receipt.success) throw new Error(describeProblem(response.status, answer))
  for (const { index, reason, detail } of receipt.data.refused) {
    const event = events[index]
    if (event) world.onRefused?.({ event, reason, detail })
  }
  return 0
}

function headersOf({ keyId, secret }: PlatformWorld, body: string): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1_000))
  const path = httpPaths.conversationsEvents
  return {
    'content-type': 'application/json',
    [signatureHeaders.key]: keyId,
    [signatureHeaders.timestamp]: timestamp,
    [signatureHeaders.signature]: signRequest(secret, { method: 'POST', path, timestamp, body }),
  }
}

const waitOf = (response: Response | null): number =>
  Math.max(retryAfterMs, Number(response?.headers.get('retry-after') ?? 0) * 1_000)

const problemSchema = z.object({ title: z.string(), detail: z.string() })

function describeProblem(status: number, answer: unknown): string {
  const problem = problemSchema.safeParse(answer).data
  return problem ? `${problem.title}. ${problem.detail}` : `The server answered ${status}.`
}
