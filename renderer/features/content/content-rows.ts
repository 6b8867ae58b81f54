import type { PublishedText } from '../../../shared/content/content-here.ts'
import type { DraftState, DraftSummary } from '../../../shared/content/draft.ts'
import type { AnswerId, DayInCity, services } from '../../../shared/knowledge/answer.ts'
import type { Language } from '../../../shared/knowledge/language.ts'

export type Service = (typeof services)[number]

/** One text that the content team keeps: published, being worked on, or both. */
export type ContentRow = {
  readonly key: string
  readonly answerId: AnswerId
  readonly language: Language
  readonly title: string
  /** As published; of a new text as its draft has it; null: nobody has said yet. */
  readonly service: Service | null
  readonly owner: string | null
  readonly published: PublishedText | null
  readonly draft: DraftSummary | null
}

export const rowStates = ['published', 'in-work', 'in-review', 'approved'] as const satisfies readonly (
  | DraftState
  | 'published'
)[]
export type RowState = (typeof rowStates)[number]

export type ContentFilter = {
  readonly text: string
  readonly service: Service | null
  /** `published`: no draft of it. */
  readonly state: RowState | null
  readonly owner: string | null
  readonly language: Language | null
  /** Only what is to be looked at again by now. */
  readonly due: boolean
}

export const noFilter: ContentFilter = {
  text: '',
  service: null,
  state: null,
  owner: null,
  language: null,
  due: false,
}

/** Without capitals and accents, as people type when they look for something. */
export const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

const haystacks = new WeakMap<PublishedText, string>()

/** What a row is found by; the title first, so that it sorts by it. Worked out once a text: there are tens of thousands. */
export function haystackOf(text: PublishedText): string {
  const known = haystacks.get(text)
  if (known !== undefined) return known
  const made = folded(`${text.title} ${text.answerId} ${text.owner}`)
  haystacks.set(text, made)
  return made
}

/** The published texts by their titles. */
export function publishedRows(texts: readonly PublishedText[]): ContentRow[] {
  return texts
    .map((text) => ({ text, by: haystackOf(text) }))
    .sort((a, b) => (a.by < b.by ? -1 : 1))
    .map(({ text }) => ({
      key: text.revisionId,
      answerId: text.answerId,
      language: text.language,
      title: text.title,
      service: text.service,
      owner: text.owner,
      published: text,
      draft: null,
    }))
}

/** The same with what is being worked on: new texts first, a draft of a published text in that text's row. */
export function withDrafts(rows: readonly ContentRow[], drafts: readonly DraftSummary[]): ContentRow[] {
  const byText = new Map(drafts.map((draft) => [draft.replaces, draft]))
  const published = new Set(rows.map(({ key }) => key))
  const isNew = ({ replaces }: DraftSummary) => replaces === null || !published.has(replaces)
  return [...drafts.filter(isNew).map((draft) => newRow(draft, rows)), ...rows.map((row) => withDraft(row, byText))]
}

function withDraft(row: ContentRow, byText: ReadonlyMap<string | null, DraftSummary>): ContentRow {
  const draft = byText.get(row.key)
  return draft ? { ...row, draft, title: draft.title || row.title } : row
}

function newRow(draft: DraftSummary, rows: readonly ContentRow[]): ContentRow {
  const { draftId, answerId, language, title } = draft
  // A centre of before tells neither; then the answer's text in the other language does.
  const neighbour = rows.find((row) => row.answerId === answerId)
  const service = draft.service ?? neighbour?.service ?? null
  const owner = draft.owner || (neighbour?.owner ?? null)
  return { key: draftId, answerId, language, title, service, owner, published: null, draft }
}

/** Whether a row is among those asked for. */
export function isAskedFor(
  row: ContentRow,
  filter: ContentFilter,
  words: readonly string[],
  today: DayInCity,
): boolean {
  const { service, state, owner, language, due } = filter
  if (service !== null && row.service !== service) return false
  if (state !== null && (row.draft?.state ?? 'published') !== state) return false
  if (owner !== null && row.owner !== owner) return false
  if (language !== null && row.language !== language) return false
  if (due && !isDue(row, today)) return false
  return words.length === 0 || hasWords(row, words)
}

/** Whether somebody has to look at it again. */
export const isDue = ({ published }: ContentRow, today: DayInCity): boolean =>
  published !== null && published.reviewOn <= today

function hasWords({ published, draft, title, answerId }: ContentRow, words: readonly string[]): boolean {
  const texts = [
    ...(published ? [haystackOf(published)] : []),
    ...(draft ? [folded(`${title} ${answerId} ${draft.owner ?? ''} ${draft.editedBy.displayName}`)] : []),
  ]
  return words.every((word) => texts.some((text) => text.includes(word)))
}
