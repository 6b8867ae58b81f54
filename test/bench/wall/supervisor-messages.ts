import type { SignedInAgent } from '../../server/support/many-agents.ts'

/* The bench ↔ the process of its supervisors. */

export type ToSupervisors =
  | { readonly kind: 'open'; readonly url: string; readonly supervisors: readonly SignedInAgent[] }
  /** From now on it counts. */
  | { readonly kind: 'begin' }
  | { readonly kind: 'report' }

export type WallReport = {
  readonly kind: 'report'
  /** From each question to its answer, in milliseconds. */
  readonly answers: readonly number[]
  /** How old what a supervisor sees was when the next wall took its place, in ms: nothing is seen later. */
  readonly behind: readonly number[]
  /** How many walls were told, the same ones too. */
  readonly walls: number
  /** Of one wall, as JSON. */
  readonly bytes: number
  readonly failures: number
}
export type FromSupervisors = { readonly kind: 'open' } | WallReport
