import { createAction } from '@reduxjs/toolkit'
import type { EpochMs } from '../../../../shared/clock.ts'
import type { DraftState, DraftText } from '../../../../shared/content/draft.ts'
import type { Language } from '../../../../shared/knowledge/language.ts'
import { instantOf } from '../../../../shared/time-zone.ts'
import type { AppThunk } from '../../../app/store-types.ts'
import { readDrafts } from '../content-commands.ts'
import { failureOf } from '../content-fault.ts'
import { selectAllRows, selectToday } from '../content-selectors.ts'
import { draftTextOf, emptyText, emptyTextLike } from './draft-text.ts'
import { draftMoved, draftRenamed, sideAdded, sideFailed, sideTyped } from './editor-slice.ts'
import { reopen } from './open-commands.ts'
import { keepSide, readOtherText, saveSide, selectSide } from './save-commands.ts'
import { draftSide, newSide } from './side.ts'

/** Letters in a field. A published text becomes a draft by the first of them. */
export const typeInto =
  (language: Language, change: Partial<DraftText>): AppThunk =>
  (dispatch, _getState, { newId }) =>
    dispatch(sideTyped({ language, change, draftId: newId() }))

/** Begins the text in the language in which there is none. */
export const writeIn =
  (language: Language): AppThunk =>
  (dispatch, getState, { clock }) => {
    const other = selectSide(getState(), language === 'en' ? 'fr' : 'en')?.text
    const text = other ? emptyTextLike(other) : emptyText(selectToday(getState(), clock.now()))
    dispatch(sideAdded(newSide(language, text)))
  }

type Move = { readonly language: Language; readonly state: DraftState; readonly publishAt: EpochMs | null }

/** Somebody wants the draft in another state. It is brought there once what is on its way has arrived. */
export const moveAsked = createAction<Move>('moveAsked')

/** Brings the draft to another state, with all that was typed. */
export const moveDraft =
  ({ language, state, publishAt }: Move): AppThunk<Promise<void>> =>
  async (dispatch, getState, { bridge }) => {
    await dispatch(saveSide(language))
    const side = selectSide(getState(), language)
    if (!side?.draft || side.failure || side.conflict) return
    const { draftId, version } = side.draft
    const answer = await bridge.request('content:move', { draftId, version, state, publishAt })
    if (answer.ok) dispatch(draftMoved(answer.value))
    else if (answer.reason === 'changed-meanwhile') await dispatch(readOtherText(language, draftId))
    else dispatch(sideFailed({ language, failure: failureOf(answer) }))
    await dispatch(readDrafts())
  }

/** Approves it, to be published by a person or by itself at that time in the city; an empty time is none. */
export const approve =
  (language: Language, cityTime: string): AppThunk =>
  (dispatch, getState) => {
    const publishAt = instantOf(cityTime, getState().content.timeZone)
    dispatch(moveAsked({ language, state: 'approved', publishAt }))
  }

/** Ends a draft; what is published stays as it is. */
export const discardDraft =
  (language: Language): AppThunk<Promise<void>> =>
  async (dispatch, getState, { bridge }) => {
    const draft = selectSide(getState(), language)?.draft
    if (!draft) return
    const { draftId, version } = draft
    const answer = await bridge.request('content:discard', { draftId, version })
    if (answer.ok) {
      await bridge.request('content:let-go', { draftId })
      await dispatch(readDrafts())
      await dispatch(reopen(language))
    } else if (answer.reason === 'changed-meanwhile') await dispatch(readOtherText(language, draftId))
    else dispatch(sideFailed({ language, failure: failureOf(answer) }))
  }

/** Begins a draft that takes the published text out. It is reviewed and published like any other. */
export const withdrawText =
  (language: Language): AppThunk<Promise<void>> =>
  async (dispatch, getState, { bridge, newId }) => {
    const published = selectSide(getState(), language)?.published
    if (!published) return
    const { answerId, revisionId: replaces } = published
    const about = { draftId: newId(), answerId, language, purpose: 'withdrawal' as const, replaces }
    const answer = await bridge.request('content:begin', { ...about, text: draftTextOf(published) })
    if (answer.ok) dispatch(sideAdded(draftSide(answer.value, published)))
    else if (answer.reason === 'exists' && answer.detail) await dispatch(readOtherText(language, answer.detail))
    else dispatch(sideFailed({ language, failure: failureOf(answer) }))
    await dispatch(readDrafts())
  }

/** What is on the screen goes on as a new draft, after its own was published or discarded elsewhere. */
export const goOnAsNewDraft =
  (language: Language): AppThunk<Promise<void>> =>
  async (dispatch, getState, { bridge, newId }) => {
    const side = selectSide(getState(), language)
    const published = selectAllRows(getState()).filter(
      (row) => row.published && row.language === language && row.answerId === getState().editor.open?.answerId,
    )
    const row = published.find(({ key }) => key === side?.replaces) ?? published[0]
    const before = side?.draftId
    dispatch(draftRenamed({ language, draftId: newId(), replaces: row?.key ?? null }))
    await dispatch(keepSide(language))
    if (before) await bridge.request('content:let-go', { draftId: before })
    await dispatch(saveSide(language))
  }
