import type { SignedInAgent } from '../../server/support/many-agents.ts'

/* The bench ↔ a process of simulated desks. */

export type ToDesks =
  | {
      readonly kind: 'open'
      readonly url: string
      readonly agents: readonly SignedInAgent[]
      readonly seed: number
    }
  /** From now on so many of a hundred desks lose their connection in a minute. */
  | { readonly kind: 'cut'; readonly percentPerMinute: number }
  /** To be told once each desk has heard that many utterances, or patience ends. */
  | { readonly kind: 'report'; readonly expected: ReadonlyMap<string, number>; readonly withinMs: number }

/** Which utterance, and when a desk heard it. */
export type HeardAt = readonly [key: string, at: number]

export type DeskReport = {
  readonly kind: 'report'
  /** Whole utterances, as they happened. */
  readonly finals: readonly HeardAt[]
  /** The first half-words of utterances. */
  readonly interims: readonly HeardAt[]
  readonly lost: number
  readonly misdirected: number
  readonly twice: number
  readonly outOfOrder: number
  readonly cuts: number
}
export type FromDesks = { readonly kind: 'open'; readonly count: number } | DeskReport

/** Under which a moment is found again: a half-word that came late must not be taken for the one before it. */
export const interimKey = (id: string, text: string) => `${id} ${text.length}`
