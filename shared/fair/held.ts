import { z } from 'zod'
import { epochMsSchema } from '../clock.ts'
import { interactionSummarySchema } from '../interaction/interaction.ts'
import { aboutPartSchema } from './about.ts'
import { contestSchema, titleSchema } from './contest.ts'
import { recordKindSchema } from './recorded.ts'

/* What the centre holds about the person who asks. */

/** Of each kind of record how many there are, and when the first and the last were made. */
export const heldKindSchema = z.object({
  kind: recordKindSchema,
  count: z.number().int().nonnegative(),
  firstAt: epochMsSchema.nullable(),
  lastAt: epochMsSchema.nullable(),
})
export type HeldKind = z.infer<typeof heldKindSchema>

export const heldRecordSchema = z.object({
  id: z.string(),
  at: epochMsSchema,
  /** When it was over; null where it is not, or has no end. */
  until: epochMsSchema.nullable(),
  /** What it says; nothing where that it is there is all. */
  about: z.array(aboutPartSchema),
  /** Who else had to do with it. */
  by: z.string().nullable(),
})
export type HeldRecord = z.infer<typeof heldRecordSchema>

/** Lists are read from the newest on, each page after the last record of the one before. */
export const afterSchema = z.object({ at: epochMsSchema, id: z.string().max(100) })
export type After = z.infer<typeof afterSchema>

export const heldInteractionSchema = interactionSummarySchema.omit({ agentId: true, topic: true }).extend({
  topic: z.string().nullable(),
  title: titleSchema,
  queue: z.string().nullable(),
  team: z.string().nullable(),
  /** In no figure, since a lead said so. */
  leftOut: z.boolean(),
  /** What was said last about it. */
  contest: contestSchema.nullable(),
})
export type HeldInteraction = z.infer<typeof heldInteractionSchema>

export const pageOf = <Row extends z.ZodType>(row: Row) =>
  z.object({
    rows: z.array(row),
    /** Where the next page begins; null after the last. */
    next: afterSchema.nullable(),
  })
