import { isAnyOf } from '@reduxjs/toolkit'
import type { AnswerId, Revision } from '../../../shared/knowledge/answer.ts'
import type { Language } from '../../../shared/knowledge/language.ts'
import {
  answerAsked,
  answerCopied,
  answerOpened,
  answerWithdrawn,
  cameToFront,
  draftRestored,
  releaseChanged,
  suggestionUsed,
} from '../../app/events.ts'
import type { StartListening } from '../../app/store-types.ts'
import type { Bridge } from '../../bridge.ts'
import { readAfterMs, recordAnswerRead } from './answer-commands.ts'
import { copiedBetweenCalls, copiedNoticeEnded, topicsNamed } from './answer-slice.ts'

/** How long "copied" stays on the screen. */
const copiedNoticeMs = 2_500

/** The texts of several answers; those that the release does not have are left out. */
export async function readAnswers(bridge: Bridge, ids: readonly AnswerId[], language: Language): Promise<Revision[]> {
  const answers = await Promise.all(ids.map((answerId) => bridge.request('answer:open', { answerId, language })))
  return answers.flatMap((answer) => (answer.ok ? [answer.value] : []))
}

export function listenToAnswer(startListening: StartListening): void {
  startListening({
    matcher: isAnyOf(suggestionUsed, answerAsked, releaseChanged, cameToFront),
    effect: async (_action, { getState, dispatch, extra: { bridge, clock } }) => {
      const { open } = getState().answer
      if (!open) return
      const answer = await bridge.request('answer:open', { answerId: open.answerId, language: open.language })
      if (answer.ok) dispatch(answerOpened({ revision: answer.value, at: clock.now() }))
      else dispatch(answerWithdrawn(open.answerId))
    },
  })

  startListening({
    matcher: isAnyOf(suggestionUsed, answerAsked),
    effect: async (_action, { getState, dispatch, delay }) => {
      const { answer, interaction } = getState()
      await delay(readAfterMs)
      const isSameInteraction = getState().interaction.open?.interactionId === interaction.open?.interactionId
      if (isSameInteraction && getState().answer.open?.answerId === answer.open?.answerId) dispatch(recordAnswerRead())
    },
  })

  startListening({
    actionCreator: answerOpened,
    effect: async ({ payload: { revision } }, { getState, dispatch, extra: { bridge } }) => {
      const unnamed = revision.related.filter((answerId) => !getState().answer.met[answerId])
      if (unnamed.length > 0) dispatch(topicsNamed(await readAnswers(bridge, unnamed, revision.language)))
    },
  })

  startListening({
    matcher: isAnyOf(answerCopied, copiedBetweenCalls),
    effect: async (_action, { dispatch, delay, cancelActiveListeners }) => {
      cancelActiveListeners()
      await delay(copiedNoticeMs)
      dispatch(copiedNoticeEnded())
    },
  })

  startListening({
    actionCreator: draftRestored,
    effect: async ({ payload }, { getState, dispatch, extra: { bridge } }) => {
      const ids = new Set(payload.facts.flatMap((fact) => ('answerId' in fact ? [fact.answerId as AnswerId] : [])))
      dispatch(topicsNamed(await readAnswers(bridge, [...ids], payload.language ?? getState().settings.language)))
    },
  })
}
