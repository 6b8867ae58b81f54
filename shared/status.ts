import { z } from 'zod'
import { epochMsSchema } from './clock.ts'
import { releaseIdentitySchema } from './knowledge/release.ts'

/* What the status line shows. */

export const connectionSchema = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('online'),
    /** How far the server's clock is ahead of this one; absent while they agree well enough for days and tokens. */
    clockApartMs: z.number().optional(),
  }),
  z.object({ state: z.literal('connecting') }),
  z.object({ state: z.literal('offline'), since: epochMsSchema }),
  /** The server answered and said no; only a person can change that. `detail` says in words what to do. */
  z.object({ state: z.literal('refused'), reason: z.enum(['protocol-mismatch', 'signed-out']), detail: z.string() }),
])
export type Connection = z.infer<typeof connectionSchema>

export const releaseFaults = [
  'malformed',
  'altered',
  'foreign-signature',
  'disk-full',
  'storage-failed',
  'unreachable',
] as const

export const releaseStatusSchema = z.object({
  installed: releaseIdentitySchema.extend({ answers: z.number().int(), installedAt: epochMsSchema }).nullable(),
  /** Why the last attempt to install a newer one, or to open the one on disk, failed; null when it did not. */
  fault: z.enum(releaseFaults).nullable(),
})
export type ReleaseStatus = z.infer<typeof releaseStatusSchema>

export const outboxStatusSchema = z.object({
  /** Recorded on this workstation and not yet committed at the centre. */
  pending: z.number().int().nonnegative(),
  refused: z.number().int().nonnegative(),
  /** Where a damaged log was put at this start, kept to be looked at; absent when there was none. */
  setAside: z.string().optional(),
})
export type OutboxStatus = z.infer<typeof outboxStatusSchema>

export const statusSchema = z.object({
  connection: connectionSchema,
  release: releaseStatusSchema,
  outbox: outboxStatusSchema,
})
export type Status = z.infer<typeof statusSchema>
