import { createSlice, type PayloadAction } from '@reduxjs/toolkit'
import type { FiguresOfAgents } from '../../../../shared/fair/agent-figures.ts'
import type { Title } from '../../../../shared/fair/contest.ts'
import type { After, HeldInteraction, HeldKind, HeldRecord } from '../../../../shared/fair/held.ts'
import type { RecordKind } from '../../../../shared/fair/recorded.ts'
import type { Period } from '../../../../shared/figures/question.ts'
import type { Fact } from '../../../../shared/interaction/fact.ts'
import type { RequestAnswer } from '../../../../shared/ipc-contract.ts'
import { sessionEnded, tabChosen } from '../../../app/events.ts'

type FaultOf<Name extends 'held:interaction' | 'contest:raise'> = Extract<RequestAnswer<Name>, { ok: false }>['reason']
export type HeldFault = FaultOf<'held:interaction'>
export type RaiseFault = FaultOf<'contest:raise'>

type Page<Row> = { readonly rows: readonly Row[]; readonly next: After | null }

type State = {
  readonly isOpen: boolean
  /** It was open a moment ago: the focus belongs to what opened it. */
  readonly wasOpen: boolean
  /** As the centre told it last; null: not heard yet. */
  readonly kinds: readonly HeldKind[] | null
  readonly figures: { readonly period: Period; readonly told: FiguresOfAgents } | null
  readonly interactions: Page<HeldInteraction> | null
  /** The kind whose records are shown, with those read so far. */
  readonly shown: ({ readonly kind: RecordKind } & Page<HeldRecord>) | null
  /** The interaction whose time line is shown. */
  readonly timeLine: {
    readonly interactionId: string
    readonly facts: readonly Fact[]
    readonly titles: Readonly<Record<string, Title>>
  } | null
  /** What is being written about an interaction, as typed. */
  readonly contest: { readonly interactionId: string; readonly words: string; readonly fault: RaiseFault | null } | null
  readonly fault: HeldFault | null
}

const initialState: State = {
  isOpen: false,
  wasOpen: false,
  kinds: null,
  figures: null,
  interactions: null,
  shown: null,
  timeLine: null,
  contest: null,
  fault: null,
}

function added<Row>(before: Page<Row> | null, page: Page<Row>): Page<Row> {
  return { rows: [...(before?.rows ?? []), ...page.rows], next: page.next }
}

export const heldSlice = createSlice({
  name: 'held',
  initialState,
  reducers: {
    heldOpened: (): State => ({ ...initialState, isOpen: true }),
    heldClosed: (): State => ({ ...initialState, wasOpen: true }),
    heldRead: (state, { payload }: PayloadAction<Pick<State, 'kinds' | 'figures'>>): State => ({
      ...state,
      ...payload,
      fault: null,
    }),
    heldFailed: (state, { payload: fault }: PayloadAction<HeldFault>): State => ({ ...state, fault }),
    interactionsRead: (state, { payload }: PayloadAction<Page<HeldInteraction>>): State => ({
      ...state,
      interactions: added(state.interactions, payload),
    }),
    /** Read from the newest on once more: something about one of them changed. */
    interactionsReadAgain: (state, { payload }: PayloadAction<Page<HeldInteraction>>): State => ({
      ...state,
      interactions: payload,
      contest: null,
    }),
    recordsRead: (state, { payload }: PayloadAction<{ kind: RecordKind } & Page<HeldRecord>>): State => ({
      ...state,
      shown: { kind: payload.kind, ...added(state.shown?.kind === payload.kind ? state.shown : null, payload) },
    }),
    recordsHidden: (state): State => ({ ...state, shown: null }),
    timeLineRead: (state, { payload }: PayloadAction<NonNullable<State['timeLine']>>): State => ({
      ...state,
      timeLine: payload,
    }),
    timeLineHidden: (state): State => ({ ...state, timeLine: null }),
    contestBegun: (state, { payload: interactionId }: PayloadAction<string>): State => ({
      ...state,
      contest: { interactionId, words: '', fault: null },
    }),
    contestTyped: (state, { payload: words }: PayloadAction<string>): State => ({
      ...state,
      contest: state.contest && { ...state.contest, words },
    }),
    contestLeft: (state): State => ({ ...state, contest: null }),
    contestRefused: (state, { payload: fault }: PayloadAction<RaiseFault>): State => ({
      ...state,
      contest: state.contest && { ...state.contest, fault },
    }),
  },
  extraReducers: (builder) => builder.addCase(tabChosen, () => initialState).addCase(sessionEnded, () => initialState),
})

export const {
  heldOpened,
  heldClosed,
  heldRead,
  heldFailed,
  interactionsRead,
  interactionsReadAgain,
  recordsRead,
  recordsHidden,
  timeLineRead,
  timeLineHidden,
  contestBegun,
  contestTyped,
  contestLeft,
  contestRefused,
} = heldSlice.actions
