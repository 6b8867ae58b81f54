import { type Encoding, readWholeText } from '../decode-text.ts'
import { type Mapping, toValues } from './field-mapping.ts'
import { refusedSource, type Source, type SourceItem } from './source.ts'
import { readXml } from './xml-values.ts'

/*
 * Open311 Inquiry v1: services, facilities and questions, as lists or one by one, in XML or JSON. What is in the wild
 * is read as well: `cateogries`, trailing commas, blanks around values, `12-31-2099T00:00:00Z` for a day.
 */

const longest = 50_000_000
const deepest = 50
type Json = Readonly<Record<string, unknown>>

/** Opens a file that was saved from an Inquiry endpoint. Records are numbered in their order. */
export async function openOpen311(path: string, file: string, encoding: Encoding, mapping: Mapping): Promise<Source> {
  const text = await readWholeText(path, encoding, longest)
  if (text === null) return refusedSource(file, null, `is longer than ${longest} letters`)
  const read = text.trimStart().startsWith('<') ? readXml(text.trimStart()) : readJson(text)
  if ('reason' in read) return refusedSource(file, read.line, read.reason)
  const records = [...recordsIn(read.value, 0)]
  if (records.length === 0) return refusedSource(file, null, 'there is no Open311 service, facility or question in it')
  return {
    fields: null,
    faults: [],
    items: async function* () {
      for (const [at, record] of records.entries()) yield toItem(record, file, at + 1, mapping)
    },
  }
}

/** JSON, and JSON with commas before closing brackets. Strings are matched first, and kept. */
function readJson(text: string): { value: unknown } | { line: number | null; reason: string } {
  try {
    return {
      value: JSON.parse(
        text.replace(/"[^"\\]*(?:\\.[^"\\]*)*"|,(?=\s*[}\]])/g, (found) => (found === ',' ? '' : found)),
      ),
    }
  } catch (error) {
    if (error instanceof SyntaxError) return { line: null, reason: `is neither XML nor JSON: ${error.message}` }
    throw error
  }
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whatever lists and envelopes they stand in. */
function* recordsIn(value: unknown, depth: number): Generator<Json> {
  if (depth > deepest) return
  if (isObject(value) && ['service_name', 'facility_name', 'question'].some((name) => name in value)) yield value
  else if (Array.isArray(value)) for (const member of value) yield* recordsIn(member, depth + 1)
  else if (isObject(value)) for (const member of Object.values(value)) yield* recordsIn(member, depth + 1)
}

function toItem(record: Json, file: string, row: number, mapping: Mapping): SourceItem {
  const kind = 'service_name' in record ? 'service' : 'facility_name' in record ? 'facility' : 'faq'
  const title = textIn(record, 'service_name') || textIn(record, 'facility_name') || textIn(record, 'question')
  const id = textIn(record, 'id')
  const until = lastDay(textIn(record, 'expiration'))
  if (until === undefined)
    return { fault: { file, line: row, reason: `"expiration" is no day: ${textIn(record, 'expiration')}` } }
  const actions = listIn(record, 'web_actions', 'web_action').map((action) => linkOf(action))
  const fields = [
    ['id', id ? `${kind}-${id}` : ''],
    ['title', title],
    ['category', categoriesOf(record, kind).join(', ')],
    ['body', bodyOf(record)],
    ['url', [textIn(record, 'url'), ...actions].filter(Boolean).join('\n')],
  ] as const
  const values = toValues(
    fields.filter(([, value]) => value !== ''),
    mapping,
  )
  return { record: { file, row, values: { ...values, ...briefOf(record), effectiveUntil: until }, notes: [] } }
}

const textIn = (record: Json, name: string): string => {
  const value = record[name]
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
}

/** The members of a list, in JSON and in XML. */
function listIn(record: Json, name: string, member: string): Json[] {
  const list = record[name]
  const within = isObject(list) && member in list ? list[member] : list
  return (Array.isArray(within) ? within : [within]).flatMap((one) => {
    if (isObject(one)) return [one]
    return typeof one === 'string' && one.trim() ? [{ [`${member}_name`]: one }] : []
  })
}

function categoriesOf(record: Json, kind: string): string[] {
  const lists = [...listIn(record, 'categories', 'category'), ...listIn(record, 'cateogries', 'category')]
  const named = lists.map((category) => textIn(category, 'category_name') || textIn(category, 'category'))
  return kind === 'facility' ? [textIn(record, 'type')].filter(Boolean) : named.filter(Boolean)
}

/** `label | address`, as in a table. */
function linkOf(action: Json): string {
  const url = textIn(action, 'url')
  const label = (textIn(action, 'label') || textIn(action, 'type')).replace(/[\s|\\]+/g, ' ')
  return url && label ? `${label} | ${url}` : url
}

/** What a facility says in fields of its own becomes paragraphs. */
const facilityFields = [
  ['address', 'Address'],
  ['additional_address_information', 'Where'],
  ['borough', 'Borough'],
  ['city', 'City'],
  ['displayed_hours', 'Hours'],
  ['eligibility_information', 'Who may use it'],
] as const

function bodyOf(record: Json): string {
  const text =
    textIn(record, 'description_html') ||
    textIn(record, 'answer_html') ||
    textIn(record, 'description') ||
    textIn(record, 'answer') ||
    textIn(record, 'brief_description')
  const features = listIn(record, 'features', 'feature').map((feature) => textIn(feature, 'feature_name'))
  const fields = [
    ...facilityFields.map(([name, label]) => [label, textIn(record, name)] as const),
    ['Features', features.filter(Boolean).join(', ')] as const,
  ].filter(([, value]) => value)
  const isHtml = /<[a-z]/i.test(text)
  const paragraphs = fields.map(([label, value]) => (isHtml ? `<p>${label}: ${value}</p>` : `${label}: ${value}`))
  return [text, ...paragraphs].filter(Boolean).join('\n\n')
}

/** The brief description is said, when it is short enough to be. */
function briefOf(record: Json): { spoken?: string } {
  const brief = textIn(record, 'brief_description').replace(/\s+/g, ' ')
  return brief && !/[<>]/.test(brief) && brief.split(' ').length <= 40 ? { spoken: brief } : {}
}

/** An entry expires as its day begins, so the day before is its last. Null: never; undefined: it is no day. */
function lastDay(expiration: string): string | null | undefined {
  if (!expiration) return null
  const [, first = '', second = '', third = ''] = /^(\d{2,4})-(\d{2})-(\d{2,4})(?:T.*)?$/.exec(expiration) ?? []
  const day = first.length === 4 ? `${first}-${second}-${third}` : `${third}-${first}-${second}`
  const at = Date.parse(`${day}T00:00:00Z`)
  if (Number.isNaN(at) || !new Date(at).toISOString().startsWith(day)) return undefined
  // What is valid until the end of the century is valid until further notice.
  return day >= '2099-01-01' ? null : new Date(at - 86_400_000).toISOString().slice(0, 10)
}
