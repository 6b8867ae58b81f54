import { stat } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { errorCode } from '../../start-failure.ts'
import { readContentFolder } from '../check-content.ts'
import type { ContentFault } from '../content-fault.ts'
import { findEncoding } from '../decode-text.ts'
import type { GoodFile } from '../good-file.ts'
import { checkRecord, placeOfRecord } from './check-record.ts'
import { openCsv } from './csv-source.ts'
import { deriveAnswer, type Surroundings } from './derive-answer.ts'
import { describeFields, type Mapping } from './field-mapping.ts'
import { openHtml } from './html-source.ts'
import { openJsonl } from './jsonl-source.ts'
import { openOpen311 } from './open311-source.ts'
import { refusedSource, type Source } from './source.ts'

export const formats = ['folder', 'csv', 'jsonl', 'html', 'open311'] as const
export type Format = (typeof formats)[number]

/** A text that could become part of a release, and what was done to it on the way. */
export type Candidate = GoodFile & { readonly notes: readonly string[] }

/** All that a source holds. Nothing is left unsaid: each record is a candidate, a fault, or left out for a reason. */
export type ReadContent = {
  readonly candidates: readonly Candidate[]
  readonly faults: readonly ContentFault[]
  readonly leftOut: readonly ContentFault[]
  /** The answers of records that were refused. */
  readonly refused: ReadonlySet<string>
  /** About the source as a whole. */
  readonly remarks: readonly string[]
}

type Request = { readonly path: string; readonly format: Format; readonly mapping: Mapping }

/** The format that a path tells; null when it does not. */
export async function guessFormat(path: string): Promise<Format | null> {
  if ((await stat(path)).isDirectory()) return 'folder'
  switch (extname(path).toLowerCase()) {
    case '.csv':
    case '.tsv':
      return 'csv'
    case '.jsonl':
    case '.ndjson':
      return 'jsonl'
    case '.html':
    case '.htm':
      return 'html'
    case '.json':
    case '.xml':
      return 'open311'
    default:
      return null
  }
}

/** Reads all texts of a folder or a file, and checks each by itself. */
export async function readContent(
  { path, format, mapping }: Request,
  surroundings: Surroundings,
): Promise<ReadContent> {
  if (format === 'folder') {
    const { good, faults, refused } = await readContentFolder(path)
    return { candidates: good.map((one) => ({ ...one, notes: [] })), faults, refused, leftOut: [], remarks: [] }
  }
  const { source, remarks } = await openSource(path, format, mapping)
  const columns = source.fields ? describeFields(source.fields, mapping) : []
  return { ...(await readRecords(source, basename(path), surroundings)), remarks: [...remarks, ...columns] }
}

async function openSource(path: string, format: Exclude<Format, 'folder'>, mapping: Mapping) {
  const file = basename(path)
  const found = await encodingOf(path)
  if ('reason' in found) return { source: refusedSource(file, null, found.reason), remarks: [] }
  const { encoding } = found
  const remarks =
    encoding === 'utf-8' ? [] : [`${file} is read as ${encoding}; look whether accented letters are right`]
  return { source: await openers[format](path, file, encoding, mapping), remarks }
}

async function encodingOf(path: string): ReturnType<typeof findEncoding> {
  try {
    return await findEncoding(path)
  } catch (error) {
    if (errorCode(error) === 'EISDIR') return { reason: 'is a folder; this format is read from a file' }
    throw error
  }
}

type Opener = (...args: Parameters<typeof openCsv>) => Promise<Source>
const openers: Record<Exclude<Format, 'folder'>, Opener> = {
  csv: openCsv,
  jsonl: openJsonl,
  html: openHtml,
  open311: openOpen311,
}

async function readRecords(
  source: Source,
  file: string,
  surroundings: Surroundings,
): Promise<Omit<ReadContent, 'remarks'>> {
  const candidates: Candidate[] = []
  const faults = [...source.faults]
  const leftOut: ContentFault[] = []
  const refused = new Set<string>()
  for await (const item of source.items()) {
    if ('fault' in item) {
      faults.push(item.fault)
      continue
    }
    const derived = deriveAnswer(item.record, surroundings)
    if (derived.kind === 'left-out') {
      leftOut.push({ ...placeOfRecord(item.record), reason: derived.reason })
      continue
    }
    const checked = checkRecord(item.record, derived.values)
    if ('text' in checked) candidates.push({ ...checked, notes: derived.notes })
    else {
      faults.push(...checked.faults)
      refused.add(String(derived.values.id))
    }
  }
  if (candidates.length + faults.length + leftOut.length === 0)
    faults.push({ file, line: null, reason: 'holds no answers' })
  return { candidates, faults, leftOut, refused }
}
