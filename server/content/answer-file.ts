import { type Document, isMap, isScalar, LineCounter, parseDocument } from 'yaml'
import type { AnswerText } from '../../shared/knowledge/answer.ts'
import type { Language } from '../../shared/knowledge/language.ts'
import { readSections } from './answer-sections.ts'
import { answerKeys, readAnswerValues } from './answer-values.ts'
import type { FileFault } from './content-fault.ts'

/*
 * One answer in one language, as its owners write it: front matter in YAML between two lines of three hyphens, then
 * the steps and the detail in Markdown. See docs/server.md for the keys.
 */

export type ParsedAnswer =
  | { readonly ok: true; readonly text: AnswerText; readonly lineOf: (key: string) => number }
  | { readonly ok: false; readonly faults: readonly FileFault[] }

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
  const read = readAnswerValues(front, body)
  const faults = [...front.faults, ...read.faults]
  if (!read.text || faults.length > 0) return refuse(faults.toSorted((a, b) => a.line - b.line))
  return { ok: true, text: read.text, lineOf: front.lineOf }
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
  const unknown = [...lineOfKey.keys()].filter((key) => !answerKeys.includes(key))
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
