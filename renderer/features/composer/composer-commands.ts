import type { Unsent } from '../../../shared/interaction/draft.ts'
import type { AnswerId, Revision } from '../../../shared/knowledge/answer.ts'
import type { Language } from '../../../shared/knowledge/language.ts'
import { answerRead } from '../../app/events.ts'
import type { AppThunk } from '../../app/store-types.ts'
import type { Bridge } from '../../bridge.ts'
import { textForResident } from '../answer/answer-commands.ts'
import { selectFacts, selectOpenInteraction, selectResidentLanguage } from '../interaction/interaction-selectors.ts'
import { stampFact } from '../interaction/stamp-fact.ts'
import { findComposer, putIntoComposer } from './composer-box.ts'
import { selectCanSay, selectSlashRows, selectWhyNotSay } from './composer-selectors.ts'
import {
  type AnswerPart,
  answerInserted,
  composerNoticed,
  type Inserted,
  said,
  sayingBegan,
  sayingBeganAgain,
  sayingFailed,
  slashRowReached,
} from './composer-slice.ts'

/** `Enter`: sends what stands in the composer. What cannot be sent stays there, and below it stands why. */
export const say = (): AppThunk => (dispatch, getState, world) => {
  const open = selectOpenInteraction(getState())
  const text = getState().composer.text.trim()
  if (!open?.centre || text === '') return
  const why = selectWhyNotSay(getState())
  if (why) {
    dispatch(composerNoticed(why))
    return
  }
  const language = selectResidentLanguage(getState())
  const line = { utteranceId: world.newId(), text, language, saidAt: world.clock.now() }
  dispatch(sayingBegan({ interactionId: open.interactionId, line }))
  void dispatch(send(open.interactionId, open.centre.conversationId, line))
}

/** Sends a line that was not sent once more, under its old name: said twice it is said once. */
export const sayAgain =
  (utteranceId: string): AppThunk =>
  (dispatch, getState) => {
    const open = selectOpenInteraction(getState())
    const line = getState().composer.lines.find((one) => one.utteranceId === utteranceId)
    if (!open?.centre || line?.state !== 'failed') return
    const why = selectWhyNotSay(getState())
    if (why) {
      dispatch(composerNoticed(why))
      return
    }
    dispatch(sayingBeganAgain({ interactionId: open.interactionId, utteranceId }))
    void dispatch(send(open.interactionId, open.centre.conversationId, line))
  }

const send =
  (interactionId: string, conversationId: string, { utteranceId, text, language }: Unsent): AppThunk<Promise<void>> =>
  async (dispatch, _getState, { bridge }) => {
    const about = { interactionId, utteranceId }
    try {
      const answer = await bridge.request('conversation:say', { conversationId, utteranceId, text, language })
      dispatch(answer.ok ? said(about) : sayingFailed({ ...about, reason: answer.reason }))
    } catch (failure) {
      dispatch(sayingFailed({ ...about, reason: 'unavailable' }))
      throw failure
    }
  }

const partOf = (revision: Revision, part: AnswerPart): string =>
  part === 'spoken' ? revision.spoken : textForResident(revision)

/** Puts the words of a card into the composer. It is never sent by itself. */
export const insertText =
  (answerId: AnswerId, language: Language, text: string): AppThunk =>
  (dispatch, getState) => {
    const interactionId = selectOpenInteraction(getState())?.interactionId
    if (!interactionId || !selectCanSay(getState()) || putIntoComposer(text) === null) return
    dispatch(answerInserted({ interactionId, answerId, language, part: 'spoken', text }))
  }

/** The arrows in the search inside the text: no further than the ends. */
export const moveSlashRow =
  (by: 1 | -1): AppThunk =>
  (dispatch, getState) => {
    const last = selectSlashRows(getState()).length - 1
    const row = (getState().composer.found?.row ?? 0) + by
    if (last >= 0) dispatch(slashRowReached(Math.max(0, Math.min(last, row))))
  }

/**
 * Puts an answer in place of the slash and the words behind it: its spoken line, or all that a resident may read. It
 * counts as used, like one opened from the search.
 */
export const insertSlashRow =
  (row: number, part: AnswerPart): AppThunk<Promise<void>> =>
  async (dispatch, getState, world) => {
    const found = selectSlashRows(getState())[row]
    const { slash } = getState().composer
    const open = selectOpenInteraction(getState())
    if (!found || !slash || !open) return
    const { answerId, language } = found
    const answer = await world.bridge.request('answer:open', { answerId, language })
    // Another conversation in front, or another search: what was asked for is asked for no longer.
    const isStill = selectOpenInteraction(getState())?.interactionId === open.interactionId
    if (!answer.ok || !isStill || getState().composer.slash?.start !== slash.start) return
    const end = slash.start + 1 + (getState().composer.slash?.query.length ?? 0)
    const text = partOf(answer.value, part)
    if (putIntoComposer(text, { start: slash.start, end }) === null) return
    const { interactionId } = open
    dispatch(answerInserted({ interactionId, answerId, language: answer.value.language, part, text }))
    dispatch(recordInserted(answer.value))
  }

const recordInserted =
  ({ answerId, revisionId, language }: Revision): AppThunk =>
  (dispatch, getState, world) => {
    const open = selectOpenInteraction(getState())
    const isRecorded = selectFacts(getState()).some(
      (fact) => fact.kind === 'answer-read' && fact.openedFrom === 'search' && fact.answerId === answerId,
    )
    if (!open || isRecorded) return
    const about = { answerId, revisionId, language, position: 0, openedFrom: 'search' as const }
    dispatch(answerRead({ ...stampFact(world, open), kind: 'answer-read', ...about }))
  }

/** Puts the approved translation in place of the answer that was put in last, or at the cursor when that was edited. */
export const translateInserted =
  (): AppThunk<Promise<void>> =>
  async (dispatch, getState, { bridge }) => {
    const interactionId = selectOpenInteraction(getState())?.interactionId
    const { inserted } = getState().composer
    if (!interactionId || !selectCanSay(getState())) return
    if (!inserted) {
      dispatch(composerNoticed('nothing-inserted'))
      return
    }
    const translated = await readTranslation(bridge, inserted)
    if (selectOpenInteraction(getState())?.interactionId !== interactionId) return
    if (translated === null) dispatch(composerNoticed('no-translation'))
    else if (putIntoComposer(translated.text, rangeOf(inserted.text)) !== null) {
      dispatch(answerInserted({ interactionId, ...translated }))
    }
  }

/** The same part of an answer in the other language; null when nobody has approved one. */
async function readTranslation(bridge: Bridge, { answerId, part, language: from }: Inserted): Promise<Inserted | null> {
  const language = from === 'en' ? 'fr' : 'en'
  const answer = await bridge.request('answer:open', { answerId, language })
  // An answer without that language is told in the one it has.
  if (!answer.ok || answer.value.language !== language) return null
  return { answerId, language, part, text: partOf(answer.value, part) }
}

/** Where a text stands last in the composer; undefined: nowhere as it was. */
function rangeOf(text: string) {
  const start = (findComposer()?.value ?? '').lastIndexOf(text)
  return start < 0 ? undefined : { start, end: start + text.length }
}
