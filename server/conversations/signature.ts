import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { EpochMs } from '../../shared/clock.ts'

/*
 * How a source proves that a request is its own (HMAC, RFC 2104, with SHA-256):
 *
 *   Cue311-Key: key_…                 which secret
 *   Cue311-Timestamp: 1764072000      seconds since 1970, within five minutes of ours
 *   Cue311-Signature: v1=<hex>        HMAC(secret, "v1\n" timestamp "\n" method "\n" path "\n" hex(SHA-256(body)))
 *
 * `path` is the path with its query as it stands in the request. In a stream each line is signed by itself, together
 * with the signature before it, so that no line can be left out, moved or put in.
 */

export const signatureHeaders = {
  key: 'cue311-key',
  timestamp: 'cue311-timestamp',
  signature: 'cue311-signature',
} as const

/** How far a source's clock may be from ours. */
export const toleranceMs = 5 * 60_000

export type SignedRequest = {
  readonly method: string
  readonly path: string
  readonly timestamp: string
  readonly body: string | Buffer
}

/** The value of `Cue311-Signature` for a request. */
export function signRequest(secret: string, { method, path, timestamp, body }: SignedRequest): string {
  const digest = createHash('sha256').update(body).digest('hex')
  return `v1=${hmac(secret, ['v1', timestamp, method.toUpperCase(), path, digest].join('\n'))}`
}

/** The signature of one line of a stream; `previous` is that of the line before, or of the request for the first. */
export const signLine = (secret: string, previous: string, line: string) => hmac(secret, `${previous}\n${line}`)

/** Whether two signatures are the same, in a time that does not tell where they differ. */
export function isSameSignature(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/** Whether a time stamp (in seconds) is near enough to now. */
export function isTimely(timestamp: string, now: EpochMs): boolean {
  return /^\d{1,12}$/.test(timestamp) && Math.abs(Number(timestamp) * 1_000 - now) <= toleranceMs
}

const hmac = (secret: string, text: string) => createHmac('sha256', secret).update(text).digest('hex')
