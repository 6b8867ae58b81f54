import { z } from 'zod'
import { splitEntries, splitLinks } from '../csv-cells.ts'
import { type RecordKey, recordKeys } from './source-record.ts'

/* Which field of a source is which key of an answer: as a mapping file says, else by a good guess. */

const keySchema = z.enum(recordKeys)

/** What `--map` names: fields, the meaning of their values, and what is the same for all. */
export const mappingSchema = z.strictObject({
  columns: z.record(z.string(), keySchema).optional(),
  values: z.partialRecord(keySchema, z.record(z.string(), z.string())).default({}),
  defaults: z.partialRecord(keySchema, z.string()).default({}),
})
export type Mapping = z.infer<typeof mappingSchema>

export const noMapping: Mapping = mappingSchema.parse({})

/** What others call it, in letters and digits alone. */
const otherNames: Record<string, RecordKey> = {
  answerid: 'id',
  articleid: 'id',
  identifier: 'id',
  identifiant: 'id',
  lang: 'language',
  langue: 'language',
  name: 'title',
  subject: 'title',
  titre: 'title',
  categories: 'category',
  categorie: 'category',
  topic: 'category',
  keyword: 'keywords',
  motscles: 'keywords',
  tags: 'keywords',
  synonyms: 'keywords',
  residentswords: 'words',
  link: 'url',
  lien: 'url',
  updated: 'revisedOn',
  lastupdated: 'revisedOn',
  modified: 'revisedOn',
  lastmodified: 'revisedOn',
  dated: 'revisedOn',
  date: 'revisedOn',
  content: 'body',
  contenu: 'body',
  text: 'body',
  answer: 'body',
  description: 'body',
  html: 'body',
  statusinsource: 'status',
  responsable: 'owner',
}
const ownNames = new Map(recordKeys.map((key) => [key.toLowerCase(), key]))

/** Which key a field is, as far as its name tells. */
function guessKey(name: string): RecordKey | null {
  const plain = name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
  return ownNames.get(plain) ?? otherNames[plain] ?? null
}

export type Fields = {
  readonly keyOf: ReadonlyMap<string, RecordKey>
  /** Fields that become nothing. */
  readonly leftOut: readonly string[]
  /** Two fields for one key; columns of the mapping that are not there. */
  readonly faults: readonly string[]
}

/** Finds the key of each field. Of two that could be guessed to be the same, the one with our own name for it is. */
export function mapFields(names: readonly string[], mapping: Mapping): Fields {
  const keyOf = new Map<string, RecordKey>()
  const faults: string[] = []
  const ownFirst = mapping.columns
    ? names
    : [...names].sort((a, b) => Number(ownNames.has(b.toLowerCase())) - Number(ownNames.has(a.toLowerCase())))
  for (const name of ownFirst) {
    const key = mapping.columns ? (mapping.columns[name] ?? null) : guessKey(name)
    if (!key) continue
    const taken = [...keyOf].find(([, other]) => other === key)
    if (!taken) keyOf.set(name, key)
    else if (mapping.columns) faults.push(`"${taken[0]}" and "${name}" are both mapped to ${key}`)
  }
  for (const name of Object.keys(mapping.columns ?? {}).filter((one) => !names.includes(one)))
    faults.push(`the mapping names "${name}", and there is no such column`)
  const lastAt = new Map(names.map((name, at) => [name, at]))
  const twice = names.filter((name, at) => name !== '' && lastAt.get(name) !== at)
  faults.push(...twice.map((name) => `the column "${name}" is there twice`))
  return { keyOf, leftOut: names.filter((name) => name !== '' && !keyOf.has(name)), faults }
}

/** Sentences that say what became of the fields, for the report. */
export function describeFields({ keyOf, leftOut }: Fields, mapping: Mapping): string[] {
  const mapped = [...keyOf].map(([name, key]) => (name === key ? name : `${name} → ${key}`)).join(', ')
  const how = mapping.columns ? 'as the mapping says' : 'guessed; say otherwise with --map'
  return [`fields (${how}): ${mapped}`, ...(leftOut.length > 0 ? [`fields left out: ${leftOut.join(', ')}`] : [])]
}

/** The values of a record of texts, by key: lists are split, meanings put in, what is the same for all added. */
export function toValues(
  fields: Iterable<readonly [RecordKey, string]>,
  { values: meanings, defaults }: Mapping,
): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const [key, said] of fields) {
    const meant = meanings[key]?.[said.trim()] ?? said
    values[key] = meant.trim() || isList(key) ? readCell(key, meant) : null
  }
  for (const key of recordKeys) {
    const value = defaults[key]
    if (value !== undefined && (values[key] ?? null) === null) values[key] = readCell(key, value)
  }
  return withApart(values)
}

const isList = (key: RecordKey) => key === 'words' || key === 'links' || key === 'related'

function readCell(key: RecordKey, cell: string): unknown {
  switch (key) {
    case 'words':
      return splitEntries(cell)
    case 'links':
      return splitLinks(cell)
    case 'related':
      return cell.split(/[\s,;]+/).filter(Boolean)
    default:
      return cell
  }
}

/** The question stands in two columns. Both empty: there is none. */
function withApart({ question, label, ...values }: Record<string, unknown>): Record<string, unknown> {
  if (question === undefined && label === undefined) return values
  const apart = (question ?? null) === null && (label ?? null) === null ? null : { question, label }
  return { ...values, apart }
}
