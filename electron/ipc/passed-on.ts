import { askCentre, type PassedOn, passedOn } from '../sync/ask-centre.ts'
import type { CentreConnection } from '../sync/connection.ts'
import { type Handle, undoAll } from './handle.ts'

/** Passes the requests of both contracts on, each under its own name. */
export function registerPassedOn(handle: Handle, { connection }: { readonly connection: CentreConnection }) {
  const names = Object.keys(passedOn) as PassedOn[]
  return undoAll(...names.map((name) => handle(name, (input) => askCentre(connection, name, input))))
}
