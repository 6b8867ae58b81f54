import { z } from 'zod'
import { channelSchema } from '../interaction/fact.ts'
import { answerIdSchema } from '../knowledge/answer.ts'
import { languageSchema } from '../knowledge/language.ts'

/** What makes a practice call hard. */
export const practiceKinds = [
  'simple-question',
  'rambling',
  'two-questions',
  'misspelled-chat',
  'french',
  'no-answer',
  'service-request',
] as const

/** A resident's side of a call, played as text at speaking pace (or typing pace in a chat). */
export const practiceScriptSchema = z.object({
  scriptId: answerIdSchema,
  title: z.object({ en: z.string().min(1), fr: z.string().min(1) }),
  kind: z.enum(practiceKinds),
  channel: channelSchema,
  language: languageSchema,
  /** The answers that would help; empty where none exists. */
  expects: z.array(answerIdSchema),
  turns: z.array(z.object({ text: z.string().min(1), pauseMs: z.number().int().min(0).max(20_000) })).min(1),
})
export type PracticeScript = z.infer<typeof practiceScriptSchema>

/** A script as a list shows it: without what will be said. */
export const practiceTitleSchema = practiceScriptSchema.pick({
  scriptId: true,
  title: true,
  kind: true,
  channel: true,
  language: true,
})
export type PracticeTitle = z.infer<typeof practiceTitleSchema>
