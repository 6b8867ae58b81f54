import { createReadStream, createWriteStream, readFileSync } from 'node:fs'
import { copyFile, link, mkdir, open, rename, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type { Revision } from '../../shared/knowledge/answer.ts'
import { placesOf } from '../../shared/knowledge/engine/shelf.ts'
import { languages } from '../../shared/knowledge/language.ts'
import type { ReleaseChange, ReleaseFault, ReleaseIdentity } from '../../shared/knowledge/release.ts'
import type { SealedRelease } from '../../shared/knowledge/release-seal.ts'
import { advanceShelves, noShelves, type Shelves, tidyShelves } from '../../shared/knowledge/shelves.ts'
import { failure, type Result, success } from '../../shared/result.ts'
import { describeError, type Log } from '../log.ts'
import { compactRelease, forgetUnused } from './compact-release.ts'
import type { IndexManifest } from './index-manifest.ts'
import { makeNextRelease } from './next-release.ts'
import { folderName, releaseFolders } from './release-folders.ts'
import { baseFileIn, changesFileIn, type ReadRelease, readChangesFile, readProved } from './release-texts.ts'
import type { InstalledRelease } from './releases.ts'
import { type StorageFault, stored } from './storage-fault.ts'
import {
  baseNamedIn,
  forgetOldSegments,
  isNamedRightly,
  type KnownSegments,
  openStoredIndex,
  type ReleasePlace,
  releaseFileIn,
  type StoredIndex,
  textsFileIn,
  writeIndexFiles,
  writeManifest,
  writeSegments,
} from './stored-index.ts'
import { syncFolder, writeSynced } from './write-file-safely.ts'

export type LoadedRelease = InstalledRelease & {
  /** Whether its index had to be made anew. */
  readonly indexed: boolean
}

export type LibraryFault = ReleaseFault | StorageFault

/**
 * Reads, proves, indexes and writes releases: seconds of work for a large centre, so it runs in the librarian's thread.
 * Its works are done one at a time.
 */
export interface ReleaseLibrary {
  /**
   * Proves the release to work with, letter by letter, and its index; one that is missing or damaged is made anew. A
   * damaged release is moved aside and the newest good one before it used; `fault` then says what was wrong.
   */
  load(): Promise<{ readonly installed: LoadedRelease | null; readonly fault: LibraryFault | null }>
  /**
   * Proves and indexes what was downloaded, and puts it beside the others, ready to be switched to.
   *
   * @param packed the file that it is in, compressed; null: it lies unpacked in `incoming`
   */
  stage(wanted: ReleaseIdentity, packed?: string | null): Promise<Result<ReleasePlace, LibraryFault>>
  /**
   * The same for a release that is made from the one installed: neither reads nor writes what has not changed. That its
   * chain is unbroken is proved by whoever asks.
   */
  stageChanges(wanted: SealedRelease, changes: readonly ReleaseChange[]): Promise<Result<ReleasePlace, LibraryFault>>
  /** Makes one file again of a release that lies in two. Tells whether there is another index now. */
  compact(place: ReleasePlace): Promise<boolean>
  /** Merges what is scattered in an index and removes what no index needs. Tells whether there is another index now. */
  tidy(place: ReleasePlace): Promise<boolean>
}

type LibraryWorld = { readonly now: () => number; readonly log: Log }

export function openReleaseLibrary(workstationFolder: string, { now, log }: LibraryWorld): ReleaseLibrary {
  const folders = releaseFolders(workstationFolder)
  const { indexFolder, incoming } = folders

  /** Reads a release, and moves it out of the way when it is not what was installed. */
  const readOrMoveAside = async (name: string): Promise<Result<ReadRelease, ReleaseFault>> => {
    const folder = folders.folderOf(name)
    const found = await readProved(folder, (release) => folderName(release) === name, baseNamedIn(folder) ?? undefined)
    if (found.ok) return found
    if (found.reason === 'absent') return failure('malformed')
    await folders.moveAside(name, found.reason, now(), log)
    return failure(found.reason)
  }

  /** Writes the index of a release that is in `folder`, with those segments of `known` that it has in common. */
  const writeIndex = async (folder: string, read: ReadRelease, shelves: Shelves, known: KnownSegments) => {
    const written = await writeSegments(indexFolder, shelves, known)
    await writeIndexFiles(folder, read.texts, { ...describe(read), shelves: written })
  }

  const openOrNull = (place: ReleasePlace): StoredIndex | null => {
    try {
      return openStoredIndex(place)
    } catch (error) {
      log.warn('index not usable', { release: folderName(place.release), detail: describeError(error) })
      return null
    }
  }

  const isIndexOf = (place: ReleasePlace, { release, texts, base }: ReadRelease): boolean => {
    const index = openOrNull(place)
    if (index?.manifest.base !== base) return false
    const sameTexts = Buffer.compare(texts, readFileSync(textsFileIn(place.folder, base))) === 0
    return sameTexts && hasTheTexts(index, release.revisions) && isNamedRightly(indexFolder, index)
  }

  /** Tells whether the index had to be made anew. */
  const proveIndex = async (place: ReleasePlace, read: ReadRelease): Promise<Result<boolean, StorageFault>> => {
    if (isIndexOf(place, read)) return success(false)
    return stored(async () => {
      await writeIndex(place.folder, read, advanceShelves(noShelves, read.release.revisions), new Map())
      log.info('release indexed anew', { release: folderName(place.release) })
      return true
    })
  }

  const load: ReleaseLibrary['load'] = async () => {
    await rm(incoming, { recursive: true, force: true })
    const pointer = await folders.readPointer()
    const current = pointer && folderName(pointer)
    let fault: LibraryFault | null = null
    for (const name of await folders.namesToTry(current)) {
      const found = await readIndexed(name)
      if (found.ok) {
        const installedAt = pointer && name === current ? pointer.installedAt : now()
        return { installed: { ...found.value, installedAt }, fault }
      }
      // Also where only its index cannot be written: the one before may have its own.
      fault ??= found.reason
    }
    return { installed: null, fault }
  }

  const readIndexed = async (name: string): Promise<Result<Omit<LoadedRelease, 'installedAt'>, LibraryFault>> => {
    const read = await readOrMoveAside(name)
    if (!read.ok) return read
    const place = folders.placeOf(read.value.release)
    const indexed = await proveIndex(place, read.value)
    return indexed.ok ? success({ place, indexed: indexed.value }) : indexed
  }

  /** Puts what is complete in `incoming` beside the others. */
  const settle = async (release: ReleaseIdentity): Promise<ReleasePlace> => {
    const place = folders.placeOf(release)
    // Only a copy that could not be proved, or an equal one, can be in the way.
    await rm(place.folder, { recursive: true, force: true })
    await rename(incoming, place.folder)
    await syncFolder(folders.folder)
    return place
  }

  const makeIncoming = async () => {
    await rm(incoming, { recursive: true, force: true })
    await mkdir(incoming, { recursive: true })
  }

  const unpack = (packed: string): Promise<Result<null, LibraryFault>> =>
    stored(async () => {
      await makeIncoming()
      const file = createWriteStream(releaseFileIn(incoming), { mode: 0o600 })
      await pipeline(createReadStream(packed), createGunzip(), file)
      return null
    })

  const stage: ReleaseLibrary['stage'] = async (wanted, packed = null) => {
    const unpacked = packed === null ? success(null) : await unpack(packed)
    // Only a disk without room is the disk's fault; what cannot be unpacked is no file of ours.
    if (!unpacked.ok) return unpacked.reason === 'disk-full' ? unpacked : failure('malformed', unpacked.detail)
    const is = ({ number, hash }: ReleaseIdentity) => number === wanted.number && hash === wanted.hash
    const read = await readProved(incoming, is)
    if (!read.ok) return failure(read.reason === 'absent' ? 'malformed' : read.reason, read.detail)
    const pointer = await folders.readPointer()
    const before = pointer && openOrNull(folders.placeOf(pointer))
    const shelves = advanceShelves(before?.shelves ?? noShelves, read.value.release.revisions)
    return stored(async () => {
      await syncFile(releaseFileIn(incoming))
      await writeIndex(incoming, read.value, shelves, before?.segments ?? new Map())
      return settle(read.value.release)
    })
  }

  const stageChanges: ReleaseLibrary['stageChanges'] = async (wanted, changes) => {
    const pointer = await folders.readPointer()
    const from = pointer && folders.placeOf(pointer)
    const before = from && openOrNull(from)
    if (!before) return failure('malformed', 'there is nothing whole that it could be made from')
    const differences = before.manifest.changesBytes > 0 ? await readChangesFile(from.folder) : null
    if (before.manifest.changesBytes > 0 && differences?.hash !== pointer.hash)
      return failure('altered', 'what the installed release differs in is damaged')
    const next = makeNextRelease(before, differences, wanted, changes)
    if (!next.ok) return next
    const { changesFile, texts, shelves, manifest } = next.value
    return stored(async () => {
      await makeIncoming()
      await share(baseFileIn(from.folder, before.manifest.base), releaseFileIn(incoming))
      await writeSynced(changesFileIn(incoming), changesFile)
      const written = await writeSegments(indexFolder, shelves, before.segments)
      await writeIndexFiles(incoming, texts, { ...manifest, shelves: written })
      return settle(wanted)
    })
  }

  const tidy: ReleaseLibrary['tidy'] = async (place) => {
    const index = openStoredIndex(place)
    const shelves = tidyShelves(index.shelves)
    const changed = shelves !== index.shelves
    if (changed) {
      const written = await writeSegments(indexFolder, shelves, index.segments)
      await writeManifest(place.folder, { ...index.manifest, shelves: written })
    }
    const all = (await folders.names()).map(folders.folderOf)
    await forgetOldSegments(indexFolder, all)
    for (const folder of all) await forgetUnused(folder)
    return changed
  }

  return { load, stage, stageChanges, compact: compactRelease, tidy }
}

/** Gives a file a second name, or copies it where the disk knows no second names. */
async function share(from: string, to: string): Promise<void> {
  try {
    await link(from, to)
  } catch {
    await copyFile(from, to)
    await syncFile(to)
  }
}

const describe = ({ release, base, changesBytes }: ReadRelease): Omit<IndexManifest, 'releaseBytes' | 'shelves'> => ({
  release: { number: release.number, hash: release.hash },
  timeZone: release.timeZone,
  useCounts: release.useCounts,
  answers: new Set(release.revisions.map(({ answerId }) => answerId)).size,
  base,
  changesBytes,
})

/** Whether these texts and no others are searched. */
function hasTheTexts({ shelves }: StoredIndex, revisions: readonly Revision[]): boolean {
  const indexed = languages.flatMap((language) => [...placesOf(shelves[language]).keys()])
  const wanted = new Set(revisions.map(({ revisionId }) => revisionId))
  return indexed.length === wanted.size && indexed.every((id) => wanted.has(id))
}

async function syncFile(path: string) {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}
