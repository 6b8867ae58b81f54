import type { Draft, DraftText } from '../../../../shared/content/draft.ts'
import { answerIdSchema } from '../../../../shared/knowledge/answer.ts'
import type { Language } from '../../../../shared/knowledge/language.ts'
import type { AppThunk, RootState } from '../../../app/store-types.ts'
import { type ContentFailure, failureOf } from '../content-fault.ts'
import { selectAllRows } from '../content-selectors.ts'
import { tidied } from './draft-text.ts'
import { draftBegun, draftGone, draftSaved, otherTextFound, savingBegan, sideFailed } from './editor-slice.ts'
import { isDirty, type Side } from './side.ts'

/** The side of the open answer in that language. */
export const selectSide = ({ editor }: RootState, language: Language): Side | null =>
  editor.open?.sides[language] ?? null

/** Whether the id that a new answer is to have is an id, and free. */
export function selectIdFault(state: RootState): 'no-id' | 'taken' | null {
  const { open } = state.editor
  if (!open?.isNew) return null
  if (!answerIdSchema.safeParse(open.answerId).success) return 'no-id'
  return selectAllRows(state).some(({ answerId }) => answerId === open.answerId) ? 'taken' : null
}

type Ready = Side & { readonly text: DraftText; readonly draftId: string }

/** What is to be sent: typed, not on its way, and nobody has to choose first. */
function selectReady(state: RootState, language: Language): Ready | null {
  const side = selectSide(state, language)
  if (!side || !isDirty(side) || side.isSaving || side.conflict || side.isGone) return null
  const { text, draftId } = side
  return text && draftId && selectIdFault(state) === null ? { ...side, text, draftId } : null
}

/** Brings what was typed to the centre, and what was typed meanwhile after it. */
export const saveSide =
  (language: Language): AppThunk<Promise<void>> =>
  async (dispatch, getState) => {
    const side = selectReady(getState(), language)
    if (!side) return
    dispatch(savingBegan({ language }))
    try {
      await dispatch(side.draft ? saveDraft(side, side.draft.version) : beginDraft(side))
    } catch (failure) {
      dispatch(sideFailed({ language, failure: { reason: 'unavailable' } }))
      throw failure
    }
    const after = selectSide(getState(), language)
    if (after?.failure === null && isDirty(after)) await dispatch(saveSide(language))
  }

const saveDraft =
  ({ language, draftId, text, edits }: Ready, version: number): AppThunk<Promise<void>> =>
  async (dispatch, _getState, { bridge }) => {
    const answer = await bridge.request('content:save', { draftId, version, text: tidied(text) })
    if (answer.ok) dispatch(draftSaved({ language, draft: answer.value, edits }))
    else await dispatch(notSaved(language, draftId, answer))
  }

const beginDraft =
  ({ language, draftId, text, edits, replaces }: Ready): AppThunk<Promise<void>> =>
  async (dispatch, getState, { bridge }) => {
    const answerId = getState().editor.open?.answerId ?? ''
    const sent = tidied(text)
    const about = { draftId, answerId, language, purpose: 'text' as const, replaces }
    const answer = await bridge.request('content:begin', { ...about, text: sent })
    if (answer.ok) dispatch(draftBegun({ language, draft: answer.value, sent, edits }))
    else if (answer.reason === 'exists' && answer.detail) {
      await dispatch(readOtherText(language, answer.detail))
      await bridge.request('content:let-go', { draftId })
    } else await dispatch(notSaved(language, draftId, answer))
  }

const notSaved =
  (language: Language, draftId: string, failure: ContentFailure): AppThunk<Promise<void>> =>
  async (dispatch) => {
    if (failure.reason === 'changed-meanwhile') return dispatch(readOtherText(language, draftId))
    if (failure.reason === 'not-found') dispatch(draftGone({ language }))
    else dispatch(sideFailed({ language, failure: failureOf(failure) }))
  }

/** Reads what somebody else made of a draft, over which ours could not be saved. */
export const readOtherText =
  (language: Language, draftId: string): AppThunk<Promise<void>> =>
  (dispatch) =>
    dispatch(readText(language, draftId, () => true))

/** Reads what somebody else may have made of a draft; what was saved here while it was read is nobody else's. */
export const readNewerText =
  (language: Language, draftId: string): AppThunk<Promise<void>> =>
  (dispatch, getState) =>
    dispatch(
      readText(language, draftId, ({ version }) => {
        const side = selectSide(getState(), language)
        return side?.draft?.draftId === draftId && !side.isSaving && version > side.draft.version
      }),
    )

const readText =
  (language: Language, draftId: string, isWanted: (draft: Draft) => boolean): AppThunk<Promise<void>> =>
  async (dispatch, _getState, { bridge }) => {
    const answer = await bridge.request('content:draft', { draftId })
    if (answer.ok) {
      if (isWanted(answer.value)) dispatch(otherTextFound(answer.value))
    } else if (answer.reason === 'not-found') dispatch(draftGone({ language }))
    else dispatch(sideFailed({ language, failure: failureOf(answer) }))
  }

/** Writes what the centre does not have to the disk of this workstation, and lets go of what it has. */
export const keepSide =
  (language: Language): AppThunk<Promise<boolean>> =>
  async (_dispatch, getState, { bridge, clock }) => {
    const side = selectSide(getState(), language)
    if (!side?.draftId || !side.text) return true
    const { draftId, text, replaces, draft, conflict } = side
    if (!isDirty(side)) {
      await bridge.request('content:let-go', { draftId })
      return true
    }
    // Nothing was typed: an earlier text that was asked for and not chosen stays where it is.
    if (side.isRestoring) return true
    const answerId = getState().editor.open?.answerId
    // A new answer without a title has no id yet; there is nothing to find it by, and next to nothing typed.
    if (!answerId || !answerIdSchema.safeParse(answerId).success) return true
    const version = draft?.version ?? null
    const about = { draftId, answerId, language, replaces, version, text, keptAt: clock.now() }
    const kept = conflict ? { ...about, contested: true } : about
    return (await bridge.request('content:keep', kept)).ok
  }
