import { createSlice, type PayloadAction } from '@reduxjs/toolkit'
import type { KeptText, PublishedText } from '../../../shared/content/content-here.ts'
import type { DraftSummary } from '../../../shared/content/draft.ts'
import type { TextCounts } from '../../../shared/content/text-counts.ts'
import type { ReleaseIdentity } from '../../../shared/knowledge/release.ts'
import { sessionEnded } from '../../app/events.ts'
import type { ContentFailure } from './content-fault.ts'
import { type ContentFilter, type ContentOrder, countsKeyOf, noFilter, type RowCounts } from './content-rows.ts'

export type ContentSection = 'answers' | 'questions' | 'release' | 'history'

type State = {
  readonly section: ContentSection
  readonly published: readonly PublishedText[]
  /** The release that the list is of; null before the first. */
  readonly release: ReleaseIdentity | null
  /** Days and hours are those of the city. */
  readonly timeZone: string
  readonly isRead: boolean
  readonly drafts: readonly DraftSummary[]
  /** Whether whoever wrote a text may not approve it. */
  readonly secondPerson: boolean
  /** Why the drafts are not known, or not as they are now. */
  readonly failure: ContentFailure | null
  /** What was typed here and is not at the centre. */
  readonly kept: readonly KeptText[]
  /** What became of the texts, by answer and language; null while the centre has not said. */
  readonly counts: Readonly<Record<string, RowCounts>> | null
  readonly filter: ContentFilter
  readonly order: ContentOrder
  /** The row that Enter opens. */
  readonly reached: string | null
}

const initialState: State = {
  section: 'answers',
  published: [],
  release: null,
  timeZone: 'UTC',
  isRead: false,
  drafts: [],
  secondPerson: false,
  failure: null,
  kept: [],
  counts: null,
  filter: noFilter,
  order: 'title',
  reached: null,
}

type Published = Pick<State, 'published' | 'release' | 'timeZone'>

export const contentSlice = createSlice({
  name: 'content',
  initialState,
  reducers: {
    sectionChosen: (state, { payload }: PayloadAction<ContentSection>) => ({ ...state, section: payload }),
    publishedRead: (state, { payload }: PayloadAction<Published>) => ({ ...state, ...payload, isRead: true }),
    draftsRead: (state, { payload }: PayloadAction<Pick<State, 'drafts' | 'secondPerson'>>) => ({
      ...state,
      ...payload,
      failure: null,
    }),
    draftsNotRead: (state, { payload }: PayloadAction<ContentFailure>) => ({ ...state, failure: payload }),
    /** What somebody wanted to work on is not there. */
    answerNotFound: (state) => ({ ...state, failure: { reason: 'not-in-release' as const } }),
    keptTextsRead: (state, { payload }: PayloadAction<readonly KeptText[]>) => ({ ...state, kept: payload }),
    countsRead: (state, { payload }: PayloadAction<readonly TextCounts[]>) => ({
      ...state,
      counts: Object.fromEntries(
        payload.map(([answerId, language, used, dismissed, flags]) => [
          countsKeyOf({ answerId, language }),
          { used, dismissed, flags },
        ]),
      ),
    }),
    orderChosen: (state, { payload }: PayloadAction<ContentOrder>) => ({ ...state, order: payload, reached: null }),
    filterChanged: (state, { payload }: PayloadAction<Partial<ContentFilter>>) => ({
      ...state,
      filter: { ...state.filter, ...payload },
      reached: null,
    }),
    rowReached: (state, { payload }: PayloadAction<string>) => ({ ...state, reached: payload }),
  },
  extraReducers: (builder) => builder.addCase(sessionEnded, () => initialState),
})

export const {
  sectionChosen,
  publishedRead,
  draftsRead,
  draftsNotRead,
  answerNotFound,
  keptTextsRead,
  countsRead,
  orderChosen,
  filterChanged,
  rowReached,
} = contentSlice.actions
