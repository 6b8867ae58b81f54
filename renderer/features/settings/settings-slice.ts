import { createSlice, type PayloadAction } from '@reduxjs/toolkit'
import type { Settings } from '../../../shared/settings.ts'

const initialState: Settings = {
  language: 'en',
  theme: 'system',
  serverUrl: 'http://127.0.0.1:3311',
  cardsFrom: 'possible',
  hourCost: null,
}

export const settingsSlice = createSlice({
  name: 'settings',
  initialState,
  reducers: {
    settingsRead: (_state, { payload }: PayloadAction<Settings>) => payload,
    /** The screen follows at once; main keeps it. */
    settingsChanged: (state, { payload }: PayloadAction<Partial<Settings>>) => ({ ...state, ...payload }),
  },
})

export const { settingsRead, settingsChanged } = settingsSlice.actions
