import { mkdir, rm } from 'node:fs/promises'
import type { Result } from '../../shared/result.ts'
import { folderName, releaseFolders } from './release-folders.ts'
import { type StorageFault, stored } from './storage-fault.ts'
import { type ReleasePlace, releaseFileIn } from './stored-index.ts'

export type InstalledRelease = { readonly place: ReleasePlace; readonly installedAt: number }

/**
 * Which release is installed: the part that costs nothing, and is main's. Reading, proving and indexing releases is the
 * librarian's (`release-library.ts`).
 */
export interface ReleaseStore {
  /** The release that was installed last, as the disk says; nothing of it is read. */
  current(): Promise<InstalledRelease | null>
  /** Makes room for a download, and tells the file that it goes to. */
  beginDownload(): Promise<Result<string, StorageFault>>
  /** Switches to a release that is proved, indexed and on disk. Until then nothing has changed. */
  switchTo(place: ReleasePlace): Promise<Result<InstalledRelease, StorageFault>>
}

/** @param workstationFolder the folder for everything that this workstation keeps */
export function openReleaseStore(workstationFolder: string, { now }: { readonly now: () => number }): ReleaseStore {
  const folders = releaseFolders(workstationFolder)

  return {
    current: async () => {
      const pointer = await folders.readPointer()
      return pointer && { place: folders.placeOf(pointer), installedAt: pointer.installedAt }
    },
    beginDownload: () =>
      stored(async () => {
        await rm(folders.incoming, { recursive: true, force: true })
        await mkdir(folders.incoming, { recursive: true })
        return releaseFileIn(folders.incoming)
      }),
    switchTo: (place) =>
      stored(async () => {
        const before = await folders.readPointer()
        const pointer = { ...place.release, installedAt: now() }
        await folders.writePointer(pointer)
        await folders.forgetOld([pointer, ...(before ? [before] : [])].map(folderName))
        return { place, installedAt: pointer.installedAt }
      }),
  }
}
