import type { Banner } from '../../../shared/banner/banner.ts'
import { failureMet } from '../../app/events.ts'
import type { AppThunk } from '../../app/store-types.ts'
import { selectQueues } from '../conversations/desk-selectors.ts'
import { bannerAsked, bannerFailed, bannerStored, bannersListed, bannersNotListed } from './banner-desk-slice.ts'
import { standingBanners } from './banner-selectors.ts'

/** `F6`: the agent has read the banner that stands first. Nothing happens while none waits to be read. */
export const acknowledgeBanner =
  (): AppThunk<Promise<void>> =>
  async (dispatch, getState, { bridge, clock }) => {
    const [first] = standingBanners(getState(), selectQueues(getState()), clock.now()).unread
    if (!first) return
    const answer = await bridge.request('banner:acknowledge', { bannerId: first.bannerId })
    if (!answer.ok) dispatch(failureMet({ during: 'banner:acknowledge', detail: answer.detail ?? answer.reason }))
  }

/** Reads who has read what; what the centre does not tell now is told the next time. */
export const readBanners =
  (): AppThunk<Promise<void>> =>
  async (dispatch, _getState, { bridge }) => {
    const answer = await bridge.request('banner:list', {})
    if (answer.ok) dispatch(bannersListed(answer.value))
    else dispatch(bannersNotListed(answer.reason))
  }

/** Puts a banner up; resolves to whether it is. */
export const putBanner =
  (banner: Omit<Banner, 'bannerId'>): AppThunk<Promise<boolean>> =>
  async (dispatch, getState, { bridge, newId }) => {
    const bannerId = getState().bannerDesk.bannerId ?? newId()
    dispatch(bannerAsked(bannerId))
    const answer = await bridge.request('banner:put', { ...banner, bannerId })
    // Somebody asked, heard nothing, wrote something else and asked again: the first one is up, and this is another.
    dispatch(answer.ok || answer.reason === 'exists' ? bannerStored() : bannerFailed(answer.reason))
    if (!answer.ok && answer.reason === 'exists') dispatch(bannerFailed('exists'))
    await dispatch(readBanners())
    return answer.ok
  }

/** Takes a banner down. */
export const endBanner =
  (bannerId: string): AppThunk<Promise<void>> =>
  async (dispatch, _getState, { bridge }) => {
    const answer = await bridge.request('banner:end', { bannerId })
    if (!answer.ok) dispatch(bannerFailed(answer.reason))
    await dispatch(readBanners())
  }
