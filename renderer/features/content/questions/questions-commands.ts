import { mostAskedGolden } from '../../../../shared/content/content-here.ts'
import type { AppThunk, RootState } from '../../../app/store-types.ts'
import type { Bridge } from '../../../bridge.ts'
import { sectionChosen } from '../content-slice.ts'
import { changedSet, keyOf, type QuestionChange, type QuestionText } from './question-changes.ts'
import {
  type QuestionRow,
  selectCounts,
  selectQuestionRows,
  selectReachedQuestion,
  selectShownQuestions,
} from './questions-selectors.ts'
import {
  changesRecalled,
  lineAimedAt,
  questionAdded,
  questionOpened,
  questionReached,
  questionRemoved,
  questionsAsked,
  questionsFailed,
  questionsRead,
  questionsSaved,
  questionTyped,
  savingBegan,
} from './questions-slice.ts'

/** Reads what the centre has, and lays what this workstation kept over it. */
export const readQuestions =
  (): AppThunk<Promise<void>> =>
  async (dispatch, getState, { bridge }) => {
    if (!getState().questions.isRecalled) {
      const kept = await bridge.request('content:kept-questions', {})
      dispatch(changesRecalled(kept?.changes ?? []))
    }
    const answer = await bridge.request('content:golden', {})
    if (answer.ok) dispatch(questionsRead(answer.value))
    else dispatch(questionsFailed({ reason: answer.reason, detail: answer.detail }))
  }

/** Asks the engine of this workstation a few of the questions that it has not been asked of this release. */
export const askSome =
  (): AppThunk<Promise<void>> =>
  async (dispatch, getState, { bridge }) => {
    const release = selectInstalled(getState())
    if (!release) return
    const found = await findAll(bridge, selectCounts(getState()).unasked.slice(0, mostAskedGolden))
    if (selectInstalled(getState()) === release) dispatch(questionsAsked({ release, found }))
  }

const selectInstalled = ({ connection }: RootState) => connection.release.installed?.hash ?? null

async function findAll(bridge: Bridge, some: readonly QuestionText[]) {
  const questions = some.map(({ text, language }) => ({ text: text.trim(), language }))
  const { found } = await bridge.request('content:find-golden', { questions })
  return Object.fromEntries(some.map((question, place) => [keyOf(question), found[place] ?? []]))
}

/** Letters, another language, other answers. */
export const typeQuestion =
  ({ id, before }: QuestionRow, change: Partial<QuestionText>): AppThunk =>
  (dispatch) =>
    dispatch(questionTyped({ id, before, change }))

export const removeQuestion =
  ({ id, before }: QuestionRow): AppThunk =>
  (dispatch) =>
    dispatch(questionRemoved({ id, before }))

/** A question that nobody has asked yet, in the language of the interface, the cursor in it. */
export const addQuestion =
  (): AppThunk =>
  (dispatch, getState, { newId }) => {
    const id = newId()
    dispatch(questionAdded({ id, question: { text: '', language: getState().settings.language, answers: [] } }))
    dispatch(questionOpened(id))
  }

/** The arrows and their like: so many lines on, no further than the ends. */
export const moveQuestion =
  (by: number): AppThunk =>
  (dispatch, getState) => {
    const rows = selectShownQuestions(getState())
    const reached = selectReachedQuestion(getState())
    const at = reached ? rows.indexOf(reached) : -1
    const next = rows[Math.max(0, Math.min(rows.length - 1, at < 0 && by > 0 ? by - 1 : at + by))]
    if (next) dispatch(questionReached(next.id))
  }

/** Goes to the line of a question, wherever somebody met it. */
export const goToQuestion =
  (question: Pick<QuestionText, 'text' | 'language'>): AppThunk =>
  (dispatch, getState) => {
    dispatch(lineAimedAt(findLine(getState(), question)?.id ?? keyOf(question)))
    dispatch(sectionChosen('questions'))
  }

/** The line with these words, as the centre has them or as they are being changed. */
export function findLine(state: RootState, question: Pick<QuestionText, 'text' | 'language'>): QuestionRow | null {
  const key = keyOf(question)
  const rows = selectQuestionRows(state)
  return (
    rows.find(({ before }) => before && keyOf(before) === key) ??
    rows.find((row) => keyOf(row.question) === key) ??
    null
  )
}

/** Saves these changes as the set that comes after the one they were made in, or all that are complete. */
export const saveQuestions =
  (ids?: readonly string[]): AppThunk<Promise<void>> =>
  async (dispatch, getState) => {
    const { base, isSaving } = getState().questions
    const sent = selectSendable(getState(), ids)
    if (!base || isSaving || sent.length === 0) return
    dispatch(savingBegan())
    try {
      await dispatch(sendQuestions(sent))
    } catch (failure) {
      dispatch(questionsFailed({ reason: 'unavailable' }))
      throw failure
    }
  }

function selectSendable(state: RootState, ids?: readonly string[]): QuestionChange[] {
  const faulty = new Set(selectQuestionRows(state).flatMap(({ id, fault }) => (fault ? [id] : [])))
  return state.questions.changes.filter(({ id }) => !faulty.has(id) && (!ids || ids.includes(id)))
}

const sendQuestions =
  (sent: readonly QuestionChange[]): AppThunk<Promise<void>> =>
  async (dispatch, getState, { bridge, clock }) => {
    const { base } = getState().questions
    if (!base) return
    const questions = changedSet(base.questions, sent)
    const answer = await bridge.request('content:save-golden', { version: base.version, questions })
    if (answer.ok) {
      const { person } = getState().session
      const savedBy = person && { personId: person.personId, displayName: person.displayName }
      const set = { version: answer.value.version, questions, savedBy, savedAt: clock.now() }
      dispatch(questionsSaved({ set, sent }))
      return
    }
    // Nothing of ours is there. What somebody else saved is read first, and a person decides what becomes of ours.
    if (answer.reason === 'changed-meanwhile') await dispatch(readQuestions())
    dispatch(questionsFailed({ reason: answer.reason, detail: answer.detail }))
  }

/** How often a question is added again when others keep saving at the same moment. */
const mostAttempts = 3

/** Makes what was tried in the editor a test question of its answer, at the centre at once. */
export const makeTestQuestion =
  (text: string): AppThunk<Promise<void>> =>
  async (dispatch, getState, { newId }) => {
    const { open } = getState().editor
    if (!open?.answerId) return
    const question = { text: text.trim(), language: open.active, answers: [open.answerId] }
    if (!getState().questions.base) await dispatch(readQuestions())
    if (findLine(getState(), question)) return
    const id = newId()
    dispatch(questionAdded({ id, question }))
    const isWaiting = () => getState().questions.changes.some((change) => change.id === id)
    // Adding covers nothing that somebody else wrote: it may be laid over whatever they saved.
    for (let attempt = 0; attempt < mostAttempts && isWaiting(); attempt++) {
      await dispatch(saveQuestions([id]))
      if (getState().questions.failure?.reason !== 'changed-meanwhile') return
    }
  }
