import { z } from 'zod'
import { epochMsSchema } from '../clock.ts'
import { answerIdSchema, answerTextSchema, revisionSchema } from '../knowledge/answer.ts'
import { languageSchema } from '../knowledge/language.ts'
import { releaseIdentitySchema } from '../knowledge/release.ts'
import { resultSchema } from '../result.ts'
import { goldenQuestionSchema } from './content-contract.ts'
import { draftTextSchema } from './draft.ts'

/*
 * What the content team asks of its own workstation: the release installed here, the engine that agents have, and a
 * place for what was typed and is not at the centre yet.
 */

const nothing = z.object({})

/** One text of the release, as a list shows it. */
export const publishedTextSchema = answerTextSchema
  .pick({
    answerId: true,
    language: true,
    title: true,
    kind: true,
    service: true,
    owner: true,
    reviewOn: true,
    revisedOn: true,
    effectiveFrom: true,
    effectiveUntil: true,
  })
  .extend({ revisionId: z.string() })
export type PublishedText = z.infer<typeof publishedTextSchema>

/** A large release is read in pieces of this many texts: neither the window nor a suggestion waits for the whole. */
export const publishedPageSize = 1_000

export const publishedPageSchema = z.object({
  /** The release that the page is of; null while none is installed. Pages of two releases make no list. */
  release: releaseIdentitySchema.nullable(),
  /** Days and hours of the texts are those of this time zone. */
  timeZone: z.string().nullable(),
  /** How many texts there are in all. */
  total: z.number().int().nonnegative(),
  texts: z.array(publishedTextSchema).max(publishedPageSize),
})
export type PublishedPage = z.infer<typeof publishedPageSchema>

/** The most questions that are tried at once. */
export const mostTried = 20

export const textTrialSchema = z.object({
  answerId: answerIdSchema,
  language: languageSchema,
  text: draftTextSchema,
  /** The revision that it takes the place of. */
  replaces: z.string().nullable(),
  questions: z.array(z.string().max(500)).max(mostTried),
})
export type TextTrial = z.infer<typeof textTrialSchema>

export const triedQuestionSchema = z.object({
  question: z.string(),
  /** Its place among all that is found, from 1; null: not found. */
  rank: z.number().int().positive().nullable(),
  confidence: z.number().min(0).max(1),
  /** What stands before all others, when it is something else. */
  first: z.object({ answerId: answerIdSchema, title: z.string() }).nullable(),
})
export type TriedQuestion = z.infer<typeof triedQuestionSchema>

/** What was typed into a draft and the centre does not have yet. */
export const keptTextSchema = z.object({
  draftId: z.uuid(),
  answerId: answerIdSchema,
  language: languageSchema,
  replaces: z.string().nullable(),
  /** The version that it was typed into; null: the centre does not know the draft. */
  version: z.number().int().positive().nullable(),
  /** Somebody else's text stood beside it, and nobody had chosen: it goes over no version by itself. */
  contested: z.boolean().optional(),
  text: draftTextSchema,
  keptAt: epochMsSchema,
})
export type KeptText = z.infer<typeof keptTextSchema>

/** The most test questions that are asked at once: the next suggestion waits no longer than for so many. */
export const mostAskedGolden = 20

/** What somebody changed about one test question, and has not saved: null before for a new one, null after for none. */
export const keptQuestionSchema = z.object({
  id: z.string().min(1).max(600),
  before: goldenQuestionSchema.nullable(),
  /** Anything may still be missing. */
  after: z
    .object({ text: z.string().max(500), language: languageSchema, answers: z.array(answerIdSchema).max(5) })
    .nullable(),
})
export type KeptQuestion = z.infer<typeof keptQuestionSchema>

export const keptQuestionsSchema = z.object({
  changes: z.array(keptQuestionSchema).max(5_000),
  keptAt: epochMsSchema,
})
export type KeptQuestions = z.infer<typeof keptQuestionsSchema>

const kept = resultSchema(nothing, ['disk-full', 'storage-failed'])

export const contentRequestsHere = {
  /** What is in the installed release, also what is not in effect yet, in an order of its own. */
  'content:published': {
    input: z.object({ from: z.number().int().nonnegative() }),
    answer: publishedPageSchema,
  },
  'content:text': {
    input: z.object({ revisionId: z.string() }),
    answer: resultSchema(revisionSchema, ['not-in-release']),
  },
  /** How the engine would find a draft among the installed answers, were it published today. Nothing is installed. */
  'content:try-text': {
    input: textTrialSchema,
    answer: z.object({ tried: z.array(triedQuestionSchema) }),
  },
  /** Against a crash of the window; resolved means on disk. */
  'content:keep': { input: keptTextSchema, answer: kept },
  'content:kept': { input: nothing, answer: z.object({ texts: z.array(keptTextSchema) }) },
  /** The centre has it, or nobody wants it any more. */
  'content:let-go': { input: z.object({ draftId: z.uuid() }), answer: nothing },

  /** What each question finds in the installed release, best first, as the centre asks it before it publishes. */
  'content:find-golden': {
    input: z.object({
      questions: z.array(goldenQuestionSchema.pick({ text: true, language: true })).max(mostAskedGolden),
    }),
    answer: z.object({ found: z.array(z.array(answerIdSchema)) }),
  },
  /** Against a crash, as a draft's text is; no changes: nothing is kept any more. */
  'content:keep-questions': { input: keptQuestionsSchema, answer: kept },
  'content:kept-questions': { input: nothing, answer: keptQuestionsSchema.nullable() },
} as const
