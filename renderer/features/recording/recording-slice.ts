import { createSlice, type PayloadAction } from '@reduxjs/toolkit'
import type { Fact } from '../../../shared/interaction/fact.ts'
import { conversationTold, draftRestored, isFactEvent } from '../../app/events.ts'

export type SavingFault = 'disk-full' | 'storage-failed'

type Recording = {
  /** Facts on the screen that are not on the disk yet, in order. */
  readonly waiting: readonly Fact[]
  /** Why the last attempt to save failed; null once one succeeds. */
  readonly fault: SavingFault | null
}

const initialState: Recording = { waiting: [], fault: null }

export const recordingSlice = createSlice({
  name: 'recording',
  initialState,
  reducers: {
    factSaved(recording, { payload: factId }: PayloadAction<string>) {
      recording.waiting = recording.waiting.filter((fact) => fact.factId !== factId)
      recording.fault = null
    },
    draftSaved(recording) {
      recording.fault = null
    },
    savingFailed(recording, { payload }: PayloadAction<SavingFault>) {
      recording.fault = payload
    },
  },
  extraReducers: (builder) =>
    builder
      .addCase(draftRestored, (recording, { payload }) => {
        // A draft is saved before its newest fact is recorded, so a crash between the two leaves a fact that only the
        // draft knows. All of them are recorded once more: a fact id counts once wherever it arrives.
        recording.waiting.push(...payload.facts)
      })
      .addCase(conversationTold, (recording, { payload }) => {
        recording.waiting.push(...payload.recordable)
      })
      .addMatcher(isFactEvent, (recording, { payload }) => {
        recording.waiting.push(payload)
      }),
})

export const { factSaved, draftSaved, savingFailed } = recordingSlice.actions
