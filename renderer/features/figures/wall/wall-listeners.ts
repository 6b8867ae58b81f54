import type { StartListening } from '../../../app/store-types.ts'
import { selectIsWall } from '../figures-selectors.ts'

/** The window fills its screen as long as the floor is all that is in it, whatever began and ended that. */
export function listenToWallMode(startListening: StartListening): void {
  startListening({
    predicate: (_action, state, before) => selectIsWall(state) !== selectIsWall(before),
    effect: async (_action, { getState, extra: { bridge } }) => {
      await bridge.request('window:full-screen', { on: selectIsWall(getState()) })
    },
  })
}
