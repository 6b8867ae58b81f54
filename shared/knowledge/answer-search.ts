import { z } from 'zod'
import { serviceSchema } from './answer.ts'
import { languageSchema } from './language.ts'
import { suggestionSchema } from './suggestion.ts'

/** What an agent types into the search box, with the filters. */
export const answerSearchSchema = z.object({
  text: z.string().max(500),
  language: languageSchema,
  /** Only answers of this service; null: of all. */
  service: serviceSchema.nullable(),
})
export type AnswerSearch = z.infer<typeof answerSearchSchema>

/** The most rows that a search answers with. */
export const mostFound = 50

export const foundAnswersSchema = z.object({
  /** Best first; every answer that has any of the words, however unsure; empty for an empty text. */
  found: z.array(suggestionSchema).max(mostFound),
  /** How many there are in all. */
  total: z.number().int().nonnegative(),
  /** For an empty text: what was used on this workstation lately, newest first. */
  recent: z.array(suggestionSchema).max(mostFound),
  /** For an empty text: what is used most, at the centre and here. */
  mostUsed: z.array(suggestionSchema).max(mostFound),
})
export type FoundAnswers = z.infer<typeof foundAnswersSchema>
