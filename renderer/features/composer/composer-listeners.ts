import { isAnyOf } from '@reduxjs/toolkit'
import { cameToFront, cardTaken } from '../../app/events.ts'
import type { StartListening } from '../../app/store-types.ts'
import { selectOpenInteraction, selectResidentLanguage } from '../interaction/interaction-selectors.ts'
import { insertText } from './composer-commands.ts'
import { selectCanSay, selectWhyNotSay } from './composer-selectors.ts'
import { composerTyped, sayingBegan, slashFound } from './composer-slice.ts'

/** More rows than these hide what was said. */
const mostRows = 5
/** How often the resident's side hears that the agent is typing. */
const typingEveryMs = 3_000

export function listenToComposer(startListening: StartListening): void {
  startListening({
    actionCreator: cardTaken,
    effect: ({ payload: { answerId, language, spoken } }, { dispatch }) => {
      dispatch(insertText(answerId, language, spoken))
    },
  })

  startListening({
    matcher: isAnyOf(composerTyped, cameToFront),
    effect: async (_action, { getState, dispatch, extra: { bridge } }) => {
      const { slash } = getState().composer
      if (!slash) return
      const { query } = slash
      const language = selectResidentLanguage(getState())
      const { found, recent, mostUsed } = await bridge.request('answers:search', {
        text: query,
        service: null,
        language,
      })
      if (getState().composer.slash?.query !== query) return
      const usual = [...recent, ...mostUsed.filter(({ answerId }) => !recent.some((row) => row.answerId === answerId))]
      dispatch(slashFound({ query, rows: (query === '' ? usual : found).slice(0, mostRows) }))
    },
  })

  tellTyping(startListening)
}

/** Tells the resident's side that the agent is typing, and that nothing stands there any more. */
function tellTyping(startListening: StartListening): void {
  let toldFor: string | null = null
  let toldAt = 0
  startListening({
    matcher: isAnyOf(composerTyped, sayingBegan),
    effect: async (_action, { getState, extra: { bridge, clock } }) => {
      const centre = selectOpenInteraction(getState())?.centre
      if (!centre || !selectCanSay(getState()) || selectWhyNotSay(getState())) return
      const { conversationId } = centre
      const typing = getState().composer.text !== ''
      const isFresh = toldFor === conversationId && clock.now() - toldAt < typingEveryMs
      if (typing ? isFresh : toldFor !== conversationId) return
      toldFor = typing ? conversationId : null
      toldAt = clock.now()
      // True for a moment only: what does not arrive is not said again.
      await bridge.request('conversation:typing', { conversationId, typing })
    },
  })
}
