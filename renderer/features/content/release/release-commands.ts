import { createSelector } from '@reduxjs/toolkit'
import type { DraftSummary } from '../../../../shared/content/draft.ts'
import type { AppThunk, RootState } from '../../../app/store-types.ts'
import { readDrafts } from '../content-commands.ts'
import { failureOf } from '../content-fault.ts'
import {
  changesRead,
  publishingBegan,
  publishingRefused,
  releaseFailed,
  releaseOpened,
  releasePublished,
  releasesRead,
} from './release-slice.ts'

/** Drafts that may go into the release: the approved ones, in an emergency all. */
export const selectCandidates = createSelector(
  [({ content }: RootState) => content.drafts, ({ release }: RootState) => release.isEmergency],
  (drafts, isEmergency) => drafts.filter(({ state }) => isEmergency || state === 'approved'),
)

/** One that waits for its hour is published by then, and sooner only if somebody says so. */
const isChosenByItself = ({ state, publishAt }: DraftSummary) => state === 'approved' && publishAt === null

export const isChosen = (draft: DraftSummary, ticks: Readonly<Record<string, boolean>>): boolean =>
  ticks[draft.draftId] ?? isChosenByItself(draft)

/** The drafts that the release is to be made of. */
export const selectChosenIds = createSelector(
  [selectCandidates, ({ release }: RootState) => release.ticks],
  (drafts, ticks) => drafts.filter((draft) => isChosen(draft, ticks)).map(({ draftId }) => draftId),
)

/** Publishes what is chosen. A reason is given where rules are passed over, and kept for ever. */
export const publishChosen =
  (reason: string): AppThunk<Promise<void>> =>
  async (dispatch, getState, { bridge }) => {
    const { isEmergency, candidate } = getState().release
    const given = reason.trim() === '' ? null : { reason: reason.trim() }
    const override = candidate && candidate.golden.lost.length > 0 ? given : null
    dispatch(publishingBegan())
    const draftIds = [...selectChosenIds(getState())]
    const answer = await bridge.request('content:publish', {
      draftIds,
      emergency: isEmergency ? given : null,
      override,
    })
    if (answer.ok) dispatch(releasePublished(answer.value))
    else dispatch(publishingRefused(failureOf(answer)))
    await dispatch(readDrafts())
  }

export const readReleases =
  (): AppThunk<Promise<void>> =>
  async (dispatch, _getState, { bridge }) => {
    const answer = await bridge.request('content:releases', {})
    if (answer.ok) dispatch(releasesRead(answer.value.releases))
    else dispatch(releaseFailed(failureOf(answer)))
  }

/** Shows what a release changed; shown already, hides it. */
export const openRelease =
  (number: number): AppThunk<Promise<void>> =>
  async (dispatch, getState, { bridge }) => {
    dispatch(releaseOpened(number))
    if (getState().release.opened?.number !== number) return
    const answer = await bridge.request('content:changes', { number })
    if (answer.ok) dispatch(changesRead({ number, changes: answer.value.changes }))
    else dispatch(releaseFailed(failureOf(answer)))
  }

/** The set of that release becomes the next one, on every desktop. */
export const rollBack =
  (to: number, reason: string): AppThunk<Promise<void>> =>
  async (dispatch, _getState, { bridge }) => {
    dispatch(publishingBegan())
    const answer = await bridge.request('content:roll-back', { to, reason: reason.trim() })
    if (answer.ok) dispatch(releasePublished(answer.value))
    else dispatch(publishingRefused(failureOf(answer)))
    await dispatch(readReleases())
  }
