import { sessionBegan } from '../../app/events.ts'
import type { StartListening } from '../../app/store-types.ts'
import { bannersKnown } from './banner-slice.ts'

/** Reads what the workstation knows when somebody signs in; what changes later is announced. */
export function listenToBanners(startListening: StartListening): void {
  startListening({
    actionCreator: sessionBegan,
    effect: async (_action, { dispatch, extra: { bridge } }) => {
      dispatch(bannersKnown(await bridge.request('banners:read', {})))
    },
  })
}
