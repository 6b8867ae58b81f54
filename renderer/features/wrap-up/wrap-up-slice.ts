import { createSlice, type PayloadAction } from '@reduxjs/toolkit'
import type { Disposition } from '../../../shared/interaction/wrap-up.ts'
import type { AnswerId } from '../../../shared/knowledge/answer.ts'
import { draftRestored, interactionOffered, wrapUpSubmitted } from '../../app/events.ts'

/** Only what the agent changed; the rest is proposed from the facts. `undefined`: left as proposed. */
type State = {
  readonly topic: AnswerId | null | undefined
  readonly disposition: Disposition | undefined
}

const initialState: State = { topic: undefined, disposition: undefined }

export const wrapUpSlice = createSlice({
  name: 'wrapUp',
  initialState,
  reducers: {
    topicChosen: (state, { payload }: PayloadAction<AnswerId | null>) => ({ ...state, topic: payload }),
    dispositionChosen: (state, { payload }: PayloadAction<Disposition>) => ({ ...state, disposition: payload }),
  },
  extraReducers: (builder) =>
    builder
      .addCase(interactionOffered, () => initialState)
      .addCase(draftRestored, () => initialState)
      .addCase(wrapUpSubmitted, () => initialState),
})

export const { topicChosen, dispositionChosen } = wrapUpSlice.actions
