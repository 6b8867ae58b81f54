import type { ConversationTail } from '../../../shared/conversation/conversation.ts'
import { phaseOf } from '../../../shared/interaction/handle-time.ts'
import type { EventPayload } from '../../../shared/ipc-contract.ts'
import { cameToFront, conversationGone, conversationTold, momentMet } from '../../app/events.ts'
import type { AppThunk } from '../../app/store-types.ts'
import { presenceTold, waitingTold } from '../presence/presence-slice.ts'
import {
  caughtUpChanged,
  centreNoticed,
  closingBegan,
  closingHeard,
  conversationWanted,
  interactionsOver,
  wantedArrived,
} from './centre-slice.ts'
import { selectOneOfConversation, selectOpenOne, selectOpenOnes, selectTabs } from './desk-selectors.ts'
import { newsIn } from './news.ts'

/** The centre tells what happened in a conversation, or more than this window can follow: then all is read anew. */
export const hearTold =
  (tail: ConversationTail): AppThunk =>
  (dispatch, getState) => {
    if (!getState().centre.ready) return
    const known = selectOpenOne(getState(), tail.conversation.interactionId)?.open.position ?? 0
    if (tail.after > known) void dispatch(readConversations())
    else dispatch(hearTail(tail))
  }

/** What is true for a moment: of a conversation that is not open here it says nothing. */
export const hearMoment =
  ({ conversationId, moment }: EventPayload<'conversation:moment'>): AppThunk =>
  (dispatch, getState) => {
    const open = selectOneOfConversation(getState(), conversationId)?.open
    if (open) dispatch(momentMet({ interactionId: open.interactionId, moment }))
  }

/** Opens a conversation that is new here by itself. */
const hearTail =
  (tail: ConversationTail): AppThunk =>
  (dispatch, getState) => {
    const { person } = getState().session
    const { conversation: centre } = tail
    const { interactionId, conversationId } = centre
    if (!person) return
    if (getState().centre.over.includes(interactionId)) {
      void dispatch(closeAtCentre(conversationId))
      return
    }
    const known = selectOpenOne(getState(), interactionId)?.open.facts ?? []
    const news = newsIn(tail, known, person.personId)
    dispatch(conversationTold({ interactionId, agentId: person.personId, centre, ...news }))
    if (getState().centre.wanted === conversationId) {
      dispatch(wantedArrived())
      dispatch(cameToFront({ interactionId }))
    }
    dispatch(leaveAbandoned(interactionId))
  }

/** Who hung up before anybody answered leaves nothing to wrap up. */
const leaveAbandoned =
  (interactionId: string): AppThunk =>
  (dispatch, getState) => {
    const open = selectOpenOne(getState(), interactionId)?.open
    if (open?.centre?.state !== 'ended' || phaseOf(open.facts) !== 'waiting') return
    void dispatch(closeAtCentre(open.centre.conversationId))
    dispatch(conversationGone({ interactionId, why: 'withdrawn' }))
  }

/** Tells the centre that this agent is done with a conversation; unheard it is told again when the centre is there. */
export const closeAtCentre =
  (conversationId: string): AppThunk<Promise<void>> =>
  async (dispatch, _getState, { bridge }) => {
    dispatch(closingBegan(conversationId))
    const answer = await bridge.request('conversation:close', { conversationId })
    if (answer.ok || answer.reason === 'not-found') dispatch(closingHeard(conversationId))
  }

/** Tells what the centre has not heard while it was away. */
export const closeAllAtCentre = (): AppThunk => (dispatch, getState) => {
  for (const conversationId of getState().centre.closing) void dispatch(closeAtCentre(conversationId))
}

/**
 * A conversation is no longer this agent's. What was talked in one that was moved away stays open: its wrap-up is still
 * to be done, and its notes are somebody's work.
 */
export const hearGone =
  ({ interactionId, why }: Pick<EventPayload<'conversation:gone'>, 'interactionId' | 'why'>): AppThunk =>
  (dispatch, getState) => {
    const open = selectOpenOne(getState(), interactionId)?.open
    if (why === 'closed') dispatch(interactionsOver([interactionId]))
    if (!open || (why !== 'closed' && phaseOf(open.facts) !== 'waiting')) return
    dispatch(conversationGone({ interactionId, why }))
    dispatch(centreNoticed(`gone-${why}`))
  }

/** Reads all conversations as main knows them: for a window that has just come, and when the centre has told all. */
export const readConversations =
  (): AppThunk<Promise<void>> =>
  async (dispatch, getState, { bridge }) => {
    const before = selectOpenOnes(getState())
    const { conversations, presence, waiting, caughtUp } = await bridge.request('conversations:read', {})
    await dispatch(learnWhatIsOver(conversations))
    dispatch(caughtUpChanged(caughtUp))
    if (presence) dispatch(presenceTold(presence))
    dispatch(waitingTold(waiting))
    for (const tail of conversations) dispatch(hearTail(tail))
    if (!caughtUp) return
    const told = new Set(conversations.map(({ conversation }) => conversation.conversationId))
    // Only what was open when main was asked: what has opened since is newer than its answer.
    for (const { interactionId, centre } of before.map(({ open }) => open)) {
      if (centre && !told.has(centre.conversationId)) dispatch(hearGone({ interactionId, why: 'closed' }))
    }
    dispatch(closeAllAtCentre())
  }

