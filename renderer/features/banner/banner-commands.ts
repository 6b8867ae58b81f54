import { failureMet } from '../../app/events.ts'
import type { AppThunk } from '../../app/store-types.ts'
import { standingBanners } from './banner-selectors.ts'

/** `F6`: the agent has read the banner that stands first. Nothing happens while none waits to be read. */
export const acknowledgeBanner =
  (): AppThunk<Promise<void>> =>
  async (dispatch, getState, { bridge, clock }) => {
    const [first] = standingBanners(getState(), clock.now()).unread
    if (!first) return
    const answer = await bridge.request('banner:acknowledge', { bannerId: first.bannerId })
    if (!answer.ok) dispatch(failureMet({ during: 'banner:acknowledge', detail: answer.detail ?? answer.reason }))
  }
