import { createHash, createHmac } from 'node:crypto'
import type { EpochMs } from '../../../shared/clock.ts'
import { isSameSignature, isTimely } from '../signature.ts'
import type { Delivery } from './adapter.ts'

/*
 * How a request proves that it comes from its platform. Every comparison takes a time that does not tell where two
 * values differ.
 */

/** A header of the request; null when it is absent or stands there twice. */
export function headerOf({ headers }: Pick<Delivery, 'headers'>, name: string): string | null {
  const value = headers[name]
  return typeof value === 'string' ? value : null
}

/** A parameter of the address. */
export const queryOf = ({ url }: Pick<Delivery, 'url'>, name: string): string | null =>
  new URL(url, 'http://address').searchParams.get(name)

/** Whether a secret was shown; hashed first, so that its length does not show either. */
export function isSecret(shown: string | null, secret: string): boolean {
  return shown !== null && isSameSignature(hashOf(shown), hashOf(secret))
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')

/** `Authorization: Bearer <secret>`. */
export function isBearer(delivery: Delivery, secret: string): boolean {
  const [scheme, token] = headerOf(delivery, 'authorization')?.split(' ') ?? []
  return scheme?.toLowerCase() === 'bearer' && isSecret(token ?? null, secret)
}

/** HMAC with SHA-256 over "timestamp.body", as hexadecimal digits behind `sha256=`; the time stamp is in seconds. */
export function isTimedHmac(
  { timestamp, signature }: { readonly timestamp: string | null; readonly signature: string | null },
  secret: string,
  body: Buffer,
  now: EpochMs,
): boolean {
  if (timestamp === null || signature === null || !isTimely(timestamp, now)) return false
  const expected = createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex')
  return isSameSignature(`sha256=${expected}`, signature)
}

/** The header that an event bus's HTTP destination sends for us. */
export const apiKeyHeader = 'cue311-api-key'
export const isApiKey = (delivery: Delivery, secret: string) => isSecret(headerOf(delivery, apiKeyHeader), secret)
