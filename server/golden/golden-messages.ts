import type { GoldenQuestion, GoldenResult } from '../../shared/content/content-contract.ts'
import type { Revision } from '../../shared/knowledge/answer.ts'

/* The server ↔ the thread that holds an index of the current release. One work at a time, each with its answer. */

export type GoldenWorks = {
  /** Some of the texts of a release, each as JSON: most are read in the thread alone. */
  read: { readonly input: { readonly bodies: readonly string[] }; readonly answer: null }
  /** All texts that were read become the index; what was indexed before is forgotten. */
  build: { readonly input: null; readonly answer: null }
  /** The index becomes that of a later or an earlier release. */
  change: {
    readonly input: { readonly put: readonly Revision[]; readonly withdrawn: readonly string[] }
    readonly answer: null
  }
  /** Asks the golden questions of the index, and of the index as a change would make it. */
  compare: { readonly input: Comparison; readonly answer: GoldenResult }
}

export type Comparison = {
  readonly put: readonly Revision[]
  /** Ids of revisions. */
  readonly withdrawn: readonly string[]
  readonly version: number
  readonly questions: readonly GoldenQuestion[]
  /** In the city. */
  readonly day: string
}

export type GoldenWork = keyof GoldenWorks

export type ToGoldenThread = {
  [Name in GoldenWork]: { readonly name: Name; readonly input: GoldenWorks[Name]['input'] }
}[GoldenWork]

export type FromGoldenThread =
  | { readonly ok: true; readonly answer: GoldenWorks[GoldenWork]['answer'] }
  | { readonly ok: false; readonly detail: string }
