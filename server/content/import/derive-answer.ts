import { createHash } from 'node:crypto'
import { canonicalJson } from '../../../shared/canonical-json.ts'
import { type AnswerText, type DayInCity, dayInCitySchema } from '../../../shared/knowledge/answer.ts'
import type { Language } from '../../../shared/knowledge/language.ts'
import { toFileValues } from '../answer-values.ts'
import { cleanBody } from './clean-body.ts'
import { serviceOf } from './derive-service.ts'
import { type SourceRecord, textOf } from './source-record.ts'
import { spokenFrom } from './spoken-line.ts'

/*
 * A source of other making does not say all that an answer needs. What it does not say stays as the database has it;
 * what the database does not have either is derived by the rules in docs/content-files.md, and noted.
 */

export type Surroundings = {
  /** Of records that do not say theirs. */
  readonly language: Language
  readonly today: DayInCity
  /** The text that the database has of this answer. */
  readonly known: (language: string, id: string, effectiveFrom: string | null) => AnswerText | null
}

/** Values by the keys of answer files, with `steps` and `detail`; or why the record becomes no answer. */
export type Derived =
  | { readonly kind: 'answer'; readonly values: Readonly<Record<string, unknown>>; readonly notes: readonly string[] }
  | { readonly kind: 'left-out'; readonly reason: string }

type Values = SourceRecord['values']

/** Completes a record. */
export function deriveAnswer(record: SourceRecord, { language: usual, today, known }: Surroundings): Derived {
  const status = textOf(record.values, 'status')
  if (status && !/^(publish|published|active|current|live)$/i.test(status))
    return { kind: 'left-out', reason: `is "${status}" where it comes from` }
  const notes = [...record.notes]
  const language = languageOf(textOf(record.values, 'language') ?? usual)
  const id = idOf(record.values, notes)
  const had = known(language, id, textOf(record.values, 'effectiveFrom'))
  const said = sayAsAnswer(record.values, notes)
  const values = had ? { ...withSections(had), ...said } : deriveMissing(said, record.values, language, notes)
  return { kind: 'answer', values: withDays({ ...values, id, language }, said, had, today, notes), notes }
}

const withSections = (text: AnswerText) => ({ ...toFileValues(text), steps: text.steps, detail: text.detail })

function languageOf(said: string): string {
  const plain = said.toLowerCase()
  if (/^(fr|fre|fra|français|french)\b/.test(plain)) return 'fr'
  return /^(en|eng|english|anglais)\b/.test(plain) ? 'en' : said
}

const longestId = 80

/** An id that is not one of ours is made one: lower case, hyphens, and a mark of the whole where it has to be cut. */
function idOf(values: Values, notes: string[]): string {
  const said = textOf(values, 'id') ?? textOf(values, 'title') ?? ''
  const plain = said
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’ʻ]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  const id = plain.length <= longestId ? plain : `${plain.slice(0, longestId - 9).replace(/-+$/, '')}-${markOf(plain)}`
  if (id !== textOf(values, 'id')) notes.push(`id made from ${textOf(values, 'id') ? 'its own' : 'its title'}`)
  return id
}

const markOf = (name: string): string => createHash('sha256').update(name).digest('hex').slice(0, 8)

/** What the record says, by the keys of answers alone. */
function sayAsAnswer(values: Values, notes: string[]): Record<string, unknown> {
  const { category: _, keywords, url, body, status: _status, truncated, question: _q, label: _l, ...own } = values
  const said: Record<string, unknown> = { ...own }
  for (const [key, value] of Object.entries(said)) {
    // An empty cell says nothing, where an answer cannot do without.
    if (value === null && !mayBeEmpty.has(key)) delete said[key]
    if (typeof value === 'string') said[key] = value.replace(/\r\n?/g, '\n')
  }
  if (typeof body === 'string' && body.trim() && said.detail === undefined) {
    const clean = cleanBody(body)
    said.detail = clean.markdown
    notes.push(...clean.notes)
  }
  if (typeof keywords === 'string' && said.words === undefined) said.words = wordsFrom(keywords, notes)
  if (typeof url === 'string' && said.links === undefined) said.links = linksFrom(url, values, notes)
  if (/^(true|yes|1)$/i.test(String(truncated))) notes.push('the source had only a part of it')
  return said
}

const mayBeEmpty = new Set(['effectiveUntil', 'apart'])

const mostWords = 40

function wordsFrom(keywords: string, notes: string[]): string[] {
  const all = [...new Set(keywords.split(/[,;\n]/).map((word) => word.trim()))].filter(Boolean)
  if (all.length > mostWords) notes.push(`words left out: ${all.slice(mostWords).join(', ')}`)
  return all.slice(0, mostWords)
}

