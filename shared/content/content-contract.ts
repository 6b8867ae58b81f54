import { z } from 'zod'
import { centreAnswer, centreAnswerWith } from '../centre-answer.ts'
import { epochMsSchema } from '../clock.ts'
import { answerIdSchema, revisionSchema } from '../knowledge/answer.ts'
import { languageSchema } from '../knowledge/language.ts'
import { releaseIdentitySchema } from '../knowledge/release.ts'
import { doerSchema, draftSchema, draftStateSchema, draftSummarySchema, draftTextSchema } from './draft.ts'
import { toldObstacleSchema } from './obstacle.ts'
import { textCountsSchema } from './text-counts.ts'

/*
 * What the content team asks of the centre. The same lines stand in both contracts: the window asks main, which passes
 * them on. Main adds one reason of its own, `server-unreachable`: nothing of this works without the centre.
 */

const nothing = z.object({})
/** Why somebody does what the others will want to understand. */
export const reasonGivenSchema = z.object({ reason: z.string().min(3).max(1_000) })

/** A question that must find one of these answers among the first three. */
export const goldenQuestionSchema = z.object({
  text: z.string().min(1).max(500),
  language: languageSchema,
  answers: z.array(answerIdSchema).min(1).max(5),
})
export type GoldenQuestion = z.infer<typeof goldenQuestionSchema>

export const goldenSetSchema = z.object({
  /** Raised by every change; 0: there never were any. */
  version: z.number().int(),
  questions: z.array(goldenQuestionSchema),
  /** Who saved this version; null: the server itself. Servers before this line say nothing of it. */
  savedBy: doerSchema.nullable().optional(),
  savedAt: epochMsSchema.optional(),
})
export type GoldenSet = z.infer<typeof goldenSetSchema>

/** How a candidate does on the golden questions, beside the release before it. */
export const goldenResultSchema = z.object({
  asked: z.number().int(),
  foundBefore: z.number().int(),
  found: z.number().int(),
  /** Found before, and no longer. */
  lost: z.array(goldenQuestionSchema).max(200),
})
export type GoldenResult = z.infer<typeof goldenResultSchema>

export const publishedChangeSchema = z.object({
  answerId: answerIdSchema,
  language: languageSchema,
  before: revisionSchema.nullable(),
  after: revisionSchema.nullable(),
})
export type PublishedChange = z.infer<typeof publishedChangeSchema>

export const releaseRecordSchema = releaseIdentitySchema.extend({
  publishedAt: epochMsSchema,
  /** Null: the server itself, from the content folder or at a scheduled hour. */
  publishedBy: doerSchema.nullable(),
  purpose: z.enum(['first', 'content', 'scheduled', 'emergency', 'roll-back', 'import']),
  /** The reason given for an emergency, an override, a roll-back or an import. */
  note: z.string().nullable(),
  /** Texts put in and texts taken out; one that was corrected is both. */
  put: z.number().int(),
  withdrawn: z.number().int(),
})
export type ReleaseRecord = z.infer<typeof releaseRecordSchema>

export const candidateSchema = z.object({
  changes: z.array(publishedChangeSchema).max(500),
  /** What stands in the way; empty: it may be published. */
  obstacles: z.array(toldObstacleSchema),
  golden: goldenResultSchema,
})
export type Candidate = z.infer<typeof candidateSchema>

export const reachedSchema = z.object({
  release: releaseIdentitySchema.nullable(),
  /** Every desktop that is connected, and every one that reported within the last day. */
  desktops: z.array(
    z.object({
      deviceId: z.uuid(),
      displayName: z.string(),
      connected: z.boolean(),
      /** What it reported last; null: nothing yet. */
      number: z.number().int().nullable(),
      current: z.boolean(),
      reportedAt: epochMsSchema.nullable(),
    }),
  ),
})
export type Reached = z.infer<typeof reachedSchema>

/** The answer to a request that something may stand in the way of: `obstacles` say what, where the centre knows. */
const obstructed = <Value extends z.ZodType, const More extends readonly string[] = []>(value: Value, ...more: More) =>
  centreAnswerWith({ obstacles: z.array(toldObstacleSchema).optional() }, value, ...more)

