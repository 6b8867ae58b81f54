import { z } from 'zod'
import { utteranceSchema } from '../conversation/utterance.ts'
import { answerIdSchema, answerKinds, dayInCitySchema, serviceSchema } from './answer.ts'
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
  /** Below this confidence no card is offered. */
  floor: z.number().min(0).max(1),
  /** What the cards show now: an answer among them stays while no other is clearly better. */
  showing: z.array(answerIdSchema).max(3),
  /** What the agent said does not fit, in this interaction: not offered again. */
  dismissed: z.array(answerIdSchema).max(1_000),
})
export type SuggestQuery = z.infer<typeof suggestQuerySchema>

/** A stretch of text, in UTF-16 code units, end excluded. */
export const rangeSchema = z.tuple([z.number().int().nonnegative(), z.number().int().nonnegative()])
export type Range = z.infer<typeof rangeSchema>

/** A word that led to an answer: as it was said or noted, and as the answer has it (`trash`, `garbage`). */
export const matchSchema = z.object({ said: z.string(), found: z.string() })
export type Match = z.infer<typeof matchSchema>

/** The part of a long answer that fits: under a heading of its steps or of its detail. */
export const sectionSchema = z.object({ part: z.enum(['steps', 'detail']), heading: z.string() })
export type Section = z.infer<typeof sectionSchema>

/** An answer offered at a moment, with the reason. */
export const suggestionSchema = z.object({
  answerId: answerIdSchema,
  revisionId: z.string(),
  language: languageSchema,
  title: z.string(),
  spoken: z.string(),
  kind: z.enum(answerKinds),
  service: serviceSchema,
  revisedOn: dayInCitySchema,
  /** From 0 to 1: how probable it is that this is what is asked. */
  confidence: z.number().min(0).max(1),
  /** The words that led here, the most telling first. */
  matches: z.array(matchSchema),
  /** How many utterances ago the most telling words were said: 0 for the newest and for the notes. */
  saidTurnsAgo: z.number().int().nonnegative(),
  /** Whether agents' earlier use for words like these moved it up. */
  usedBefore: z.boolean(),
  /** Where to open it; null: at its beginning. */
  section: sectionSchema.nullable(),
  marks: z.object({ title: z.array(rangeSchema), spoken: z.array(rangeSchema) }),
})
export type Suggestion = z.infer<typeof suggestionSchema>

/** The one thing in which the best answers differ, as the content asks it. */
export const clarifyingQuestionSchema = z.object({
  question: z.string(),
  choices: z.array(z.object({ answerId: answerIdSchema, label: z.string() })).min(2),
})
export type ClarifyingQuestion = z.infer<typeof clarifyingQuestionSchema>

export const suggestionsSchema = z.object({
  /** The language in which the conversation was heard. */
  language: languageSchema,
  /** Best first; at most three; none when nothing fits. */
  suggestions: z.array(suggestionSchema).max(3),
  /** What to ask the resident when the answers above differ in one thing only; null when nothing needs asking. */
  question: clarifyingQuestionSchema.nullable(),
  /** The release they come from; null before the first. */
  releaseNumber: z.number().int().positive().nullable(),
})
export type Suggestions = z.infer<typeof suggestionsSchema>
