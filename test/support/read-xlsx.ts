import { text } from 'node:stream/consumers'
import { SaxesParser } from 'saxes'
import { fromBufferPromise } from 'yauzl'

type Cell = string | number | null

/** What a spreadsheet finds in a file: its sheets in order, with empty cells as null; a formula is a failure. */
export async function readXlsx(bytes: Uint8Array): Promise<{ name: string; rows: Cell[][] }[]> {
  const files = await unzip(bytes)
  const file = (name: string) => files.get(name) ?? ''
  if ([...files.values()].some((xml) => /<f[ >]/.test(xml))) throw new Error('there is a formula in it')
  const strings = stringsIn(file('xl/sharedStrings.xml'))
  const names = [...file('xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name]) => name ?? '')
  return names.map((name, at) => ({ name, rows: rowsIn(file(`xl/worksheets/sheet${at + 1}.xml`), strings) }))
}

async function unzip(bytes: Uint8Array): Promise<Map<string, string>> {
  const zip = await fromBufferPromise(Buffer.from(bytes))
  const files = new Map<string, string>()
  for await (const entry of zip.eachEntry())
    files.set(entry.fileName, await text(await zip.openReadStreamPromise(entry)))
  return files
}

function stringsIn(xml: string): string[] {
  const strings: string[] = []
  const parser = new SaxesParser()
  let open = false
  parser.on('opentag', ({ name }) => {
    if (name === 'si') strings.push('')
    open = name === 't'
  })
  parser.on('text', (more) => {
    if (open) strings.push((strings.pop() ?? '') + more)
  })
  parser.on('closetag', () => {
    open = false
  })
  parser.write(xml).close()
  return strings
}

function rowsIn(xml: string, strings: readonly string[]): Cell[][] {
  const rows: Cell[][] = []
  const parser = new SaxesParser()
  let [place, type, value] = [0, '', '']
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'row') while (rows.length < Number(attributes.r)) rows.push([])
    if (name !== 'c') return
    place = placeOf(attributes.r ?? '')
    type = attributes.t ?? 'n'
    value = ''
  })
  parser.on('text', (more) => {
    value += more
  })
  parser.on('closetag', ({ name }) => {
    const row = rows.at(-1)
    if (name !== 'c' || !row) return
    while (row.length < place) row.push(null)
    row.push(type === 's' ? (strings[Number(value)] ?? '') : Number(value))
  })
  parser.write(xml).close()
  return rows
}

/** The column that a cell stands in, from 0: of `AB12` it is 27. */
const placeOf = (address: string): number =>
  [...address.replace(/\d+/, '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
