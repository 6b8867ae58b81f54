import { z } from 'zod'
import { epochMsSchema } from '../clock.ts'
import { answerIdSchema, answerKinds, answerTextSchema, serviceSchema } from '../knowledge/answer.ts'
import { languageSchema } from '../knowledge/language.ts'
import { personIdSchema } from '../people/person.ts'
import { type FaultyField, type FieldFault, faultyFieldSchema, toldObstacleSchema } from './obstacle.ts'

/*
 * A draft is a text of one answer in one language on its way to a release. It is the centre's, not the workstation's:
 * every editor sees it, and each change of it has a version, so that nobody overwrites what they have not read.
 */

/** In work → in review → approved → published, and then it is no draft any more. An approved one may wait for its hour. */
export const draftStates = ['in-work', 'in-review', 'approved'] as const
export const draftStateSchema = z.enum(draftStates)
export type DraftState = z.infer<typeof draftStateSchema>

/**
 * What an editor has typed so far: anything may still be missing or wrong. It becomes an `AnswerText`, with the days and
 * the words checked, when it leaves the state of work.
 */
export const draftTextSchema = z.object({
  title: z.string().max(400),
  kind: z.enum(answerKinds),
  service: serviceSchema,
  audience: z.string().max(1_000),
  spoken: z.string().max(4_000),
  residentsWords: z.array(z.string().max(400)).max(200),
  steps: z.string().max(100_000),
  detail: z.string().max(200_000),
  links: z.array(z.object({ label: z.string().max(400), url: z.string().max(4_000) })).max(50),
  related: z.array(z.string().max(200)).max(50),
  apart: z.object({ question: z.string().max(400), label: z.string().max(400) }).nullable(),
  owner: z.string().max(200),
  reviewOn: z.string().max(20),
  effectiveFrom: z.string().max(20),
  effectiveUntil: z.string().max(20).nullable(),
})
export type DraftText = z.infer<typeof draftTextSchema>

/** Who did something, as others read it. */
export const doerSchema = z.object({ personId: personIdSchema, displayName: z.string() })
export type Doer = z.infer<typeof doerSchema>

export const draftSummarySchema = z.object({
  draftId: z.uuid(),
  answerId: answerIdSchema,
  language: languageSchema,
  /** `withdrawal`: the text that it replaces is taken out, and none put in its place. */
  purpose: z.enum(['text', 'withdrawal']),
  /** The revision that it takes the place of; null: it is new beside all others. */
  replaces: z.string().nullable(),
  title: z.string(),
  state: draftStateSchema,
  /** Raised by every change; a change names the version that its author has read. */
  version: z.number().int().positive(),
  createdBy: doerSchema,
  editedBy: doerSchema,
  editedAt: epochMsSchema,
  approvedBy: doerSchema.nullable(),
  /** When an approved draft is to be published by itself; null: when somebody does it. */
  publishAt: epochMsSchema.nullable(),
  /** Why it was not published at its hour, in English, until somebody changes something. */
  heldUp: z.string().nullable().optional(),
  /** The same as codes; absent of what a centre of before has held up. */
  heldUpBy: z.array(toldObstacleSchema).optional(),
  /** As the draft's own text has them; absent from a centre of before. */
  service: serviceSchema.optional(),
  owner: z.string().optional(),
})
export type DraftSummary = z.infer<typeof draftSummarySchema>

export const draftSchema = draftSummarySchema.extend({ text: draftTextSchema })
export type Draft = z.infer<typeof draftSchema>

/** What is wrong with a field of a text. */
export type DraftFault = { readonly field: FaultyField; readonly fault: FieldFault }

/** The text of a draft as it would be published, or all that is wrong with it, by field. */
export function checkDraft(
  { answerId, language, text }: Pick<Draft, 'answerId' | 'language' | 'text'>,
  revisedOn: string,
) {
  const { apart, ...rest } = trimmed(text)
  const whole = { ...rest, ...(apart && { apart }), answerId, language, revisedOn }
  const parsed = answerTextSchema.safeParse(whole, { reportInput: true })
  if (parsed.success) return { ok: true, text: parsed.data } as const
  return { ok: false, faults: parsed.error.issues.map(toFault) } as const
}

type Issue = z.core.$ZodIssue

function toFault(issue: Issue): DraftFault {
  const field = faultyFieldSchema.parse(issue.path[0])
  return { field, fault: faultOf(field, issue) }
}

function faultOf(field: FaultyField, { code, input }: Issue): FieldFault {
  if (code === 'too_big') return 'too-long'
  if (code === 'custom') return 'too-many-words'
  if (field === 'answerId' || field === 'related') return 'no-id'
  // A link without a name is as incomplete as one without an address.
  if (field === 'links') return 'no-address'
  if (code === 'too_small' || input === '') return 'missing'
  return code === 'invalid_format' ? 'no-day' : 'wrong'
}

/** Without the white space around texts, as the files of a content folder are read: what looks empty is empty. */
const trimmed = (text: DraftText): DraftText => ({
  ...text,
  title: text.title.trim(),
  audience: text.audience.trim(),
  spoken: text.spoken.trim(),
  residentsWords: text.residentsWords.map((words) => words.trim()),
  steps: text.steps.trim(),
  detail: text.detail.trim(),
  links: text.links.map(({ label, url }) => ({ label: label.trim(), url: url.trim() })),
  related: text.related.map((id) => id.trim()),
  apart: text.apart && { question: text.apart.question.trim(), label: text.apart.label.trim() },
  owner: text.owner.trim(),
})
