import { type Encoding, readPieces } from '../decode-text.ts'
import { type Fields, type Mapping, mapFields, toValues } from './field-mapping.ts'
import { refusedSource, type Source, type SourceItem } from './source.ts'
import type { RecordKey } from './source-record.ts'

/*
 * One JSON object a line: answers as we export them, which have an `answerId`, or articles of other making. Of these
 * the fields of all lines are collected first, so that the report can say what each was taken for.
 */

const longestLine = 1_000_000
type Json = Record<string, unknown>

/** Opens a JSONL file. */
export async function openJsonl(path: string, file: string, encoding: Encoding, mapping: Mapping): Promise<Source> {
  const names = new Set<string>()
  for await (const line of linesOf(path, encoding)) {
    const read = readLine(line.text)
    if ('object' in read && !isOurs(read.object)) for (const name of Object.keys(read.object)) names.add(name)
  }
  const fields = mapFields([...names], mapping)
  if (fields.faults.length > 0) return { ...refusedSource(file, null, fields.faults.join('; ')), fields }
  return {
    fields: names.size > 0 ? fields : null,
    faults: [],
    items: () => readItems(path, file, encoding, fields, mapping),
  }
}

async function* readItems(
  path: string,
  file: string,
  encoding: Encoding,
  fields: Fields,
  mapping: Mapping,
): AsyncGenerator<SourceItem> {
  for await (const { text, row } of linesOf(path, encoding)) {
    const read = readLine(text)
    if ('reason' in read) yield { fault: { file, line: row, reason: read.reason } }
    else if (isOurs(read.object)) yield toOurs(read.object, file, row)
    else yield { record: { file, row, values: toValues(textsOf(read.object, fields), mapping), notes: [] } }
  }
}

/** Lines that hold something, with their numbers. */
async function* linesOf(path: string, encoding: Encoding): AsyncGenerator<{ text: string; row: number }> {
  let row = 0
  let rest = ''
  for await (const piece of readPieces(path, encoding)) {
    const lines = (rest + piece).split('\n')
    rest = lines.pop() ?? ''
    // A line that never ends would fill the memory; what is kept is enough to be refused.
    if (rest.length > longestLine * 2) rest = rest.slice(0, longestLine + 1)
    for (const text of lines) {
      row += 1
      if (text.trim()) yield { text, row }
    }
  }
  if (rest.trim()) yield { text: rest, row: row + 1 }
}

function readLine(line: string): { object: Json } | { reason: string } {
  if (line.length > longestLine) return { reason: `is longer than ${longestLine} letters` }
  try {
    const value: unknown = JSON.parse(line)
    return isObject(value) ? { object: value } : { reason: 'is JSON, but no object' }
  } catch (error) {
    if (error instanceof SyntaxError) return { reason: `is not JSON: ${error.message}` }
    throw error
  }
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const isOurs = (object: Json) => 'answerId' in object

/** By the names of the contract. A field that it does not know is a fault: it would be lost. */
const ourNames: Record<string, string> = { answerId: 'id', residentsWords: 'words' }
const ourFields = new Set(
  'answerId language title kind service audience spoken residentsWords steps detail links related apart owner revisedOn reviewOn effectiveFrom effectiveUntil'.split(
    ' ',
  ),
)

function toOurs(object: Json, file: string, row: number): SourceItem {
  const unknown = Object.keys(object).filter((name) => !ourFields.has(name))
  if (unknown.length > 0)
    return { fault: { file, line: row, reason: `"${unknown[0]}" is not a field of an answer that is known here` } }
  const values = Object.fromEntries(Object.entries(object).map(([name, value]) => [ourNames[name] ?? name, value]))
  return { record: { file, row, values: { apart: null, ...values }, notes: [] } }
}

/** Fields that are there, as the texts that they would be in a table. */
function* textsOf(object: Json, { keyOf }: Fields): Generator<readonly [RecordKey, string]> {
  for (const [name, value] of Object.entries(object)) {
    const key = keyOf.get(name)
    if (key && value !== null) yield [key, asText(value)] as const
  }
}

function asText(value: unknown): string {
  if (Array.isArray(value)) return value.map(asText).join('\n')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
