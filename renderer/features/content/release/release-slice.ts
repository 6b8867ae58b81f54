import { createSlice, type PayloadAction } from '@reduxjs/toolkit'
import type { Candidate, PublishedChange, Reached, ReleaseRecord } from '../../../../shared/content/content-contract.ts'
import { sessionEnded } from '../../../app/events.ts'
import type { ContentFailure } from '../content-fault.ts'

type State = {
  /** What somebody ticked or unticked, by draft; the others are as their state says. */
  readonly ticks: Readonly<Record<string, boolean>>
  /** Whether drafts without approval may be chosen too. */
  readonly isEmergency: boolean
  /** What the choice would become; null while it is worked out. */
  readonly candidate: Candidate | null
  readonly isPublishing: boolean
  /** Why the choice could not be tried or the releases not be read; gone as soon as that succeeds. */
  readonly failure: ContentFailure | null
  /** Why it was not published or not taken back; stays until somebody chooses or asks again. */
  readonly refusal: ContentFailure | null
  /** What was published or taken back here last. */
  readonly published: ReleaseRecord | null
  readonly reached: Reached | null
  readonly releases: readonly ReleaseRecord[]
  /** The release whose changes are shown, and they; null while none is opened. */
  readonly opened: { readonly number: number; readonly changes: readonly PublishedChange[] | null } | null
}

const initialState: State = {
  ticks: {},
  isEmergency: false,
  candidate: null,
  isPublishing: false,
  failure: null,
  refusal: null,
  published: null,
  reached: null,
  releases: [],
  opened: null,
}

export const releaseSlice = createSlice({
  name: 'release',
  initialState: initialState as State,
  reducers: {
    draftTicked: (state, { payload }: PayloadAction<{ draftId: string; isChosen: boolean }>) => ({
      ...state,
      ticks: { ...state.ticks, [payload.draftId]: payload.isChosen },
      candidate: null,
      refusal: null,
    }),
    emergencyChosen: (state, { payload }: PayloadAction<boolean>) => ({
      ...state,
      isEmergency: payload,
      candidate: null,
      refusal: null,
    }),
    candidateTried: (state, { payload }: PayloadAction<Candidate>) => ({ ...state, candidate: payload, failure: null }),
    releaseFailed: (state, { payload }: PayloadAction<ContentFailure>) => ({ ...state, failure: payload }),
    publishingBegan: (state) => ({ ...state, isPublishing: true, refusal: null }),
    publishingRefused: (state, { payload }: PayloadAction<ContentFailure>) => ({
      ...state,
      isPublishing: false,
      refusal: payload,
    }),
    releasePublished: (state, { payload }: PayloadAction<ReleaseRecord>) => ({
      ...state,
      ticks: {},
      isEmergency: false,
      candidate: null,
      isPublishing: false,
      refusal: null,
      published: payload,
      reached: null,
    }),
    reachedRead: (state, { payload }: PayloadAction<Reached>) => ({ ...state, reached: payload }),
    releasesRead: (state, { payload }: PayloadAction<readonly ReleaseRecord[]>) => ({
      ...state,
      releases: payload,
      failure: null,
    }),
    releaseOpened: (state, { payload: number }: PayloadAction<number>) => ({
      ...state,
      opened: state.opened?.number === number ? null : { number, changes: null },
    }),
    changesRead: (state, { payload }: PayloadAction<{ number: number; changes: readonly PublishedChange[] }>) =>
      state.opened?.number === payload.number ? { ...state, opened: payload } : state,
  },
  extraReducers: (builder) => builder.addCase(sessionEnded, () => initialState),
})

export const {
  draftTicked,
  emergencyChosen,
  candidateTried,
  releaseFailed,
  publishingBegan,
  publishingRefused,
  releasePublished,
  reachedRead,
  releasesRead,
  releaseOpened,
  changesRead,
} = releaseSlice.actions
