import { createSlice, type PayloadAction } from '@reduxjs/toolkit'
import type { EpochMs } from '../../../../shared/clock.ts'
import type { Staff, StaffDay } from '../../../../shared/figures/staff-contract.ts'
import type { RequestAnswer } from '../../../../shared/ipc-contract.ts'
import { sessionEnded } from '../../../app/events.ts'
import { nothingTold, type Told, withAnswer, withAsked } from '../told.ts'

type State = { readonly teams: Told<Staff>; readonly day: Told<StaffDay> }
type Answered<Name extends 'staff:read' | 'staff:day'> = {
  asked: string
  answer: RequestAnswer<Name>
  readAt: EpochMs
}

const initialState: State = { teams: nothingTold, day: nothingTold }

export const staffSlice = createSlice({
  name: 'staff',
  initialState,
  reducers: {
    staffAsked: (state, { payload }: PayloadAction<string>): State => ({
      ...state,
      teams: withAsked(state.teams, payload),
    }),
    staffAnswered: (state, { payload }: PayloadAction<Answered<'staff:read'>>): State => ({
      ...state,
      teams: withAnswer(state.teams, payload.asked, payload.answer, payload.readAt),
    }),
    staffDayAsked: (state, { payload }: PayloadAction<string>): State => ({
      ...state,
      day: withAsked(state.day, payload),
    }),
    staffDayAnswered: (state, { payload }: PayloadAction<Answered<'staff:day'>>): State => ({
      ...state,
      day: withAnswer(state.day, payload.asked, payload.answer, payload.readAt),
    }),
  },
  extraReducers: (builder) => builder.addCase(sessionEnded, () => initialState),
})

export const { staffAsked, staffAnswered, staffDayAsked, staffDayAnswered } = staffSlice.actions
