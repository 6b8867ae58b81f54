import type { EpochMs } from '../../../shared/clock.ts'

/** Why a platform did not take something. `isFinal`: it would not take it later either. */
export class PlatformFault extends Error {
  readonly isFinal: boolean
  readonly retryAfterMs: number | null

  constructor(message: string, isFinal: boolean, retryAfterMs: number | null = null) {
    super(message)
    this.isFinal = isFinal
    this.retryAfterMs = retryAfterMs
  }
}

/** A platform that takes longer than this has not answered. */
export const answerWithinMs = 10_000

export type PlatformCall = {
  readonly url: string
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | URLSearchParams
}

/** Calls a platform's API; the JSON of its answer. Rejects with a `PlatformFault`. */
export async function callPlatform({ url, ...call }: PlatformCall): Promise<unknown> {
  const response = await reach(url, call)
  if (!response.ok) throw faultOf(response)
  try {
    return await response.json()
  } catch {
    // Taken, and nothing said about it.
    return null
  }
}

async function reach(url: string, call: Omit<PlatformCall, 'url'>): Promise<Response> {
  try {
    // A platform that sends us elsewhere would get the token there.
    return await fetch(url, { ...call, redirect: 'error', signal: AbortSignal.timeout(answerWithinMs) })
  } catch (error) {
    throw new PlatformFault(`it cannot be reached (${error instanceof Error ? error.name : 'unknown'})`, false)
  }
}

/** A refused token can be put right while the reply waits; what the platform calls wrong stays wrong. */
const worthAnotherTry = new Set([401, 403, 408, 409, 423, 425, 429])

function faultOf({ status, headers }: Response): PlatformFault {
  const isFinal = status < 500 && !worthAnotherTry.has(status)
  return new PlatformFault(`it answers with ${status}`, isFinal, retryAfterOf(headers.get('retry-after'), Date.now()))
}

/** `Retry-After` (RFC 9110) in milliseconds from now: seconds, or a date. */
export function retryAfterOf(value: string | null, now: EpochMs): number | null {
  if (value === null) return null
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1_000
  const at = Date.parse(value)
  return Number.isFinite(at) ? Math.max(0, at - now) : null
}
