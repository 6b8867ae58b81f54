import type { AnswerId, Revision } from '../../../shared/knowledge/answer.ts'
import { answerAsked, answerCopied, answerRead, failureMet } from '../../app/events.ts'
import type { AppThunk } from '../../app/store-types.ts'
import { plainText } from '../../ui/markdown-text.ts'
import { selectFacts, selectOpenInteraction } from '../interaction/interaction-selectors.ts'
import { stampFact } from '../interaction/stamp-fact.ts'
import { copiedBetweenCalls, type OpenAnswer } from './answer-slice.ts'

/** How long an answer stays open before it counts as read. */
export const readAfterMs = 3_000

/** Opens an answer that is on no card (a related one). */
export const openRelatedAnswer =
  (answerId: AnswerId): AppThunk =>
  (dispatch, getState) => {
    const language = getState().answer.open?.language
    if (language) dispatch(answerAsked({ answerId, language, openedFrom: 'related', section: null }))
  }

/** What a resident may be sent: the spoken line, the detail and the links. The steps are for the agent alone. */
export function textForResident({ spoken, detail, links }: Revision): string {
  return [spoken, plainText(detail), links.map(({ label, url }) => `${label}: ${url}`).join('\n')]
    .filter(Boolean)
    .join('\n\n')
}

const aboutOpen = ({ answerId, position }: OpenAnswer, { revisionId, language }: Revision) => ({
  answerId,
  revisionId,
  language,
  position,
})

/**
 * `Ctrl+Shift+C` and `Ctrl+Shift+L`: to the clipboard, and in an interaction recorded. Nothing happens while no answer is
 * open.
 */
export const copyAnswer =
  (what: 'text' | 'link'): AppThunk<Promise<void>> =>
  async (dispatch, getState, world) => {
    const answer = getState().answer.open
    if (!answer?.revision) return
    const { revision } = answer
    const text = what === 'text' ? textForResident(revision) : revision.links[0]?.url
    if (text === undefined) return
    await world.bridge.request('clipboard:write', { text })
    const interaction = selectOpenInteraction(getState())
    dispatch(
      interaction
        ? answerCopied({
            ...stampFact(world, interaction),
            kind: 'answer-copied',
            ...aboutOpen(answer, revision),
            what,
          })
        : copiedBetweenCalls(what),
    )
  }

/** Records that the open answer was read, once in an interaction. */
export const recordAnswerRead = (): AppThunk => (dispatch, getState, world) => {
  const interaction = selectOpenInteraction(getState())
  const answer = getState().answer.open
  if (!interaction || !answer?.revision) return
  const { revision } = answer
  if (selectFacts(getState()).some((fact) => fact.kind === 'answer-read' && fact.answerId === answer.answerId)) return
  const how = answer.openedFrom ? { openedFrom: answer.openedFrom } : {}
  dispatch(
    answerRead({ ...stampFact(world, interaction), kind: 'answer-read', ...aboutOpen(answer, revision), ...how }),
  )
}

/** Opens an answer's link in the browser; main refuses what is not a web address. */
export const openLink =
  (url: string): AppThunk<Promise<void>> =>
  async (dispatch, _getState, { bridge }) => {
    const answer = await bridge.request('link:open', { url })
    if (!answer.ok) dispatch(failureMet({ during: 'link:open', detail: `${answer.reason}: ${url}` }))
  }
