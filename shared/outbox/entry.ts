import { z } from 'zod'
import { epochMsSchema } from '../clock.ts'
import { factSchema } from '../interaction/fact.ts'

/** A place in a workstation's log: 1, 2, 3 … without gaps, never used twice. */
export const sequenceSchema = z.number().int().positive()

/** Something recorded and not yet acknowledged by the server. */
export const outboxEntrySchema = z.object({ sequence: sequenceSchema, fact: factSchema })
export type OutboxEntry = z.infer<typeof outboxEntrySchema>

/** Why the server set an entry aside. Final: sending the same again would end the same way until somebody acts. */
export const refusalReasons = ['unknown-shape', 'not-permitted', 'too-large'] as const
export const refusalReasonSchema = z.enum(refusalReasons)

/** An entry that the server refused, kept where it can be seen and sent again. */
export const refusedEntrySchema = outboxEntrySchema.extend({
  reason: refusalReasonSchema,
  detail: z.string(),
  refusedAt: epochMsSchema,
})
export type RefusedEntry = z.infer<typeof refusedEntrySchema>

/** On the wire. A newer server's reason that is not known here must not make its whole answer unreadable. */
export const refusalSchema = z.object({
  sequence: sequenceSchema,
  reason: refusalReasonSchema.catch('unknown-shape'),
  detail: z.string(),
})
export type Refusal = z.infer<typeof refusalSchema>

/**
 * The log on disk. Every promise is kept only once the bytes are: a resolved `append` survives `kill -9`.
 * Implementations serialise their own writes.
 */
export interface OutboxStore {
  /** Who this workstation is. Made at the first start; renewed only when the server finds that two share it. */
  deviceId(): string
  /** Adds a fact to the end of the log. */
  append(fact: OutboxEntry['fact']): Promise<OutboxEntry>
  /** The oldest entries that wait, in order. */
  oldest(limit: number): Promise<OutboxEntry[]>
  /** In one step: forgets every entry up to `through` and moves the refused ones among them aside. */
  settle(through: number, refused: readonly RefusedEntry[]): Promise<void>
  refused(): Promise<RefusedEntry[]>
  /** In one step: puts refused entries back at the end of the log under new sequence numbers. */
  sendAgain(sequences: readonly number[]): Promise<void>
  /** Takes a new device identity; what waits is numbered afresh from 1. */
  renewDevice(deviceId: string): Promise<void>
  counts(): { readonly pending: number; readonly refused: number }
}
