import {
  conversationTold,
  feedFellSilent,
  momentMet,
  tabChosen,
  typingFellSilent,
  wrapUpSubmitted,
} from '../../app/events.ts'
import type { RootState, StartListening } from '../../app/store-types.ts'
import { centreNoticed, centreNoticeEnded, interactionsOver, newsAnnounced } from './centre-slice.ts'
import { closeAtCentre } from './conversations-commands.ts'
import { selectOneOfConversation, selectOpenOne, selectTabs } from './desk-selectors.ts'

/** A feed that says nothing for so long has stopped in the middle. */
export const feedSilenceMs = 10_000
/** A resident who goes on typing is told again before this. */
const typingSilenceMs = 6_000
const noticeMs = 8_000
/** How often a screen reader hears of what is said in other conversations. */
export const announceEveryMs = 5_000

const frontOf = ({ interaction }: RootState) => interaction.open?.interactionId ?? null

export function listenToConversations(startListening: StartListening): void {
  startListening({
    actionCreator: wrapUpSubmitted,
    effect: async ({ payload: { interactionId } }, { getState, getOriginalState, dispatch }) => {
      const centre = selectOpenOne(getOriginalState(), interactionId)?.open.centre
      if (!centre) return
      dispatch(interactionsOver([interactionId]))
      // It came back to this agent meanwhile, as another interaction: closing would close both.
      const isBack = selectOneOfConversation(getState(), centre.conversationId) !== null
      if (!isBack) await dispatch(closeAtCentre(centre.conversationId))
    },
  })

  startListening({
    actionCreator: conversationTold,
    effect: ({ payload: { interactionId } }, { getState, getOriginalState, dispatch }) => {
      const isOpened = frontOf(getOriginalState()) === null && frontOf(getState()) === interactionId
      const { tab, dialog } = getState().view
      // Where something is written the view stays: the call is one key away, its words are not lost.
      if (isOpened && tab === 'my-day' && dialog === null) dispatch(tabChosen('call'))
    },
  })

  startListening({
    actionCreator: centreNoticed,
    effect: async (_action, { dispatch, delay, cancelActiveListeners }) => {
      cancelActiveListeners()
      await delay(noticeMs)
      dispatch(centreNoticeEnded())
    },
  })

  heedSilence(startListening)
  announceNews(startListening)
}

/** Ends what is true for a moment only when nothing more comes. Each conversation has a silence of its own. */
function heedSilence(startListening: StartListening): void {
  const heard = new Map<string, number>()
  let count = 0
  startListening({
    actionCreator: momentMet,
    effect: async ({ payload: { interactionId, moment } }, { dispatch, delay }) => {
      const key = `${interactionId} ${moment.kind}`
      const mine = ++count
      heard.set(key, mine)
      await delay(moment.kind === 'interim' ? feedSilenceMs : typingSilenceMs)
      if (heard.get(key) !== mine) return
      heard.delete(key)
      dispatch(moment.kind === 'interim' ? feedFellSilent({ interactionId }) : typingFellSilent({ interactionId }))
    },
  })
}

/** Says in which tab something new was said: the newest only, and not while the last is still being spoken. */
function announceNews(startListening: StartListening): void {
  let saidAt = Number.NEGATIVE_INFINITY
  startListening({
    actionCreator: conversationTold,
    effect: async (
      { payload },
      { getState, getOriginalState, dispatch, delay, cancelActiveListeners, extra: { clock } },
    ) => {
      const unread = (state: RootState) =>
        selectTabs(state).find(({ interactionId }) => interactionId === payload.interactionId)?.unread ?? 0
      if (unread(getState()) <= unread(getOriginalState())) return
      cancelActiveListeners()
      await delay(Math.max(0, saidAt + announceEveryMs - clock.now()))
      const tab = selectTabs(getState()).find(({ interactionId }) => interactionId === payload.interactionId)
      if (!tab || tab.unread === 0) return
      saidAt = clock.now()
      dispatch(newsAnnounced({ number: tab.number, unread: tab.unread }))
    },
  })
}
