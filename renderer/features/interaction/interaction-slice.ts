import { createSlice } from '@reduxjs/toolkit'
import type { Utterance } from '../../../shared/conversation/utterance.ts'
import type { Fact } from '../../../shared/interaction/fact.ts'
import { phaseOf } from '../../../shared/interaction/handle-time.ts'
import type { Language } from '../../../shared/knowledge/language.ts'
import type { BegunRequest } from '../../../shared/service-requests/request-form.ts'
import {
  conversationFinished,
  draftRestored,
  interactionOffered,
  isFactEvent,
  notesTyped,
  residentLanguageChosen,
  serviceRequestChanged,
  sessionEnded,
  utteranceHeard,
} from '../../app/events.ts'

/** The interaction on the agent's screen: its facts so far and what goes no further than this workstation. */
export type OpenInteraction = {
  readonly interactionId: string
  readonly agentId: string
  readonly facts: readonly Fact[]
  readonly conversation: readonly Utterance[]
  readonly notes: string
  readonly language: Language | null
  /** The resident has nothing more to say. */
  readonly residentFinished: boolean
  /** A service request that was begun and not sent. */
  readonly serviceRequest: BegunRequest | null
}

type State = { readonly open: OpenInteraction | null }

const initialState: State = { open: null }

export const interactionSlice = createSlice({
  name: 'interaction',
  initialState,
  reducers: {},
  extraReducers: (builder) =>
    builder
      .addCase(interactionOffered, (_state, { payload: { interactionId, agentId } }) => ({
        open: {
          interactionId,
          agentId,
          facts: [],
          conversation: [],
          notes: '',
          language: null,
          residentFinished: false,
          serviceRequest: null,
        },
      }))
      .addCase(draftRestored, (_state, { payload: draft }) =>
        phaseOf(draft.facts) === 'done'
          ? { open: null }
          : { open: { ...draft, residentFinished: false, serviceRequest: draft.serviceRequest ?? null } },
      )
      .addCase(utteranceHeard, ({ open }, { payload }) => {
        if (open?.interactionId === payload.interactionId) open.conversation.push(payload.utterance)
      })
      .addCase(conversationFinished, ({ open }, { payload }) => {
        if (open?.interactionId === payload.interactionId) open.residentFinished = true
      })
      .addCase(notesTyped, ({ open }, { payload }) => {
        if (open) open.notes = payload.notes
      })
      .addCase(serviceRequestChanged, ({ open }, { payload }) => {
        if (open) open.serviceRequest = payload
      })
      .addCase(residentLanguageChosen, ({ open }, { payload }) => {
        if (open) open.language = payload
      })
      .addCase(sessionEnded, (state, { payload }) =>
        // An open call outlives a session that ended elsewhere; signing out by hand is possible only between calls.
        payload.reason === 'signed-out' ? initialState : state,
      )
      .addMatcher(isFactEvent, (state, { payload: fact }) => {
        if (state.open?.interactionId !== fact.interactionId) return
        if (fact.kind === 'wrap-up-submitted') state.open = null
        else state.open.facts.push(fact)
      }),
})
