import type { ReleaseIdentity } from '../../../shared/knowledge/release.ts'

/* The bench ↔ a process of simulated desktops. */

/** `naive`: everybody fetches the whole release. */
export type Way = 'changes' | 'naive'

export type ToDesktops =
  | {
      readonly kind: 'connect'
      readonly url: string
      readonly releaseKey: string
      readonly timeZone: string
      readonly count: number
      readonly token: string
      readonly release: ReleaseIdentity
      readonly revisionIds: readonly string[]
    }
  /** How the next announcement is to be followed. */
  | { readonly kind: 'expect'; readonly way: Way }
  /** To be told when each desktop has proved that release, or patience ends. */
  | { readonly kind: 'report'; readonly hash: string; readonly withinMs: number }

export type Proved = {
  /** When the announcement arrived. */
  readonly heardAt: number
  /** How long this desktop's own proof took. */
  readonly proofMs: number
  /** When it was done, after those of the others in the same process. */
  readonly provedAt: number
}

export type FromDesktops =
  | { readonly kind: 'connected'; readonly count: number }
  | { readonly kind: 'proved'; readonly by: readonly Proved[]; readonly bytes: number }
