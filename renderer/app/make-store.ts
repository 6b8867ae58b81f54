import { configureStore, createListenerMiddleware } from '@reduxjs/toolkit'
import { failureMet } from './events.ts'
import { startListeners } from './listeners.ts'
import { rootReducer } from './root-reducer.ts'
import type { AppDispatch, RootState } from './store-types.ts'
import type { World } from './world.ts'

/** A fresh store with its listeners running; every test makes its own. */
export function makeStore(world: World) {
  const listening = createListenerMiddleware<RootState, AppDispatch, World>({
    extra: world,
    onError: (error, { raisedBy }) => {
      store.dispatch(failureMet({ during: raisedBy, detail: error instanceof Error ? error.message : String(error) }))
    },
  })
  const store = configureStore({
    reducer: rootReducer,
    middleware: (defaults) => defaults({ thunk: { extraArgument: world } }).prepend(listening.middleware),
  })
  startListeners(listening.startListening)
  return store
}

export type AppStore = ReturnType<typeof makeStore>
