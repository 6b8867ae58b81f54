import { createSlice, type PayloadAction } from '@reduxjs/toolkit'
import type { InteractionSummary } from '../../../shared/interaction/interaction.ts'
import { sessionEnded } from '../../app/events.ts'

type State = {
  /** Newest first; null until first read. */
  readonly interactions: readonly InteractionSummary[] | null
  /** Whether the centre's facts, from other workstations too, are among them. */
  readonly complete: boolean
}

const initialState: State = { interactions: null, complete: false }

export const myDaySlice = createSlice({
  name: 'myDay',
  initialState,
  reducers: {
    myDayRead: (
      _state,
      { payload }: PayloadAction<{ interactions: readonly InteractionSummary[]; complete: boolean }>,
    ) => ({
      interactions: [...payload.interactions].sort((a, b) => b.startedAt - a.startedAt),
      complete: payload.complete,
    }),
  },
  extraReducers: (builder) => builder.addCase(sessionEnded, () => initialState),
})

export const { myDayRead } = myDaySlice.actions
