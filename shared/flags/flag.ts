import { z } from 'zod'
import { epochMsSchema } from '../clock.ts'
import { answerIdSchema } from '../knowledge/answer.ts'
import { languageSchema } from '../knowledge/language.ts'

/*
 * A flag says on a call that an answer is not right. It is a fact like any other; what becomes of it is decided by those
 * who keep the answer, in words that go back to whoever raised it.
 *
 *   open ──▶ fixed in release n
 *     └────▶ refused
 */

/** What is the matter with the answer; `missing` is about no answer, but about what nobody has written. */
export const flagKinds = ['wrong', 'unclear', 'out-of-date', 'missing'] as const
export const flagKindSchema = z.enum(flagKinds)
export type FlagKind = z.infer<typeof flagKindSchema>

const words = z.string().trim().min(3).max(1_000)

/** What was decided, as an editor says it. */
export const decisionSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('fixed'), release: z.number().int().positive(), words }),
  z.object({ state: z.literal('refused'), words }),
])
export type Decision = z.infer<typeof decisionSchema>

const settlementSchema = z.object({
  state: z.enum(['fixed', 'refused']),
  /** In which release it is mended; null when it was refused. */
  release: z.number().int().positive().nullable(),
  words: z.string(),
  settledAt: epochMsSchema,
})

/** What every flag says, whoever looks at it. */
const flagSchema = z.object({
  flagId: z.uuid(),
  kind: flagKindSchema,
  answerId: answerIdSchema.nullable(),
  /** The newest title of that answer; null when there is none (any more). */
  title: z.string().nullable(),
  language: languageSchema.nullable(),
  note: z.string(),
  /** What was asked for when nothing fitted; masked, as the note is. */
  query: z.string().nullable(),
  flaggedAt: epochMsSchema,
  settlement: settlementSchema.nullable(),
})

/** A flag as whoever raised it sees it. */
export const ownFlagSchema = flagSchema.extend({
  /** Whether they have seen how it was settled. */
  heard: z.boolean(),
})
export type OwnFlag = z.infer<typeof ownFlagSchema>

/** A flag as those who keep the answers see it. */
export const listedFlagSchema = flagSchema.extend({
  /** Who keeps the newest text of the answer; null when there is no answer. */
  owner: z.string().nullable(),
  /** Who raised it, to be asked back. */
  flaggedBy: z.string(),
  /** Raised in a practice call. */
  practice: z.boolean(),
})
export type ListedFlag = z.infer<typeof listedFlagSchema>

/** A flag that was decided about, and by whom. */
export const settledFlagSchema = listedFlagSchema.extend({ settlement: settlementSchema, settledBy: z.string() })
export type SettledFlag = z.infer<typeof settledFlagSchema>

/** Flags that say the same, to be settled together. */
export const flagGroupSchema = z.object({
  kind: flagKindSchema,
  answerId: answerIdSchema.nullable(),
  title: z.string().nullable(),
  owner: z.string().nullable(),
  language: languageSchema.nullable(),
  query: z.string().nullable(),
  /** Newest first. */
  flags: z.array(listedFlagSchema),
})
export type FlagGroup = z.infer<typeof flagGroupSchema>
