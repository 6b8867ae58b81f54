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

export type FromDesktops =
  | { readonly kind: 'connected'; readonly count: number }
  | { readonly kind: 'proved'; readonly at: readonly number[]; readonly bytes: number }