/** Whether the centre has told all. When it has, what is open here and no longer there is found out. */
export const hearCaughtUp =
  (caughtUp: boolean): AppThunk =>
  (dispatch, getState) => {
    dispatch(caughtUpChanged(caughtUp))
    if (caughtUp && getState().centre.ready) void dispatch(readConversations())
  }

/** A wrap-up that the centre has not heard of yet is known on this workstation: what it closed stays closed. */
const learnWhatIsOver =
  (conversations: readonly ConversationTail[]): AppThunk<Promise<void>> =>
  async (dispatch, getState, { bridge }) => {
    const unknown = conversations.filter(
      ({ conversation }) => selectOpenOne(getState(), conversation.interactionId) === null,
    )
    if (unknown.length === 0) return
    const since = Math.min(...unknown.map(({ conversation }) => conversation.offeredAt))
    const { interactions } = await bridge.request('my-day:read', { since })
    const done = interactions.filter(({ phase }) => phase === 'done').map(({ interactionId }) => interactionId)
    dispatch(interactionsOver(done))
  }

/**
 * `F5`: takes what is offered in front, else what was offered to this agent first, else the chat that has waited longest
 * in any queue.
 */
export const takeNext = (): AppThunk => (dispatch, getState) => {
  const offered = selectTabs(getState()).filter(({ phase, channel }) => phase === 'waiting' && channel === 'chat')
  const next = offered.find(({ isInFront }) => isInFront) ?? offered[0]
  const centre = next && selectOpenOne(getState(), next.interactionId)?.open.centre
  void dispatch(centre ? accept(centre.conversationId) : takeFromQueue())
}

const accept =
  (conversationId: string): AppThunk<Promise<void>> =>
  async (dispatch, getState, { bridge }) => {
    const answer = await bridge.request('conversation:accept', { conversationId })
    if (answer.ok) dispatch(bringConversation(conversationId))
    else if (answer.reason === 'taken' || answer.reason === 'not-found') {
      const interactionId = selectOneOfConversation(getState(), conversationId)?.open.interactionId
      if (interactionId) dispatch(hearGone({ interactionId, why: 'taken' }))
      dispatch(centreNoticed(answer.reason))
    } else dispatch(centreNoticed(answer.reason))
  }

const takeFromQueue =
  (): AppThunk<Promise<void>> =>
  async (dispatch, _getState, { bridge }) => {
    const answer = await bridge.request('conversation:take-next', {})
    if (answer.ok) dispatch(bringConversation(answer.value.conversationId))
    else dispatch(centreNoticed(answer.reason))
  }

/** To the front now, or as soon as the centre has told it. */
const bringConversation =
  (conversationId: string): AppThunk =>
  (dispatch, getState) => {
    const one = selectOneOfConversation(getState(), conversationId)
    dispatch(one ? cameToFront({ interactionId: one.open.interactionId }) : conversationWanted(conversationId))
  }

/** Ends the chat in front for both sides. It ends here when the centre says so. */
export const endChat =
  (conversationId: string): AppThunk<Promise<void>> =>
  async (dispatch, _getState, { bridge }) => {
    const answer = await bridge.request('conversation:end', { conversationId })
    if (!answer.ok) dispatch(centreNoticed(answer.reason))
  }

/** `Ctrl+PageDown`, `Ctrl+PageUp`: to the next or the last conversation, around the ends. */
export const goToConversation =
  (by: 1 | -1): AppThunk =>
  (dispatch, getState) => {
    const tabs = selectTabs(getState())
    const here = tabs.findIndex(({ isInFront }) => isInFront)
    const place = here < 0 ? (by === 1 ? 0 : tabs.length - 1) : (here + by + tabs.length) % tabs.length
    const next = tabs[place]
    if (next && !next.isInFront) dispatch(cameToFront({ interactionId: next.interactionId }))
  }

/** `Ctrl+G`: to the conversation in which somebody has waited longest. */
export const goToLongestWaiting = (): AppThunk => (dispatch, getState) => {
  const waiting = selectTabs(getState())
    .flatMap(({ interactionId, waitsSince, isInFront }) =>
      waitsSince === null || isInFront ? [] : [{ interactionId, waitsSince }],
    )
    .sort((one, other) => one.waitsSince - other.waitsSince)
  const [first] = waiting
  if (first) dispatch(cameToFront({ interactionId: first.interactionId }))
}
