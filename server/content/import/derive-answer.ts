import type { AnswerText, DayInCity } from '../../../shared/knowledge/answer.ts'
import type { Language } from '../../../shared/knowledge/language.ts'
import { toFileValues } from '../answer-values.ts'
import { cleanBody } from './clean-body.ts'
import { deriveDays } from './derive-days.ts'
import { deriveId } from './derive-id.ts'
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
  const id = deriveId(record.values, notes)
  const text = known(language, id, textOf(record.values, 'effectiveFrom'))
  const had = text && { ...toFileValues(text), steps: text.steps, detail: text.detail }
  const said = sayAsAnswer(record.values, notes)
  const completed = had ? { ...had, ...said } : deriveMissing(said, record.values, language, notes)
  const values = { ...completed, id, language }
  return { kind: 'answer', values: { ...values, ...deriveDays({ values, said, had }, today, notes) }, notes }
}

function languageOf(said: string): string {
  const plain = said.toLowerCase()
  if (/^(fr|fre|fra|français|french)\b/.test(plain)) return 'fr'
  return /^(en|eng|english|anglais)\b/.test(plain) ? 'en' : said
}

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

type Derivation = readonly [key: string, value: string, note: string]

/** What neither the record nor the database says. */
function deriveMissing(
  said: Record<string, unknown>,
  values: Values,
  language: string,
  notes: string[],
): Record<string, unknown> {
  const { audience, steps } = words[language === 'fr' ? 'fr' : 'en']
  const { detail } = said
  const fromDetail: readonly Derivation[] =
    typeof detail === 'string' && detail.trim()
      ? [
          ['spoken', spokenFrom(detail), 'spoken to be written'],
          ['steps', steps, 'steps to be written'],
        ]
      : []
  const derivations: readonly Derivation[] = [
    ...fromDetail,
    ['kind', 'information', 'kind: information'],
    ['audience', audience, `audience: ${audience}`],
    ['owner', 'content-team', 'owner: content-team'],
    serviceFrom(textOf(values, 'category')),
  ]
  const missing = derivations.filter(([key]) => said[key] === undefined)
  notes.push(...missing.map(([, , note]) => note))
  return { words: [], ...said, ...Object.fromEntries(missing.map(([key, value]) => [key, value])) }
}

function serviceFrom(category: string | null): Derivation {
  const found = category === null ? null : serviceOf(category)
  const service = found ?? 'civic'
  if (category === null) return ['service', service, `service: ${service}`]
  const why = found ? `for "${category}"` : `because "${category}" is none of ours`
  return ['service', service, found ? `service: ${service} ${why}` : `service: ${service}, ${why}`]
}
