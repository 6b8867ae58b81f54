import { createSlice, type PayloadAction } from '@reduxjs/toolkit'
import type { HandOverCard } from '../../../shared/conversation/hand-over.ts'
import type { Colleague } from '../../../shared/conversation/presence.ts'
import type { RequestAnswer } from '../../../shared/ipc-contract.ts'
import { dialogClosed, sessionEnded } from '../../app/events.ts'

type HandOverFault = Extract<RequestAnswer<'conversation:transfer' | 'conversation:targets'>, { ok: false }>['reason']

type Targets = { readonly colleagues: readonly Colleague[]; readonly queues: readonly string[] }

type State = {
  /** The conversation for which the dialog was opened: it stays that one whatever comes to the front. */
  readonly conversationId: string | null
  readonly targets: Targets | null
  readonly filter: string
  /** The key of the target that the arrows have reached; the list is read anew meanwhile, and it stays that one. */
  readonly reached: string | null
  readonly card: HandOverCard | null
  readonly isSending: boolean
  readonly fault: HandOverFault | null
}

const initialState: State = {
  conversationId: null,
  targets: null,
  filter: '',
  reached: null,
  card: null,
  isSending: false,
  fault: null,
}

export const handOverSlice = createSlice({
  name: 'handOver',
  initialState,
  reducers: {
    handOverBegan: (_state, { payload }: PayloadAction<{ conversationId: string; card: HandOverCard }>): State => ({
      ...initialState,
      ...payload,
    }),
    targetsRead: (state, { payload: targets }: PayloadAction<Targets>): State => ({
      ...state,
      targets,
      fault: state.targets === null ? null : state.fault,
    }),
    targetFiltered: (state, { payload: filter }: PayloadAction<string>): State => ({ ...state, filter, reached: null }),
    targetReached: (state, { payload: reached }: PayloadAction<string>): State => ({ ...state, reached }),
    cardChanged: (state, { payload }: PayloadAction<Partial<HandOverCard>>): State => ({
      ...state,
      card: state.card && { ...state.card, ...payload },
    }),
    transferBegan: (state): State => ({ ...state, isSending: true, fault: null }),
    handOverFailed: (state, { payload: fault }: PayloadAction<HandOverFault>): State => ({
      ...state,
      isSending: false,
      fault,
    }),
  },
  extraReducers: (builder) =>
    builder.addCase(dialogClosed, () => initialState).addCase(sessionEnded, () => initialState),
})

export const { handOverBegan, targetsRead, targetFiltered, targetReached, cardChanged, transferBegan, handOverFailed } =
  handOverSlice.actions
