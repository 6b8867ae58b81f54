import type { StartListening } from '../../app/store-types.ts'
import { settingsChanged, settingsRead } from './settings-slice.ts'

export function listenToSettings(startListening: StartListening): void {
  startListening({
    actionCreator: settingsChanged,
    effect: async ({ payload }, { dispatch, extra: { bridge } }) => {
      dispatch(settingsRead(await bridge.request('settings:change', payload)))
    },
  })
}
