import type { Revision } from '../../../../shared/knowledge/answer.ts'
import type { AppThunk, RootState } from '../../../app/store-types.ts'
import type { ContentRow } from '../content-rows.ts'
import { selectAllRows } from '../content-selectors.ts'
import { sectionChosen } from '../content-slice.ts'
import { draftTextOf } from '../editor/draft-text.ts'
import { sideAdded, sideReached, textRestored } from '../editor/editor-slice.ts'
import { closeEditor, openTextOf } from '../editor/open-commands.ts'
import { saveSide, selectSide } from '../editor/save-commands.ts'
import { isDirty, newSide, type Side } from '../editor/side.ts'
import {
  earlierTextsClosed,
  earlierTextsFailed,
  earlierTextsOpened,
  earlierTextsRead,
  type OpenEarlier,
  type RestoringObstacle,
  restoringObstructed,
} from './earlier-slice.ts'

type Subject = Pick<OpenEarlier, 'answerId' | 'language' | 'replaces'>

/** Shows every text that an answer had in a language. */
export const openEarlierTexts =
  (subject: Subject): AppThunk<Promise<void>> =>
  async (dispatch) => {
    dispatch(sectionChosen('answers'))
    dispatch(earlierTextsOpened(subject))
    await dispatch(readEarlierTexts())
  }

/** Of what a key means by "this answer": the side of the editor in which somebody is, or the row that was reached. */
export function selectSubject(state: RootState): Subject | null {
  const { editor, content, earlier } = state
  if (content.section !== 'answers' || earlier.open) return null
  if (editor.open)
    return subjectInEditor(editor.open.answerId, editor.open.active, selectSide(state, editor.open.active))
  const row = selectAllRows(state).find(({ key }) => key === content.reached)
  return row ? subjectOfRow(row) : null
}

const subjectInEditor = (answerId: string, language: Side['language'], side: Side | null): Subject | null =>
  answerId === '' ? null : { answerId, language, replaces: side?.replaces ?? null }

const subjectOfRow = ({ answerId, language, published, draft }: ContentRow): Subject => ({
  answerId,
  language,
  replaces: published?.revisionId ?? draft?.replaces ?? null,
})

export const openEarlierHere = (): AppThunk => (dispatch, getState) => {
  const subject = selectSubject(getState())
  if (subject) void dispatch(openEarlierTexts(subject))
}

export const readEarlierTexts =
  (): AppThunk<Promise<void>> =>
  async (dispatch, getState, { bridge }) => {
    const { open } = getState().earlier
    if (!open) return
    const { answerId, language } = open
    const answer = await bridge.request('content:history', { answerId, language })
    const now = getState().earlier.open
    if (now?.answerId !== answerId || now.language !== language) return
    if (answer.ok) dispatch(earlierTextsRead(answer.value.revisions))
    else dispatch(earlierTextsFailed({ reason: answer.reason, detail: answer.detail }))
  }

/**
 * Makes a draft of an earlier text, which is reviewed and published like any other. A draft that there is stays until a
 * person has seen both.
 */
export const restoreText =
  (revision: Revision): AppThunk<Promise<void>> =>
  async (dispatch, getState, { newId }) => {
    const { open } = getState().earlier
    if (!open) return
    const { answerId, language } = open
    if (getState().editor.open?.answerId !== answerId) {
      if (getState().editor.open) await dispatch(closeEditor())
      await dispatch(openTextOf(open))
    }
    await dispatch(saveSide(language))
    const side = selectSide(getState(), language)
    const obstacle = side && obstacleTo(side)
    if (obstacle) return void dispatch(restoringObstructed(obstacle))
    const text = draftTextOf(revision)
    dispatch(side ? sideReached(language) : sideAdded(newSide(language, text)))
    dispatch(textRestored({ language, text, draftId: newId() }))
    dispatch(earlierTextsClosed())
  }

function obstacleTo(side: Side): RestoringObstacle | null {
  if (side.draft?.purpose === 'withdrawal') return 'withdrawal'
  return isDirty(side) || side.isSaving || side.conflict || side.isGone || !side.text ? 'unsaved' : null
}
