import { z } from 'zod'
import { answerIdSchema } from '../knowledge/answer.ts'
import { languageSchema } from '../knowledge/language.ts'

/** How many days are counted, today included. */
export const countedDays = 30

const count = z.number().int().nonnegative()

/**
 * What became of a text: in how many interactions of the thirty days it was used or read, in how many it was turned down,
 * and how many flags wait now. A row, not an object: there may be tens of thousands.
 */
export const textCountsSchema = z.tuple([answerIdSchema, languageSchema, count, count, count])
export type TextCounts = z.infer<typeof textCountsSchema>
