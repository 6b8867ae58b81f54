import { createSlice, type PayloadAction } from '@reduxjs/toolkit'
import type { ReleaseRecord } from '../../../../shared/content/content-contract.ts'
import type { AnswerId, Revision } from '../../../../shared/knowledge/answer.ts'
import type { Language } from '../../../../shared/knowledge/language.ts'
import { sessionEnded } from '../../../app/events.ts'
import type { ContentFailure } from '../content-fault.ts'

/** A text that an answer had, and the release that brought it. */
export type EarlierText = { readonly revision: Revision; readonly release: ReleaseRecord }

/** One text may have been brought more than once: by a correction, and again by a roll-back. */
export const earlierKey = ({ revision, release }: EarlierText): string => `${release.number} ${revision.revisionId}`

/** Why a text is not restored yet. */
export type RestoringObstacle = 'unsaved' | 'withdrawal'

export type OpenEarlier = {
  readonly answerId: AnswerId
  readonly language: Language
  /** The published text in whose place a restored one is put, when there are several. */
  readonly replaces: string | null
  /** Newest first; null while they are read. */
  readonly texts: readonly EarlierText[] | null
  /** The two that are compared, by their keys. */
  readonly from: string | null
  readonly to: string | null
  readonly failure: ContentFailure | null
  readonly obstacle: RestoringObstacle | null
}

type State = { readonly open: OpenEarlier | null }

const initialState: State = { open: null }

const change = ({ open }: State, more: Partial<OpenEarlier>): State => ({ open: open && { ...open, ...more } })

export const earlierSlice = createSlice({
  name: 'earlier',
  initialState: initialState as State,
  reducers: {
    earlierTextsOpened: (
      _state,
      { payload }: PayloadAction<Pick<OpenEarlier, 'answerId' | 'language' | 'replaces'>>,
    ) => ({ open: { ...payload, texts: null, from: null, to: null, failure: null, obstacle: null } }),
    /** The newest is compared with the one before it until somebody chooses others. */
    earlierTextsRead: (state, { payload: texts }: PayloadAction<readonly EarlierText[]>) => {
      const [newest, before = newest] = texts
      const from = state.open?.from ?? (before ? earlierKey(before) : null)
      const to = state.open?.to ?? (newest ? earlierKey(newest) : null)
      return change(state, { texts, from, to, failure: null })
    },
    earlierTextsFailed: (state, { payload: failure }: PayloadAction<ContentFailure>) => change(state, { failure }),
    comparedFrom: (state, { payload: from }: PayloadAction<string>) => change(state, { from, obstacle: null }),
    comparedTo: (state, { payload: to }: PayloadAction<string>) => change(state, { to, obstacle: null }),
    restoringObstructed: (state, { payload: obstacle }: PayloadAction<RestoringObstacle>) =>
      change(state, { obstacle }),
    earlierTextsClosed: () => initialState,
  },
  extraReducers: (builder) => builder.addCase(sessionEnded, () => initialState),
})

export const {
  earlierTextsOpened,
  earlierTextsRead,
  earlierTextsFailed,
  comparedFrom,
  comparedTo,
  restoringObstructed,
  earlierTextsClosed,
} = earlierSlice.actions
