import { createSlice, type PayloadAction } from '@reduxjs/toolkit'
import type { Colleague, Presence, Waiting } from '../../../shared/conversation/presence.ts'
import type { RequestAnswer } from '../../../shared/ipc-contract.ts'
import { dialogClosed, dialogOpened, sessionEnded } from '../../app/events.ts'

export type PresenceFault = Extract<RequestAnswer<'presence:set' | 'presence:list'>, { ok: false }>['reason']

type State = {
  /** As the centre sees this agent; null: not heard yet. */
  readonly own: Presence | null
  readonly waiting: readonly Waiting[]
  /** Everybody who is there, for the dialog of that name; null: not heard yet. */
  readonly colleagues: readonly Colleague[] | null
  readonly fault: PresenceFault | null
}

const initialState: State = { own: null, waiting: [], colleagues: null, fault: null }

const afreshForDialog = (state: State): State => ({ ...state, colleagues: null, fault: null })

export const presenceSlice = createSlice({
  name: 'presence',
  initialState,
  reducers: {
    presenceTold: (state, { payload: own }: PayloadAction<Presence>): State => ({ ...state, own, fault: null }),
    waitingTold: (state, { payload: waiting }: PayloadAction<readonly Waiting[]>): State => ({ ...state, waiting }),
    colleaguesRead: (state, { payload: colleagues }: PayloadAction<readonly Colleague[]>): State => ({
      ...state,
      colleagues,
      fault: null,
    }),
    presenceFailed: (state, { payload: fault }: PayloadAction<PresenceFault>): State => ({ ...state, fault }),
  },
  extraReducers: (builder) =>
    builder
      .addCase(dialogOpened, afreshForDialog)
      .addCase(dialogClosed, afreshForDialog)
      .addCase(sessionEnded, () => initialState),
})

export const { presenceTold, waitingTold, colleaguesRead, presenceFailed } = presenceSlice.actions

/** How many chats wait in all queues. */
export const countWaiting = (waiting: readonly Waiting[]): number =>
  waiting.reduce((sum, queue) => sum + queue.waiting, 0)
