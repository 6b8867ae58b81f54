import type { PracticeTitle } from '../../../shared/practice/script.ts'
import {
  holdEnded,
  holdStarted,
  interactionAccepted,
  interactionEnded,
  interactionOffered,
  residentLanguageChosen,
} from '../../app/events.ts'
import type { AppThunk } from '../../app/store-types.ts'
import { endChat } from '../conversations/conversations-commands.ts'
import { selectHasCall } from '../conversations/desk-selectors.ts'
import { practiceCallStarted } from '../practice/practice-slice.ts'
import { selectOpenInteraction, selectPhase, selectResidentLanguage } from './interaction-selectors.ts'
import { stampFact } from './stamp-fact.ts'

/**
 * Starts a call: a practice call when a script is given, a real one (typed by hand) otherwise. Not during another; chats
 * that are open stay open behind it.
 */
export const startCall =
  (script: PracticeTitle | null): AppThunk =>
  (dispatch, getState, world) => {
    const { person, endedBecause } = getState().session
    if (!person || endedBecause || selectHasCall(getState())) return
    const interaction = { interactionId: world.newId(), agentId: person.personId }
    const channel = script?.channel ?? 'voice'
    dispatch(
      interactionOffered({ ...stampFact(world, interaction), kind: 'offered', channel, practice: script !== null }),
    )
    dispatch(interactionAccepted({ ...stampFact(world, interaction), kind: 'accepted' }))
    if (script) dispatch(practiceCallStarted({ scriptId: script.scriptId, interactionId: interaction.interactionId }))
  }

/** `F2`: the next practice call while practising, else a real one. */
export const startNextCall = (): AppThunk => (dispatch, getState) => {
  const { mode, titles, next } = getState().practice
  dispatch(startCall(mode === 'practice' ? (titles[next] ?? null) : null))
}

export const holdOrResume = (): AppThunk => (dispatch, getState, world) => {
  const open = selectOpenInteraction(getState())
  // A chat is not held: the resident reads what was said, and the agent answers when ready.
  if (!open || open.centre?.channel === 'chat') return
  const phase = selectPhase(getState())
  if (phase === 'talking') dispatch(holdStarted({ ...stampFact(world, open), kind: 'held' }))
  if (phase === 'holding') dispatch(holdEnded({ ...stampFact(world, open), kind: 'resumed' }))
}

/**
 * Ends the conversation; after-call work begins. A chat ends at the centre, and here when the centre says so. A call of a
 * telephony platform may be ended here too: of a feed that has stopped nobody tells the end.
 */
export const endCall = (): AppThunk => (dispatch, getState, world) => {
  const open = selectOpenInteraction(getState())
  const phase = selectPhase(getState())
  if (!open || (phase !== 'talking' && phase !== 'holding')) return
  if (open.centre?.channel === 'chat') {
    void dispatch(endChat(open.centre.conversationId))
    return
  }
  dispatch(interactionEnded({ ...stampFact(world, open), kind: 'ended' }))
}

/** `F7`: serves the resident in the other language. */
export const switchResidentLanguage = (): AppThunk => (dispatch, getState) => {
  if (!selectOpenInteraction(getState())) return
  dispatch(residentLanguageChosen(selectResidentLanguage(getState()) === 'en' ? 'fr' : 'en'))
}
