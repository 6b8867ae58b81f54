import { z } from 'zod'
import { answerIdSchema } from '../knowledge/answer.ts'
import { languageSchema } from '../knowledge/language.ts'

/*
 * What stands in a draft's way: a code that programs compare, with what a sentence about it needs. The window says it in
 * the reader's language; the centre's own English sentence goes with it, for the record and for a window that does not
 * know the code yet.
 */

/** A text of an answer, as an editor tells it from the others. */
export const textNameSchema = z.object({
  answerId: answerIdSchema,
  language: languageSchema,
  effectiveFrom: z.string(),
})
export type TextName = z.infer<typeof textNameSchema>

/** What an editor types, in the order in which it is read. */
export const textFields = [
  'title',
  'kind',
  'service',
  'audience',
  'spoken',
  'residentsWords',
  'steps',
  'detail',
  'links',
  'related',
  'apart',
  'owner',
  'reviewOn',
  'effectiveFrom',
  'effectiveUntil',
] as const
export type TextField = (typeof textFields)[number]

/** The fields that can be wrong by themselves. */
export const faultyFieldSchema = z.enum([...textFields, 'answerId'])
export type FaultyField = z.infer<typeof faultyFieldSchema>

const fieldFaults = ['missing', 'too-many-words', 'no-day', 'no-address', 'no-id', 'too-long', 'wrong'] as const
export type FieldFault = (typeof fieldFaults)[number]

const plain = <const Code extends string>(code: Code) => z.object({ code: z.literal(code) })
const besideAnother = <const Code extends string>(code: Code) => plain(code).extend({ other: textNameSchema })

export const obstacleSchema = z.discriminatedUnion('code', [
  // The draft itself.
  plain('draft-gone'),
  plain('not-approved'),
  plain('not-in-review'),
  /** Whoever edited it last must not be the one who approves it. */
  plain('second-person').extend({ name: z.string() }),
  plain('replaced-text-gone'),
  plain('nothing-new'),
  // The text by itself.
  plain('field').extend({ field: faultyFieldSchema, fault: z.enum(fieldFaults) }),
  plain('ends-before-it-begins'),
  /** The place of the link among the links, from 1. */
  plain('no-address').extend({ link: z.number().int().positive(), url: z.string() }),
  plain('forbidden').extend({
    field: z.enum(['steps', 'detail']),
    line: z.number().int().positive(),
    what: z.enum(['html', 'image']),
  }),
  plain('control-character'),
  // The text beside others.
  besideAnother('same-days'),
  besideAnother('same-label'),
  besideAnother('asked-in-one-language'),
  plain('lonely-question'),
  plain('unknown-related').extend({ answerId: z.string() }),
  besideAnother('still-named'),
  // The release.
  plain('golden-lost').extend({ questions: z.array(z.string()) }),
  plain('still-indexing'),
])
export type Obstacle = z.infer<typeof obstacleSchema>

/** An obstacle with the draft in whose way it stands. */
export const toldObstacleSchema = z.object({
  draftId: z.uuid().nullable(),
  /** The text that it is about, where no draft changes that text. */
  text: textNameSchema.optional(),
  /** In English. */
  reason: z.string(),
  /** True: nothing but the approval is missing, and an emergency does without. */
  approval: z.boolean().optional(),
  /** Absent from a centre of before; a code that is not known here reads as absent. */
  obstacle: obstacleSchema.optional().catch(undefined),
})
export type ToldObstacle = z.infer<typeof toldObstacleSchema>
