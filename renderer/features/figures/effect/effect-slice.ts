import { createSlice, type PayloadAction } from '@reduxjs/toolkit'
import type { EpochMs } from '../../../../shared/clock.ts'
import type { Effect } from '../../../../shared/figures/effect-contract.ts'
import type { RequestAnswer } from '../../../../shared/ipc-contract.ts'
import { sessionEnded } from '../../../app/events.ts'
import { nothingTold, type Told, withAnswer, withAsked } from '../told.ts'

type Answered = { asked: string; answer: RequestAnswer<'effect:read'>; readAt: EpochMs }

const initialState: Told<Effect> = nothingTold

export const effectSlice = createSlice({
  name: 'effect',
  initialState,
  reducers: {
    effectAsked: (state, { payload }: PayloadAction<string>): Told<Effect> => withAsked(state, payload),
    effectAnswered: (state, { payload: { asked, answer, readAt } }: PayloadAction<Answered>): Told<Effect> =>
      withAnswer(state, asked, answer, readAt),
  },
  extraReducers: (builder) => builder.addCase(sessionEnded, () => initialState),
})

export const { effectAsked, effectAnswered } = effectSlice.actions
