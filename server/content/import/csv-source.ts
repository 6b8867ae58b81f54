import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CsvError, type Options, parse } from 'csv-parse'
import { parse as parseAtOnce } from 'csv-parse/sync'
import { unguardCell } from '../csv-cells.ts'
import { type Encoding, readPieces } from '../decode-text.ts'
import { type Fields, type Mapping, mapFields, toValues } from './field-mapping.ts'
import { refusedSource, type Source, type SourceItem } from './source.ts'

/* CSV as RFC 4180 has it, and as spreadsheets write it: other separators, `sep=;`, short rows. Rows are streamed. */

const separators = [',', ';', '\t', '|'] as const
/** One row; longer ones are a quotation mark that nobody closed. */
const longestRow = 1_000_000

/** Reads a CSV file. Rows are numbered as a spreadsheet numbers them: the headings are row 1. */
export async function openCsv(path: string, file: string, encoding: Encoding, mapping: Mapping): Promise<Source> {
  const head = await readHead(path, encoding)
  const announced = /^sep=(.)\r?\n/i.exec(head)
  const firstRow = announced ? 2 : 1
  const heading = (announced ? head.slice(announced[0].length) : head).split(/\r\n|\r|\n/, 1)[0] ?? ''
  const separator = announced?.[1] ?? guessSeparator(heading, mapping)
  const pieces = () => withoutStart(readPieces(path, encoding), announced?.[0].length ?? 0)
  const names = await firstRecord(pieces(), separator)
  if (typeof names === 'string') return refusedSource(file, firstRow, names)
  const fields = mapFields(names, mapping)
  const faults = [...fields.faults, ...missingColumns(fields, mapping)]
  if (faults.length > 0) return { ...refusedSource(file, firstRow, faults.join('; ')), fields }
  return {
    fields,
    faults: [],
    items: () => readRows({ pieces: pieces(), separator, names, fields, mapping, file, firstRow }),
  }
}

async function readHead(path: string, encoding: Encoding): Promise<string> {
  for await (const piece of readPieces(path, encoding)) if (piece) return piece
  return ''
}

async function* withoutStart(pieces: AsyncGenerator<string>, length: number): AsyncGenerator<string> {
  let left = length
  for await (const piece of pieces) {
    yield piece.slice(left)
    left = Math.max(0, left - piece.length)
  }
}

/** The one with which most headings are known; of equals the one that makes most of them. */
function guessSeparator(heading: string, mapping: Mapping): string {
  const known = separators.map((separator) => {
    const names = readHeading(heading, separator)
    return { separator, known: mapFields(names, mapping).keyOf.size, all: names.length }
  })
  return known.toSorted((a, b) => b.known - a.known || b.all - a.all)[0]?.separator ?? ','
}

function readHeading(heading: string, separator: string): string[] {
  try {
    return parseAtOnce(heading, { delimiter: separator, relax_quotes: true })[0] ?? []
  } catch (error) {
    // Headings over several lines: the file itself tells what is wrong with them.
    if (error instanceof CsvError) return []
    throw error
  }
}

const optionsFor = (separator: string) => ({
  delimiter: separator,
  relax_column_count: true,
  max_record_size: longestRow,
})

async function firstRecord(pieces: AsyncGenerator<string>, separator: string): Promise<string[] | string> {
  try {
    for await (const names of records(pieces, { ...optionsFor(separator), to: 1 }))
      return names.map((name) => unguardCell(name).trim())
    return 'the file is empty'
  } catch (error) {
    if (error instanceof CsvError) return explain(error)
    throw error
  }
}

async function* records(pieces: AsyncGenerator<string>, options: Options): AsyncGenerator<string[]> {
  const parser = parse(options)
  // What goes wrong is thrown to whoever reads the records.
  pipeline(Readable.from(pieces), parser).catch(() => {})
  for await (const record of parser) yield record
}

function missingColumns({ keyOf }: Fields, { defaults }: Mapping): string[] {
  const keys = new Set([...keyOf.values(), ...Object.keys(defaults)])
  return keys.has('id') || keys.has('title')
    ? []
    : ['no column gives the title or the id of an answer; say which one does with --map']
}

type Rows = {
  readonly pieces: AsyncGenerator<string>
  readonly separator: string
  readonly names: readonly string[]
  readonly fields: Fields
  readonly mapping: Mapping
  readonly file: string
  readonly firstRow: number
}

async function* readRows({
  pieces,
  separator,
  names,
  fields,
  mapping,
  file,
  firstRow,
}: Rows): AsyncGenerator<SourceItem> {
  let row = firstRow - 1
  try {
    for await (const cells of records(pieces, optionsFor(separator))) {
      row += 1
      if (row === firstRow || cells.every((cell) => !cell.trim())) continue
      if (cells.length > names.length) {
        const reason = `has ${cells.length} cells, and there are ${names.length} columns`
        yield { fault: { file, line: row, reason } }
        continue
      }
      yield { record: { file, row, values: toValues(valuesOf(cells, names, fields), mapping), notes: [] } }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    // It counts what it has read; the last of that may not have come here.
    const line = firstRow + Number(error.records)
    yield { fault: { file, line, reason: `${explain(error)}; what follows was not read` } }
  }
}

function* valuesOf(cells: readonly string[], names: readonly string[], { keyOf }: Fields) {
  for (const [at, name] of names.entries()) {
    const key = keyOf.get(name)
    if (key) yield [key, unguardCell(cells[at] ?? '')] as const
  }
}

function explain({ code, message }: CsvError): string {
  switch (code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'a quotation mark is opened here and never closed'
    case 'CSV_MAX_RECORD_SIZE':
      return `is longer than ${longestRow} letters; perhaps a quotation mark is not closed`
    case 'CSV_INVALID_CLOSING_QUOTE':
    case 'INVALID_OPENING_QUOTE':
      return 'a quotation mark stands inside a cell; write it twice, and the cell in quotation marks'
    default:
      return `is not CSV: ${message}`
  }
}
