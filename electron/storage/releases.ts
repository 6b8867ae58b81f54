import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ReleaseIdentity } from '../../shared/knowledge/release.ts'
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
  /** Makes room for changes that are downloaded, and tells the file that they go to. */
  beginDelta(): Promise<Result<string, StorageFault>>
  /** The file that a compressed release goes to; what arrived of it before is still there. */
  beginSnapshot(release: ReleaseIdentity): Promise<Result<string, StorageFault>>
  /** Forgets what arrived. */
  endSnapshot(): Promise<void>
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
    beginDelta: () =>
      stored(async () => {
        await mkdir(folders.arriving, { recursive: true })
        return join(folders.arriving, 'changes.json')
      }),
    beginSnapshot: (release) =>
      stored(async () => {
        const name = `${release.number}-${release.hash}.gz`
        await mkdir(folders.arriving, { recursive: true })
        const others = (await readdir(folders.arriving)).filter((file) => !file.startsWith(name))
        for (const other of others) await rm(join(folders.arriving, other), { force: true })
        return join(folders.arriving, name)
      }),
    endSnapshot: () => rm(folders.arriving, { recursive: true, force: true }),
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
