import { checkDraft, type DraftFault, type DraftText, draftTextSchema } from '../../../../shared/content/draft.ts'
import { faultyFieldSchema, type TextField } from '../../../../shared/content/obstacle.ts'
import type { AnswerId, DayInCity, Revision } from '../../../../shared/knowledge/answer.ts'
import type { Language } from '../../../../shared/knowledge/language.ts'
import { folded } from '../content-rows.ts'

/** A text that is begun: in effect from today, to be looked at again in a year. */
export function emptyText(today: DayInCity): DraftText {
  return {
    title: '',
    kind: 'information',
    service: 'civic',
    audience: '',
    spoken: '',
    residentsWords: [],
    steps: '',
    detail: '',
    links: [],
    related: [],
    apart: null,
    owner: '',
    reviewOn: `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`.replace(/-02-29$/, '-02-28'),
    effectiveFrom: today,
    effectiveUntil: null,
  }
}

/** A text begun from how it was asked for, what was asked most first. */
export function askedText(asked: readonly string[], today: DayInCity): DraftText {
  const words = [...new Set(asked.map((one) => one.trim().slice(0, longestWords)))].filter(Boolean)
  const [first = ''] = words
  const title = first.slice(0, 1).toUpperCase() + first.slice(1)
  return { ...emptyText(today), title, residentsWords: words.slice(0, mostWords) }
}

/** As long as a title and residents' words may be, in characters, and as many of the latter as a text may have. */
const longestWords = 120
const mostWords = 40

/** What a text in the other language begins with: all that is no sentence. */
export function emptyTextLike(other: DraftText): DraftText {
  return {
    ...other,
    title: '',
    audience: '',
    spoken: '',
    residentsWords: [],
    steps: '',
    detail: '',
    links: [],
    apart: null,
  }
}

/** A published text as an editor changes it. */
export function draftTextOf(revision: Revision): DraftText {
  return draftTextSchema.parse({ ...revision, apart: revision.apart ?? null })
}

/** As it is kept: lines that are still empty are no lines. */
export function tidied(text: DraftText): DraftText {
  const isWritten = (line: string) => line.trim() !== ''
  return draftTextSchema.parse({
    ...text,
    residentsWords: text.residentsWords.filter(isWritten),
    related: text.related.filter(isWritten),
    links: text.links.filter(({ label, url }) => isWritten(label + url)),
  })
}

/** Whether two texts say the same in every field. */
export const isSameText = (a: DraftText, b: DraftText): boolean =>
  JSON.stringify(tidied(a)) === JSON.stringify(tidied(b))

/** The text as an agent would see it; what is missing stays empty. */
export function previewOf(
  text: DraftText,
  about: { answerId: AnswerId; language: Language },
  today: DayInCity,
): Revision {
  const { apart, ...rest } = tidied(text)
  return { ...rest, ...(apart && { apart }), ...about, revisedOn: today, revisionId: 'draft' }
}

/** A field in one text, to be read or compared. */
export function fieldAsText(text: DraftText, field: TextField): string {
  switch (field) {
    case 'residentsWords':
    case 'related':
      return text[field].join('\n')
    case 'links':
      return text.links.map(({ label, url }) => `${label}: ${url}`).join('\n')
    case 'apart':
      return text.apart ? `${text.apart.question} ${text.apart.label}` : ''
    default:
      return text[field] ?? ''
  }
}

/** What keeps a text from being published, field by field, each once. */
export function faultsOf(
  text: DraftText,
  about: { answerId: AnswerId; language: Language },
  today: DayInCity,
): DraftFault[] {
  const checked = checkDraft({ ...about, text: tidied(text) }, today)
  if (checked.ok) return []
  return faultyFieldSchema.options.flatMap((field) => checked.faults.find((fault) => fault.field === field) ?? [])
}

/** An answer's id from its title: `Report a pothole` → `report-a-pothole`. */
export const idFromTitle = (title: string): string =>
  folded(title)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replace(/^-+|-+$/g, '')
