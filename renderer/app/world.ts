import type { Clock } from '../../shared/clock.ts'
import type { Bridge } from '../bridge.ts'

/** All that the window needs from outside its store: handed to thunks and listeners, never to reducers. */
export type World = {
  readonly bridge: Bridge
  readonly clock: Clock
  readonly newId: () => string
  /** Measures from a keystroke (`performance.now()` of its event) to the moment its cards are painted. */
  readonly measureKeystroke: (typedAtMs: number) => void
}
