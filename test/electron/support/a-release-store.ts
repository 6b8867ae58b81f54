import { writeFile } from 'node:fs/promises'
import { openReleaseLibrary } from '../../../electron/storage/release-library.ts'
import { openReleaseStore } from '../../../electron/storage/releases.ts'
import type { ReleasePlace } from '../../../electron/storage/stored-index.ts'
import type { Release } from '../../../shared/knowledge/release.ts'
import { changesBetween, sealed } from '../../support/a-signed-release.ts'
import { collectingLog } from './collecting-log.ts'

/** The releases of a workstation: main's part and the librarian's, in one process. */
export function aReleaseStore(folder: string) {
  const store = openReleaseStore(folder, { now: Date.now })
  const library = openReleaseLibrary(folder, { now: Date.now, log: collectingLog() })
  return {
    ...library,
    ...store,
    /** All that is done with a release that arrives, but answering from it. */
    install: async (release: Release) => {
      const file = await store.beginDownload()
      if (!file.ok) return file
      await writeFile(file.value, JSON.stringify(release))
      const staged = await library.stage(release)
      return staged.ok ? store.switchTo(staged.value) : staged
    },
    /** The same for a release that is made of the one installed. */
    installChanges: async (before: Release, release: Release) => {
      const staged = await library.stageChanges(sealed(release, before.hash), changesBetween(before, release))
      return staged.ok ? store.switchTo(staged.value) : staged
    },
  }
}

/** A folder's release, installed for a thread to open. */
export async function installedIn(folder: string, release: Release): Promise<ReleasePlace> {
  const installed = await aReleaseStore(folder).install(release)
  if (!installed.ok) throw new Error(installed.detail ?? installed.reason)
  return installed.value.place
}
