import type { z } from 'zod'
import { type AnswerText, answerTextSchema, countWords, spokenWordLimit } from '../../shared/knowledge/answer.ts'
import type { Sections } from './answer-sections.ts'
import type { FileFault } from './content-fault.ts'

/* What an answer says of itself, by the keys of answer files, wherever it was written: a file, a row, a record. */

/** Keys and values as they were read, and the line where each stands. */
export type AnswerValues = {
  readonly values: Readonly<Record<string, unknown>>
  /** The line of a key; that of the beginning when it is missing. */
  readonly lineOf: (key: string) => number
}

/** Keys of the file, and what the contract calls them. */
const contractNames: Record<string, keyof AnswerText> = {
  id: 'answerId',
  language: 'language',
  title: 'title',
  kind: 'kind',
  service: 'service',
  audience: 'audience',
  spoken: 'spoken',
  words: 'residentsWords',
  owner: 'owner',
  revisedOn: 'revisedOn',
  reviewOn: 'reviewOn',
  effectiveFrom: 'effectiveFrom',
  effectiveUntil: 'effectiveUntil',
  links: 'links',
  related: 'related',
  apart: 'apart',
}
const fileNames = Object.fromEntries(Object.entries(contractNames).map(([file, contract]) => [contract, file]))

/** The keys of an answer file's front matter, in the order in which they are written. */
export const answerKeys: readonly string[] = Object.keys(contractNames)

/** The text that the values and the two sections make; without one, what is wrong with them, all at once. */
export function readAnswerValues(
  front: AnswerValues,
  body: Sections,
): { readonly text: AnswerText | null; readonly faults: readonly FileFault[] } {
  const parsed = answerTextSchema.safeParse({ ...toContract(front.values), ...body.sections })
  const found = parsed.success ? findUnstorable(parsed.data, front) : explainIssues(parsed.error.issues, front)
  return { text: parsed.success ? parsed.data : null, faults: [...found, ...body.faults] }
}

const explainIssues = (issues: readonly Issue[], front: AnswerValues) =>
  issues.filter(isToldHere(front)).map((issue) => toFault(issue, front))

/** Control characters and halves of letters: PostgreSQL takes neither, and the text would not match its hash. */
function findUnstorable(text: AnswerText, { lineOf }: AnswerValues): FileFault[] {
  return Object.entries(text)
    .filter(([, value]) => textsWithin(value).some((one) => /(?![\t\r\n])\p{Cc}|\p{Surrogate}/u.test(one)))
    .map(([name]) => fileNames[name] ?? name)
    .map((key) => ({ line: lineOf(key), reason: `"${key}" has a control character, or half a letter` }))
}

const textsWithin = (value: unknown): string[] => {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsWithin) : []
}

function toContract(values: AnswerValues['values']): Record<string, unknown> {
  const { apart, ...named } = Object.fromEntries(
    Object.entries(contractNames).map(([file, contract]) => [contract, trimmed(values[file])]),
  )
  return {
    ...named,
    // Left out where it is not written: what is not there is no part of what is hashed.
    ...((apart ?? null) !== null && { apart }),
    links: named.links ?? [],
    related: named.related ?? [],
    // A text that nobody revised since is as old as its truth.
    revisedOn: named.revisedOn ?? named.effectiveFrom,
    effectiveUntil: named.effectiveUntil ?? null,
  }
}

/** Without the white space around texts, also in what is listed within. */
function trimmed(value: unknown): unknown {
  if (typeof value === 'string') return value.trim()
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, within]) => [key, trimmed(within)]))
}

type Issue = z.core.$ZodIssue

/**
 * What is wrong with the sections is told by those who read them, with the line; and a `revisedOn` that nobody wrote
 * is as wrong as the `effectiveFrom` that it comes from.
 */
const isToldHere =
  ({ values }: AnswerValues) =>
  ({ path: [name] }: Issue) =>
    name !== 'steps' && name !== 'detail' && (name !== 'revisedOn' || (values.revisedOn ?? null) !== null)

function toFault(issue: Issue, { values, lineOf }: AnswerValues): FileFault {
  const [name, ...within] = issue.path
  const key = fileNames[String(name)] ?? String(name)
  const value = values[key]
  const line = lineOf(key)
  if (value === undefined || value === null) return { line, reason: `"${key}" is missing` }
  if (key === 'spoken' && typeof value === 'string' && value.trim()) {
    return { line, reason: `"spoken" has ${countWords(value)} words; at most ${spokenWordLimit}` }
  }
  const place = within.map((step) => (typeof step === 'number' ? `, entry ${step + 1}` : `, ${String(step)}`)).join('')
  return { line, reason: `"${key}"${place}${place && ':'} ${explain(issue)}` }
}

const typeNames: Record<string, string> = { string: 'text', array: 'list', object: 'list of keys with values' }

function explain(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_value':
      return `must be one of ${issue.values.join(', ')}`
    case 'invalid_type':
      return `must be a ${typeNames[issue.expected] ?? issue.expected}`
    case 'too_small':
      return 'must not be empty'
    case 'too_big':
      return `must have at most ${issue.maximum} ${issue.origin === 'array' ? 'entries' : 'characters'}`
    default:
      return issue.code === 'invalid_format' && issue.format === 'date'
        ? 'must be a day such as 2026-03-31'
        : `must be ${issue.message}`
  }
}

const questionFirst = ({ question, label, ...more }: NonNullable<AnswerText['apart']>) => ({ question, label, ...more })

/**
 * A text's own values, as the front matter of its file has them: what is empty by default is left out. The order of
 * what is within does not depend on where the text comes from; PostgreSQL, for one, has its own.
 */
export function toFileValues(text: AnswerText): Record<string, unknown> {
  const { links, related, apart, effectiveUntil } = text
  const written: Partial<Record<keyof AnswerText, unknown>> = {
    ...text,
    links: links.length > 0 ? links.map(({ label, url, ...more }) => ({ label, url, ...more })) : undefined,
    related: related.length > 0 ? related : undefined,
    apart: apart && questionFirst(apart),
    effectiveUntil: effectiveUntil ?? undefined,
  }
  return Object.fromEntries(
    Object.entries(contractNames)
      .map(([file, contract]) => [file, written[contract]] as const)
      .filter(([, value]) => value !== undefined),
  )
}
