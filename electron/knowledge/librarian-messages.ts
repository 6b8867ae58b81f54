import type { ReleaseIdentity } from '../../shared/knowledge/release.ts'
import type { LogDetails } from '../log.ts'
import type { ReleaseLibrary } from '../storage/release-library.ts'
import type { ReleasePlace } from '../storage/stored-index.ts'

/* Main ↔ librarian. Main hands over names of files and gets names back; what is in them never passes through it. */

export type LibrarianWorks = {
  load: { readonly input: null; readonly outcome: Awaited<ReturnType<ReleaseLibrary['load']>> }
  stage: { readonly input: ReleaseIdentity; readonly outcome: Awaited<ReturnType<ReleaseLibrary['stage']>> }
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
