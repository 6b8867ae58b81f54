import { createSlice, type PayloadAction } from '@reduxjs/toolkit'
import type { RequestAnswer } from '../../../shared/ipc-contract.ts'
import { notesTyped, sessionEnded } from '../../app/events.ts'
import { composerTyped } from '../composer/composer-slice.ts'

type FaultOf<Name extends 'conversation:accept' | 'conversation:take-next' | 'conversation:end'> = Extract<
  RequestAnswer<Name>,
  { ok: false }
>['reason']

/** What came of something that the agent asked of the centre, or happened to one of their conversations. */
export type CentreNotice =
  | FaultOf<'conversation:accept' | 'conversation:take-next' | 'conversation:end'>
  | 'gone-closed'
  | 'gone-taken'
  | 'gone-withdrawn'

type News = { readonly number: number; readonly unread: number }

type State = {
  /** Whether drafts were restored: before it a conversation would open without its notes. */
  readonly ready: boolean
  /** Whether the centre has told all: before it nothing is sent into a conversation. */
  readonly caughtUp: boolean
  /** The chat that the agent has just taken, and that comes to the front as soon as it is told. */
  readonly wanted: string | null
  /** Interactions that are done here or elsewhere: told once more they stay closed. */
  readonly over: readonly string[]
  /** Conversations whose closing the centre has not heard. */
  readonly closing: readonly string[]
  readonly notice: CentreNotice | null
  /** For ears: the tab in which something new was said, and how much; null: nothing to say. */
  readonly news: News | null
}

const initialState: State = {
  ready: false,
  caughtUp: false,
  wanted: null,
  over: [],
  closing: [],
  notice: null,
  news: null,
}

/** Whoever types is at work elsewhere: what was asked for waits in its tab. */
const wantedNoMore = (state: State): State => (state.wanted === null ? state : { ...state, wanted: null })

export const centreSlice = createSlice({
  name: 'centre',
  initialState,
  reducers: {
    draftsAreBack: (state): State => ({ ...state, ready: true }),
    caughtUpChanged: (state, { payload: caughtUp }: PayloadAction<boolean>): State => ({ ...state, caughtUp }),
    conversationWanted: (state, { payload: wanted }: PayloadAction<string>): State => ({ ...state, wanted }),
    wantedArrived: wantedNoMore,
    interactionsOver: (state, { payload }: PayloadAction<readonly string[]>): State => ({
      ...state,
      over: [...new Set([...state.over, ...payload])],
    }),
    closingBegan: (state, { payload: conversationId }: PayloadAction<string>): State => ({
      ...state,
      closing: [...new Set([...state.closing, conversationId])],
    }),
    closingHeard: (state, { payload: conversationId }: PayloadAction<string>): State => ({
      ...state,
      closing: state.closing.filter((one) => one !== conversationId),
    }),
    centreNoticed: (state, { payload: notice }: PayloadAction<CentreNotice>): State => ({ ...state, notice }),
    centreNoticeEnded: (state): State => ({ ...state, notice: null }),
    newsAnnounced: (state, { payload: news }: PayloadAction<News>): State => ({ ...state, news }),
  },
  extraReducers: (builder) =>
    builder
      .addCase(composerTyped, wantedNoMore)
      .addCase(notesTyped, wantedNoMore)
      .addCase(sessionEnded, (state) => ({ ...initialState, over: state.over, closing: state.closing })),
})

export const {
  draftsAreBack,
  caughtUpChanged,
  conversationWanted,
  wantedArrived,
  interactionsOver,
  closingBegan,
  closingHeard,
  centreNoticed,
  centreNoticeEnded,
  newsAnnounced,
} = centreSlice.actions
