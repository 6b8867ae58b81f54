import { createSlice, type PayloadAction } from '@reduxjs/toolkit'
import type { PracticeTitle } from '../../../shared/practice/script.ts'

/** What `F2` starts. */
export type Mode = 'practice' | 'calls'

type State = {
  readonly titles: readonly PracticeTitle[]
  /** Index of the script that comes next. */
  readonly next: number
  readonly mode: Mode
}

const initialState: State = { titles: [], next: 0, mode: 'practice' }

export const practiceSlice = createSlice({
  name: 'practice',
  initialState,
  reducers: {
    practiceListed: (state, { payload }: PayloadAction<readonly PracticeTitle[]>) => ({ ...state, titles: payload }),
    practiceCallStarted: (state, { payload }: PayloadAction<{ scriptId: string; interactionId: string }>) => {
      const played = state.titles.findIndex(({ scriptId }) => scriptId === payload.scriptId)
      return { ...state, next: (played + 1) % Math.max(1, state.titles.length) }
    },
    modeChosen: (state, { payload }: PayloadAction<Mode>) => ({ ...state, mode: payload }),
  },
})

export const { practiceListed, practiceCallStarted, modeChosen } = practiceSlice.actions