/** Addresses one a line, as `label | address` or alone; one that no answer may have is told, not lost. */
function linksFrom(url: string, values: Values, notes: string[]): { label: string; url: string }[] {
  const title = textOf(values, 'title') ?? 'Link'
  return url
    .split('\n')
    .filter((line) => line.trim())
    .flatMap((line) => {
      const [label, address = label] = line.split(' | ').map((part) => part.trim())
      if (/^(https:\/\/|tel:|mailto:)/.test(address ?? ''))
        return [{ label: address === label ? title : (label ?? title), url: address ?? '' }]
      notes.push(`link left out, because it is not https: ${address}`)
      return []
    })
}

const words = {
  en: {
    audience: 'Everybody',
    steps: '1. The steps are still to be written. Read the detail.',
  },
  fr: {
    audience: 'Tout le monde',
    steps: '1. Les étapes restent à écrire. Lire le détail.',
  },
} as const

/** What neither the record nor the database says. */
function deriveMissing(
  said: Record<string, unknown>,
  values: Values,
  language: string,
  notes: string[],
): Record<string, unknown> {
  const own = words[language === 'fr' ? 'fr' : 'en']
  const derived: Record<string, unknown> = {}
  const derive = (key: string, value: () => unknown, note: (value: unknown) => string) => {
    if (said[key] !== undefined) return
    derived[key] = value()
    notes.push(note(derived[key]))
  }
  const { detail } = said
  if (typeof detail === 'string' && detail.trim()) {
    derive(
      'spoken',
      () => spokenFrom(detail),
      () => 'spoken to be written',
    )
    derive(
      'steps',
      () => own.steps,
      () => 'steps to be written',
    )
  }
  derive(
    'kind',
    () => 'information',
    (kind) => `kind: ${kind}`,
  )
  derive(
    'audience',
    () => own.audience,
    (audience) => `audience: ${audience}`,
  )
  derive(
    'owner',
    () => 'content-team',
    (owner) => `owner: ${owner}`,
  )
  if (said.words === undefined) derived.words = []
  const category = textOf(values, 'category')
  const service = category ? serviceOf(category) : null
  derive(
    'service',
    () => service ?? 'civic',
    (to) => serviceNote(category, service, String(to)),
  )
  return { ...said, ...derived }
}

function serviceNote(category: string | null, found: string | null, service: string): string {
  if (category === null) return `service: ${service}`
  return found ? `service: ${service} for "${category}"` : `service: ${service}, because "${category}" is none of ours`
}

const reviewAfterDays = 365

/** Days that nobody said: as the database has them while nothing else changed, else from today on. */
function withDays(
  values: Record<string, unknown>,
  said: Record<string, unknown>,
  had: AnswerText | null,
  today: DayInCity,
  notes: string[],
): Record<string, unknown> {
  const revisedOn =
    said.revisedOn === undefined ? revisedDay(values, had, today) : fullDay(String(said.revisedOn), notes)
  const days: Record<string, unknown> = { revisedOn }
  if (said.effectiveFrom === undefined) days.effectiveFrom = had?.effectiveFrom ?? revisedOn
  if (said.reviewOn === undefined) days.reviewOn = had?.reviewOn ?? dayAfter(String(revisedOn), reviewAfterDays)
  if (!had && said.reviewOn === undefined) notes.push('review a year after it was revised')
  return { ...values, ...days }
}

function revisedDay(values: Record<string, unknown>, had: AnswerText | null, today: DayInCity): DayInCity {
  if (!had) return today
  const before: Record<string, unknown> = withSections(had)
  const isSame = Object.keys({ ...before, ...values }).every(
    (key) => canonicalJson(before[key] ?? null) === canonicalJson(values[key] ?? null),
  )
  return isSame ? had.revisedOn : today
}

/** A year or a month becomes its first day, an instant its day; anything else is refused later, in words. */
function fullDay(said: string, notes: string[]): string {
  if (dayInCitySchema.safeParse(said.trim()).success) return said.trim()
  const [, about, year, month = '01', day = '01'] =
    /^(c|ca\.? ?)?(\d{4})(?:-(\d{2}))?(?:-(\d{2})(?:[T ].*)?)?$/.exec(said.trim()) ?? []
  if (!year) return said
  notes.push(`revised ${about ? 'about ' : ''}${said.trim().replace(/^\D+/, '')}`)
  return `${year}-${month}-${day}`
}

function dayAfter(day: string, days: number): string | null {
  const at = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(at) ? null : new Date(at + days * 86_400_000).toISOString().slice(0, 10)
}
