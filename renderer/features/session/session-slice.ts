import { createSlice, type PayloadAction } from '@reduxjs/toolkit'
import type { RequestAnswer } from '../../../shared/ipc-contract.ts'
import type { Person } from '../../../shared/people/person.ts'
import { sessionBegan, sessionEnded } from '../../app/events.ts'

export type SignInFault = Extract<RequestAnswer<'session:sign-in'>, { ok: false }>['reason']

type State = {
  /** Null: nobody, as far as is known. */
  readonly person: Person | null
  /** Whether main has said who is signed in. */
  readonly known: boolean
  readonly signingIn: boolean
  readonly fault: SignInFault | null
  /** Why the last session ended other than by signing out; shown until somebody signs in. */
  readonly endedBecause: 'revoked' | 'expired' | null
}

const initialState: State = { person: null, known: false, signingIn: false, fault: null, endedBecause: null }

export const sessionSlice = createSlice({
  name: 'session',
  initialState,
  reducers: {
    nobodySignedIn: (state) => ({ ...state, known: true }),
    signInAsked: (state, _action: PayloadAction<{ signInName: string; password: string }>) => ({
      ...state,
      signingIn: true,
      fault: null,
    }),
    signInFailed: (state, { payload }: PayloadAction<SignInFault>) => ({ ...state, signingIn: false, fault: payload }),
    signOutAsked: (state) => state,
  },
  extraReducers: (builder) =>
    builder
      .addCase(sessionBegan, (_state, { payload }) => ({ ...initialState, known: true, person: payload }))
      .addCase(sessionEnded, (state, { payload: { reason } }) =>
        reason === 'signed-out'
          ? { ...initialState, known: true }
          : // The name stays until the open call is done: its facts are still this person's.
            { ...state, endedBecause: reason },
      ),
})

export const { nobodySignedIn, signInAsked, signInFailed, signOutAsked } = sessionSlice.actions
