import { isAnyOf } from '@reduxjs/toolkit'
import { mostTried } from '../../../../shared/content/content-here.ts'
import { leastConfidence } from '../../../../shared/knowledge/confidence.ts'
import { type Language, languages } from '../../../../shared/knowledge/language.ts'
import { releaseChanged } from '../../../app/events.ts'
import type { AppThunk, RootState, StartListening } from '../../../app/store-types.ts'
import { connectionChanged } from '../../connection/connection-slice.ts'
import { draftsRead } from '../content-slice.ts'
import { tidied } from './draft-text.ts'
import { moveAsked, moveDraft } from './editor-commands.ts'
import {
  draftBegun,
  draftSaved,
  editingBegan,
  editingEnded,
  mineKept,
  othersSeen,
  otherTextFound,
  questionsTried,
  questionsTyped,
  setAsidePutBack,
  sideAdded,
  sideNotKept,
  sideReached,
  sideTyped,
  similarFound,
  textRestored,
  theirsTaken,
} from './editor-slice.ts'
import { keepSide, readNewerText, saveSide, selectSide } from './save-commands.ts'
import { isDirty } from './side.ts'

/** A text is on this disk so long after a letter, and at the centre so long after the last one. */
export const keptAfterMs = 150
export const savedAfterMs = 800
/** How long a title or a question rests before the engine is asked. */
export const askedAfterMs = 400
/** How often an editor says that it still looks. */
const lookEveryMs = 10_000

const isChange = isAnyOf(sideTyped, textRestored, mineKept, setAsidePutBack)
const isSettled = isAnyOf(draftBegun, draftSaved, otherTextFound, theirsTaken)
const changes = (action: unknown, language: Language): boolean =>
  isChange(action) && action.payload.language === language

/** Saves what is typed, finds what is like it, says who else is there. */
export function listenToEditor(startListening: StartListening): void {
  for (const language of languages) listenToSide(startListening, language)
  listenToPresence(startListening)
  listenToQuestions(startListening)
  listenToOthers(startListening)

  startListening({
    actionCreator: connectionChanged,
    effect: async ({ payload: { state } }, { dispatch }) => {
      if (state === 'online') await Promise.all(languages.map((language) => dispatch(saveSide(language))))
    },
  })
}

function listenToSide(startListening: StartListening, language: Language): void {
  startListening({
    predicate: (action) => changes(action, language),
    effect: async (_action, { dispatch, cancelActiveListeners, delay }) => {
      cancelActiveListeners()
      await delay(savedAfterMs)
      // Not cancelled with the delay: what is on its way arrives.
      void dispatch(saveSide(language))
    },
  })

  startListening({
    predicate: (action) => moveAsked.match(action) && action.payload.language === language,
    effect: async (action, { dispatch, getState, condition }) => {
      // A move names the version that is at the centre; one that is on its way would be somebody else's.
      const isFree = (state: RootState) => !selectSide(state, language)?.isSaving
      if (!isFree(getState())) await condition((_action, state) => isFree(state))
      if (moveAsked.match(action)) await dispatch(moveDraft(action.payload))
    },
  })

  let isKeeping = false
  startListening({
    predicate: (action) => changes(action, language) || isSettled(action),
    effect: async (_action, { dispatch, delay }) => {
      // At most every so often, and the last letter always: whatever was typed in between is in what is read then.
      if (isKeeping) return
      isKeeping = true
      await delay(keptAfterMs)
      isKeeping = false
      dispatch(sideNotKept({ language, isNotKept: !(await dispatch(keepSide(language))) }))
    },
  })

  startListening({
    predicate: (action) =>
      sideTyped.match(action) && action.payload.language === language && action.payload.change.title !== undefined,
    effect: async (_action, { getState, dispatch, cancelActiveListeners, delay, pause, extra: { bridge } }) => {
      cancelActiveListeners()
      await delay(askedAfterMs)
      const title = selectSide(getState(), language)?.text?.title.trim() ?? ''
      const own = getState().editor.open?.answerId
      if (title === '') return void dispatch(similarFound({ language, similar: null }))
      const { found } = await pause(bridge.request('answers:search', { text: title, language, service: null }))
      const like = found.find(({ answerId, confidence }) => answerId !== own && confidence >= leastConfidence.likely)
      dispatch(similarFound({ language, similar: like ? { answerId: like.answerId, title: like.title } : null }))
    },
  })
}

/** Says which draft is looked at, as long as it is. */
function listenToPresence(startListening: StartListening): void {
  startListening({
    matcher: isAnyOf(editingBegan, sideReached, sideAdded, draftBegun, editingEnded),
    effect: async (_action, { dispatch, getState, cancelActiveListeners, delay, pause, extra: { bridge } }) => {
      cancelActiveListeners()
      for (;;) {
        const { open } = getState().editor
        const draftId = open?.sides[open.active]?.draft?.draftId ?? null
        const answer = await pause(bridge.request('content:look', { draftId }))
        if (draftId === null) return
        if (answer.ok) dispatch(othersSeen(answer.value.others))
        await delay(lookEveryMs)
      }
    },
  })
}

/** Asks the engine what agents' questions would find. */
function listenToQuestions(startListening: StartListening): void {
  startListening({
    matcher: isAnyOf(questionsTyped, sideTyped, textRestored, sideReached, releaseChanged),
    effect: async (_action, { dispatch, getState, cancelActiveListeners, delay, pause, extra: { bridge } }) => {
      cancelActiveListeners()
      await delay(askedAfterMs)
      const trial = selectTrial(getState())
      if (!trial) return
      const { language, questions } = trial
      if (questions.length === 0) return void dispatch(questionsTried({ language, tried: [] }))
      const { tried } = await pause(bridge.request('content:try-text', trial))
      dispatch(questionsTried({ language, tried }))
    },
  })
}

function selectTrial({ editor: { open } }: RootState) {
  const side = open?.sides[open.active]
  if (!open || !side?.text) return null
  const { language, replaces, text } = side
  const lines = open.questions[language].split('\n').map((line) => line.trim().slice(0, 500))
  const questions = lines.filter((line) => line !== '').slice(0, mostTried)
  // A new answer without a title has no id yet, and is tried all the same.
  return { answerId: open.answerId || 'new', language, replaces, text: tidied(text), questions }
}

/** Follows what others do with the drafts that are open here. */
function listenToOthers(startListening: StartListening): void {
  startListening({
    actionCreator: draftsRead,
    effect: async (_action, { dispatch }) => {
      await Promise.all(languages.map((language) => dispatch(followDraft(language))))
    },
  })
}

const followDraft =
  (language: Language): AppThunk<Promise<void>> =>
  async (dispatch, getState) => {
    const side = selectSide(getState(), language)
    // What is on its way hears of it by itself, and what is not saved meets it when it is.
    if (!side?.draft || side.isSaving || side.isGone || side.conflict || isDirty(side)) return
    const { draftId, version } = side.draft
    const now = getState().content.drafts.find((draft) => draft.draftId === draftId)
    // A list that was asked for before the last save is older than what is on the screen.
    if (now === undefined || now.version > version) await dispatch(readNewerText(language, draftId))
  }
