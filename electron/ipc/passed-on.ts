import { type PassedOn, passedOn } from '../sync/ask-centre.ts'
import { createPassOn, type PassingWorld } from '../sync/pass-on.ts'
import { type Handle, undoAll } from './handle.ts'

/** Passes the requests of both contracts on, each under its own name. */
export function registerPassedOn(handle: Handle, world: PassingWorld) {
  const pass = createPassOn(world)
  const names = Object.keys(passedOn) as PassedOn[]
  return undoAll(...names.map((name) => handle(name, (input) => pass(name, input))))
}
