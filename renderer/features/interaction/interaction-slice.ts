import { createSlice } from '@reduxjs/toolkit'
import type { Conversation } from '../../../shared/conversation/conversation.ts'
import type { Fact } from '../../../shared/interaction/fact.ts'
import { phaseOf } from '../../../shared/interaction/handle-time.ts'
import type { Language } from '../../../shared/knowledge/language.ts'
import type { BegunRequest } from '../../../shared/service-requests/request-form.ts'
import {
  conversationFinished,
  conversationGone,
  conversationTold,
  draftRestored,
  feedFellSilent,
  interactionOffered,
  isFactEvent,
  leftFront,
  momentMet,
  notesTyped,
  residentLanguageChosen,
  serviceRequestChanged,
  sessionEnded,
  typingFellSilent,
  utteranceHeard,
} from '../../app/events.ts'
import { countFrom, type Heard, leaveUnfinished, placeUtterance } from './utterances.ts'

/** An interaction on the agent's screen: its facts so far and what goes no further than this workstation. */
export type OpenInteraction = {
  readonly interactionId: string
  readonly agentId: string
  readonly facts: readonly Fact[]
  /** In the order in which it was said. */
  readonly conversation: readonly Heard[]
  readonly notes: string
  readonly language: Language | null
  /** The resident has nothing more to say. */
  readonly residentFinished: boolean
  /** The conversation at the centre; null: started here, by hand or for practice. */
  readonly centre: Conversation | null
  /** How far the centre has told it. */
  readonly position: number
  readonly residentTyping: boolean
  /** How many of the resident's utterances there were when the agent last looked. */
  readonly seen: number
  /** A service request that was begun and not sent. */
  readonly serviceRequest: BegunRequest | null
}

type State = { readonly open: OpenInteraction | null }

const initialState: State = { open: null }

const afresh = ({ interactionId, agentId }: Pick<OpenInteraction, 'interactionId' | 'agentId'>): OpenInteraction => ({
  interactionId,
  agentId,
  facts: [],
  conversation: [],
  notes: '',
  language: null,
  residentFinished: false,
  centre: null,
  position: 0,
  residentTyping: false,
  seen: 0,
  serviceRequest: null,
})

export const interactionSlice = createSlice({
  name: 'interaction',
  initialState,
  reducers: {},
  extraReducers: (builder) =>
    builder
      .addCase(interactionOffered, (_state, { payload }): State => ({ open: afresh(payload) }))
      .addCase(draftRestored, (_state, { payload: { reply: _reply, unsent: _unsent, ...draft } }): State => {
        if (phaseOf(draft.facts) === 'done') return initialState
        const conversation = leaveUnfinished(draft.conversation)
        return {
          open: {
            ...afresh(draft),
            ...draft,
            serviceRequest: draft.serviceRequest ?? null,
            conversation,
            seen: countFrom('resident', conversation),
          },
        }
      })
      .addCase(conversationTold, ({ open }, { payload }): State => {
        const { centre, position, facts, utterances } = payload
        const before = open?.interactionId === payload.interactionId ? open : afresh(payload)
        const conversation = utterances.reduce(placeUtterance, before.conversation)
        const residentSpoke = utterances.some(({ speaker }) => speaker === 'resident')
        return {
          open: {
            ...before,
            centre,
            position: Math.max(before.position, position),
            facts: [...before.facts, ...facts],
            conversation,
            residentTyping: before.residentTyping && !residentSpoke,
          },
        }
      })
      .addCase(momentMet, ({ open }, { payload: { interactionId, moment } }) => {
        if (open?.interactionId !== interactionId) return
        if (moment.kind === 'typing') open.residentTyping = moment.typing
        else open.conversation = placeUtterance(open.conversation, { ...moment.utterance, interim: true })
      })
      .addCase(feedFellSilent, ({ open }, { payload }) => {
        if (open?.interactionId === payload.interactionId) open.conversation = leaveUnfinished(open.conversation)
      })
      .addCase(typingFellSilent, ({ open }, { payload }) => {
        if (open?.interactionId === payload.interactionId) open.residentTyping = false
      })
      .addCase(conversationGone, (state, { payload }) =>
        state.open?.interactionId === payload.interactionId ? initialState : state,
      )
      .addCase(leftFront, ({ open }) => {
        if (open) open.seen = countFrom('resident', open.conversation)
      })
      .addCase(utteranceHeard, ({ open }, { payload }) => {
        if (open?.interactionId !== payload.interactionId) return
        open.conversation = placeUtterance(open.conversation, payload.utterance)
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
        // Sent from a conversation that went behind another meanwhile, it is sent.
        const isSent = fact.kind === 'service-requested' && state.open?.serviceRequest?.requestId === fact.requestId
        if (state.open && isSent) state.open.serviceRequest = null
      }),
})
