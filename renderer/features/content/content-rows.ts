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
  /** Only what has a flag that waits. */
  readonly flagged: boolean
}

/** What became of a text in thirty days, in interactions; and the flags that wait. */
export type RowCounts = { readonly used: number; readonly dismissed: number; readonly flags: number }
export type CountsByText = Readonly<Record<string, RowCounts>> | null

/** By what the counts of a text are found; texts of one answer that follow each other have one. */
export const countsKeyOf = ({ answerId, language }: Pick<ContentRow, 'answerId' | 'language'>): string =>
  `${answerId} ${language}`

const noCounts: RowCounts = { used: 0, dismissed: 0, flags: 0 }

/** What became of a row's text; of what nothing is told, nothing became. */
export const countsOf = (row: ContentRow, counts: CountsByText): RowCounts => counts?.[countsKeyOf(row)] ?? noCounts

export const contentOrders = ['title', 'most-used', 'least-used', 'most-dismissed'] as const
export type ContentOrder = (typeof contentOrders)[number]

/** The rows in that order; those that are alike in it stay as they are. */
export function inOrder(rows: readonly ContentRow[], order: ContentOrder, counts: CountsByText): readonly ContentRow[] {
  if (order === 'title') return rows
  const weightOf = (row: ContentRow) => {
    const { used, dismissed } = countsOf(row, counts)
    if (order === 'most-dismissed') return -dismissed
    return order === 'most-used' ? -used : used
  }
  return rows
    .map((row) => ({ row, weight: weightOf(row) }))
    .sort((a, b) => a.weight - b.weight)
    .map(({ row }) => row)
}

export const noFilter: ContentFilter = {
  text: '',
  service: null,
  state: null,
  owner: null,
  language: null,
  due: false,
  flagged: false,
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
  { words, today, counts }: { words: readonly string[]; today: DayInCity; counts: CountsByText },
): boolean {
  const { service, state, owner, language, due, flagged } = filter
  if (service !== null && row.service !== service) return false
  if (state !== null && (row.draft?.state ?? 'published') !== state) return false
  if (owner !== null && row.owner !== owner) return false
  if (language !== null && row.language !== language) return false
  if (due && !isDue(row, today)) return false
  if (flagged && countsOf(row, counts).flags === 0) return false
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