const named = z.object({ draftId: z.uuid(), version: z.number().int().positive() })

export const contentRequests = {
  'content:drafts': {
    input: nothing,
    answer: centreAnswer(z.object({ drafts: z.array(draftSummarySchema), secondPerson: z.boolean() })),
  },
  /** What became of the texts; those of which there is nothing to tell are left out. */
  'content:counts': { input: nothing, answer: centreAnswer(z.object({ counts: z.array(textCountsSchema) })) },
  'content:draft': { input: z.object({ draftId: z.uuid() }), answer: centreAnswer(draftSchema, 'not-found') },
  /** Asked again with the same `draftId` it answers with the same draft. */
  'content:begin': {
    input: z.object({
      draftId: z.uuid(),
      answerId: answerIdSchema,
      language: languageSchema,
      purpose: z.enum(['text', 'withdrawal']),
      replaces: z.string().nullable(),
      text: draftTextSchema,
    }),
    /** `exists`: there is a draft for that revision already; `detail` is its `draftId`. */
    answer: centreAnswer(draftSchema, 'exists'),
  },
  'content:save': {
    input: named.extend({ text: draftTextSchema }),
    /** A text that is in review or approved goes back to work. */
    answer: centreAnswer(draftSummarySchema, 'changed-meanwhile', 'not-found'),
  },
  'content:move': {
    input: named.extend({ state: draftStateSchema, publishAt: epochMsSchema.nullable() }),
    /** `incomplete`: `obstacles` say what is wrong; `second-person`: somebody else has to approve. */
    answer: obstructed(draftSummarySchema, 'changed-meanwhile', 'not-found', 'incomplete', 'second-person'),
  },
  'content:discard': { input: named, answer: centreAnswer(nothing, 'changed-meanwhile', 'not-found') },
  /** Says which draft this editor looks at (null: none), and answers who else does. */
  'content:look': {
    input: z.object({ draftId: z.uuid().nullable() }),
    answer: centreAnswer(z.object({ others: z.array(doerSchema) })),
  },

  'content:try': { input: z.object({ draftIds: z.array(z.uuid()).max(500) }), answer: obstructed(candidateSchema) },
  'content:publish': {
    input: z.object({
      draftIds: z.array(z.uuid()).min(1).max(500),
      /** One person alone, without approval: marked and kept for ever. */
      emergency: reasonGivenSchema.nullable(),
      /** Although golden questions are lost. */
      override: reasonGivenSchema.nullable(),
    }),
    /** `obstructed`: by the `obstacles`, which `content:try` says as well. */
    answer: obstructed(releaseRecordSchema, 'obstructed', 'golden-lost'),
  },
  'content:releases': { input: nothing, answer: centreAnswer(z.object({ releases: z.array(releaseRecordSchema) })) },
  'content:changes': {
    input: z.object({ number: z.number().int().positive() }),
    /** The first five hundred, by answer; `total` says how many there are. */
    answer: centreAnswer(
      z.object({ changes: z.array(publishedChangeSchema), total: z.number().int().optional() }),
      'not-found',
    ),
  },
  /** The set of that release becomes the next one. */
  'content:roll-back': {
    input: reasonGivenSchema.extend({ to: z.number().int().positive() }),
    answer: centreAnswer(releaseRecordSchema, 'not-found', 'nothing-to-change'),
  },
  'content:reached': { input: nothing, answer: centreAnswer(reachedSchema) },
  /** Every text that this answer had in this language, newest first. */
  'content:history': {
    input: z.object({ answerId: answerIdSchema, language: languageSchema }),
    answer: centreAnswer(
      z.object({ revisions: z.array(z.object({ revision: revisionSchema, release: releaseRecordSchema })) }),
    ),
  },
  'content:golden': {
    input: nothing,
    answer: centreAnswer(goldenSetSchema),
  },
  'content:save-golden': {
    input: z.object({ version: z.number().int(), questions: z.array(goldenQuestionSchema).max(5_000) }),
    answer: centreAnswer(z.object({ version: z.number().int() }), 'changed-meanwhile'),
  },
} as const

/** The centre tells editors that something is different now, and they look. */
export const contentChangedSchema = z.object({ what: z.enum(['drafts', 'releases', 'golden']) })
