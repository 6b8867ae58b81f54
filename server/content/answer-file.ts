import { type Document, isMap, isScalar, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { type AnswerText, answerTextSchema, countWords, spokenWordLimit } from '../../shared/knowledge/answer.ts'
import type { Language } from '../../shared/knowledge/language.ts'
import { readSections } from './answer-sections.ts'

/*
 * One answer in one language, as its owners write it: front matter in YAML between two lines of three hyphens, then
 * the steps and the detail in Markdown. See docs/server.md for the keys.
 */

export type FileFault = { readonly line: number; readonly reason: string }
export type ParsedAnswer =
  | { readonly ok: true; readonly text: AnswerText; readonly lineOf: (key: string) => number }
  | { readonly ok: false; readonly faults: readonly FileFault[] }

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

/** Reads the text of a file. All that is wrong with it is told at once. */
export function parseAnswerFile(source: string): ParsedAnswer {
  const lines = source.replaceAll('\r\n', '\n').split('\n')
  const end = lines.indexOf('---', 1)
  if (lines[0] !== '---' || end < 0) {
    return refuse([{ line: 1, reason: 'the file must begin with front matter between two lines of ---' }])
  }
  const front = readFrontMatter(lines.slice(1, end).join('\n'))
  if (!front.ok) return front
  const language: Language = front.values.language === 'fr' ? 'fr' : 'en'
  const body = readSections(lines.slice(end + 1), language, end + 2)
  const parsed = answerTextSchema.safeParse({ ...toContract(front.values), ...body.sections })
  const faults = [
    ...front.faults,
    ...(parsed.success ? [] : parsed.error.issues.filter(isToldHere(front)).map((issue) => toFault(issue, front))),
    ...body.faults,
  ]
  if (!parsed.success || faults.length > 0) return refuse(faults.toSorted((a, b) => a.line - b.line))
  return { ok: true, text: parsed.data, lineOf: front.lineOf }
}

const refuse = (faults: readonly FileFault[]) => ({ ok: false, faults }) as const

type FrontMatter = {
  readonly ok: true
  readonly values: Record<string, unknown>
  readonly faults: readonly FileFault[]
  /** The line of a key in the file; that of the opening hyphens when it is missing. */
  readonly lineOf: (key: string) => number
}

function readFrontMatter(yaml: string): FrontMatter | { ok: false; faults: readonly FileFault[] } {
  const lineCounter = new LineCounter()
  const document = parseDocument(yaml, { lineCounter, prettyErrors: false })
  // The front matter begins on the file's second line.
  const lineAt = (offset: number) => lineCounter.linePos(offset).line + 1
  if (document.errors.length > 0) {
    return refuse(
      document.errors.map(({ pos, message }) => ({ line: lineAt(pos[0]), reason: `not valid YAML: ${message}` })),
    )
  }
  if (!isMap(document.contents))
    return refuse([{ line: 2, reason: 'the front matter must be a list of keys with values' }])
  const lineOfKey = new Map<string, number>()
  for (const { key } of document.contents.items) {
    if (isScalar(key) && key.range) lineOfKey.set(String(key.value), lineAt(key.range[0]))
  }
  const lineOf = (key: string) => lineOfKey.get(key) ?? 1
  const unknown = [...lineOfKey.keys()].filter((key) => !Object.hasOwn(contractNames, key))
  const faults = unknown.map((key) => ({ line: lineOf(key), reason: `"${key}" is not a key of an answer` }))
  const values = valuesOf(document)
  if (!values) return refuse([{ line: 2, reason: 'not valid YAML: its aliases (*name) cannot be resolved' }])
  const unknownWithin = keysOf(values.apart).filter((key) => key !== 'question' && key !== 'label')
  faults.push(
    ...unknownWithin.map((key) => ({
      line: lineOf('apart'),
      reason: `"apart" has a question and a label, no "${key}"`,
    })),
  )
  return { ok: true, values, faults, lineOf }
}

const keysOf = (value: unknown): string[] =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : []

/** Null when aliases grow beyond all measure, or name what is not there. */
function valuesOf(document: Document): Record<string, unknown> | null {
  try {
    return document.toJS()
  } catch (error) {
    if (error instanceof ReferenceError) return null
    throw error
  }
}

function toContract(values: Record<string, unknown>): Record<string, unknown> {
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
  ({ values }: FrontMatter) =>
  ({ path: [name] }: Issue) =>
    name !== 'steps' && name !== 'detail' && (name !== 'revisedOn' || (values.revisedOn ?? null) !== null)

function toFault(issue: Issue, { values, lineOf }: FrontMatter): FileFault {
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
