import type { ReleaseChange, ReleaseIdentity } from '../../shared/knowledge/release.ts'
import type { SealedRelease } from '../../shared/knowledge/release-seal.ts'
import type { LogDetails } from '../log.ts'
import type { stageDelta } from '../storage/release-delta.ts'
import type { ReleaseLibrary } from '../storage/release-library.ts'
import type { ReleasePlace } from '../storage/stored-index.ts'

/* Main ↔ librarian. Main hands over names of files and gets names back; what is in them never passes through it. */

export type LibrarianWorks = {
  load: { readonly input: null; readonly outcome: Awaited<ReturnType<ReleaseLibrary['load']>> }
  stage: {
    readonly input: { readonly wanted: ReleaseIdentity; readonly packed: string | null }
    readonly outcome: Awaited<ReturnType<ReleaseLibrary['stage']>>
  }
  'stage-changes': {
    readonly input: { readonly wanted: SealedRelease; readonly changes: readonly ReleaseChange[] }
    readonly outcome: Awaited<ReturnType<ReleaseLibrary['stageChanges']>>
  }
  'stage-delta': {
    readonly input: {
      readonly from: ReleaseIdentity
      readonly wanted: SealedRelease
      /** What was downloaded: a `ReleaseDelta`. */
      readonly file: string
      readonly trustedKey: string | null
    }
    readonly outcome: Awaited<ReturnType<typeof stageDelta>>
  }
  compact: { readonly input: ReleasePlace; readonly outcome: boolean }
  tidy: { readonly input: ReleasePlace; readonly outcome: boolean }
}
export type LibrarianWork = keyof LibrarianWorks

export type ToLibrarian = {
  [Name in LibrarianWork]: {
    readonly name: Name
    readonly input: LibrarianWorks[Name]['input']
    readonly workstationFolder: string
  }
}[LibrarianWork]

export type FromLibrarian =
  | {
      readonly kind: 'log'
      readonly level: 'info' | 'warn' | 'error'
      readonly happening: string
      readonly details: LogDetails
    }
  | { readonly kind: 'done'; readonly outcome: LibrarianWorks[LibrarianWork]['outcome'] }
  | { readonly kind: 'failed'; readonly detail: string }
