import { z } from 'zod'
import { utteranceSchema } from '../conversation/utterance.ts'
import { answerIdSchema, answerKinds, dayInCitySchema, services } from './answer.ts'
import { languageSchema } from './language.ts'

/** Everything that suggesting reads, as one query. */
export const suggestQuerySchema = z.object({
  conversation: z.array(utteranceSchema).max(2_000),
  /** The agent's own notes; the word being typed is their last. */
  notes: z.string().max(20_000),
  /** The resident's language, when the agent has chosen it; null: as heard. */
  language: languageSchema.nullable(),
  /** What the agent reads, for when nothing was heard yet. */
  fallbackLanguage: languageSchema,
})
export type SuggestQuery = z.infer<typeof suggestQuerySchema>

/** A stretch of text, in UTF-16 code units, end excluded. */
export const rangeSchema = z.tuple([z.number().int().nonnegative(), z.number().int().nonnegative()])
export type Range = z.infer<typeof rangeSchema>

/** An answer offered at a moment, with the reason. */
export const suggestionSchema = z.object({
  answerId: answerIdSchema,
  revisionId: z.string(),
  language: languageSchema,
  title: z.string(),
  spoken: z.string(),
  kind: z.enum(answerKinds),
  service: z.enum(services),
  revisedOn: dayInCitySchema,
  /** From 0 to 1: how much of what was asked this answer speaks of. */
  confidence: z.number().min(0).max(1),
  /** The resident's and the agent's words that led here, as they were written. */
  matchedWords: z.array(z.string()),
  marks: z.object({ title: z.array(rangeSchema), spoken: z.array(rangeSchema) }),
})
export type Suggestion = z.infer<typeof suggestionSchema>

export const suggestionsSchema = z.object({
  /** The language in which the conversation was heard. */
  language: languageSchema,
  /** Best first; at most three; none when nothing fits. */
  suggestions: z.array(suggestionSchema).max(3),
  /** The release they come from; null before the first. */
  releaseNumber: z.number().int().positive().nullable(),
})
export type Suggestions = z.infer<typeof suggestionsSchema>
