import { readFileSync } from 'node:fs'
import { open, readFile, rename, rm } from 'node:fs/promises'
import type { Revision } from '../../shared/knowledge/answer.ts'
import { placesOf } from '../../shared/knowledge/engine/shelf.ts'
import { languages } from '../../shared/knowledge/language.ts'
import { type Release, type ReleaseFault, type ReleaseIdentity, verifyRelease } from '../../shared/knowledge/release.ts'
import { advanceShelves, noShelves, type Shelves, tidyShelves } from '../../shared/knowledge/shelves.ts'
import { failure, type Result, success } from '../../shared/result.ts'
import { describeError, type Log } from '../log.ts'
import { sha256 } from '../sha256.ts'
import { readRelease } from './find-texts.ts'
import type { IndexManifest } from './index-manifest.ts'
import { folderName, releaseFolders } from './release-folders.ts'
import type { InstalledRelease } from './releases.ts'
import { type StorageFault, stored } from './storage-fault.ts'
import {
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
import { encodeTextTable, makeTextTable } from './text-table.ts'
import { syncFolder } from './write-file-safely.ts'

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
  /** Proves and indexes what was downloaded, and puts it beside the others, ready to be switched to. */
  stage(wanted: ReleaseIdentity): Promise<Result<ReleasePlace, LibraryFault>>
  /** Merges what is scattered in an index and removes what no index needs. Tells whether there is another index now. */
  tidy(place: ReleasePlace): Promise<boolean>
}

type LibraryWorld = { readonly now: () => number; readonly log: Log }

type ReadRelease = { readonly release: Release; readonly texts: Uint8Array }

export function openReleaseLibrary(workstationFolder: string, { now, log }: LibraryWorld): ReleaseLibrary {
  const folders = releaseFolders(workstationFolder)
  const { indexFolder, incoming } = folders

  const readProved = async (folder: string): Promise<Result<ReadRelease, ReleaseFault | 'absent'>> => {
    const bytes = await readFile(releaseFileIn(folder)).catch((error: unknown) => {
      const absent = error instanceof Error && 'code' in error && error.code === 'ENOENT'
      return failure(absent ? 'absent' : 'malformed', describeError(error))
    })
    if (!Buffer.isBuffer(bytes)) return bytes
    const read = parse(bytes)
    if (!read) return failure('malformed', 'not JSON')
    const proved = verifyRelease(read.value, sha256)
    if (!proved.ok) return proved
    const texts = encodeTextTable(makeTextTable(proved.value.revisions, read.bounds))
    return success({ release: proved.value, texts })
  }

  /** Reads a release, and moves it out of the way when it is not what was installed. */
  const readOrMoveAside = async (name: string): Promise<Result<ReadRelease, ReleaseFault>> => {
    const found = await readProved(folders.folderOf(name))
    if (found.ok && folderName(found.value.release) === name) return found
    if (!found.ok && found.reason === 'absent') return failure('malformed')
    const reason = found.ok || found.reason === 'absent' ? 'altered' : found.reason
    await folders.moveAside(name, reason, now(), log)
    return failure(reason)
  }

  /** Writes the index of a release that is in `folder`, with those segments of `known` that it has in common. */
  const writeIndex = async (folder: string, read: ReadRelease, shelves: Shelves, known: KnownSegments) => {
    const { release, texts } = read
    const written = await writeSegments(indexFolder, shelves, known)
    await writeIndexFiles(folder, texts, { ...describe(release), shelves: written })
  }

  const openOrNull = (place: ReleasePlace): StoredIndex | null => {
    try {
      return openStoredIndex(place)
    } catch (error) {
      log.warn('index not usable', { release: folderName(place.release), detail: describeError(error) })
      return null
    }
  }

  const isIndexOf = (place: ReleasePlace, { release, texts }: ReadRelease): boolean => {
    const index = openOrNull(place)
    if (!index) return false
    const sameTexts = Buffer.compare(texts, readFileSync(textsFileIn(place.folder))) === 0
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

  const stage: ReleaseLibrary['stage'] = async (wanted) => {
    const read = await readProved(incoming)
    if (!read.ok) return failure(read.reason === 'absent' ? 'malformed' : read.reason, read.detail)
    const { release } = read.value
    if (release.number !== wanted.number || release.hash !== wanted.hash)
      return failure('altered', 'it is another release than the one announced')
    const pointer = await folders.readPointer()
    const before = pointer && openOrNull(folders.placeOf(pointer))
    const shelves = advanceShelves(before?.shelves ?? noShelves, release.revisions)
    return stored(async () => {
      await syncFile(releaseFileIn(incoming))
      await writeIndex(incoming, read.value, shelves, before?.segments ?? new Map())
      const place = folders.placeOf(release)
      // Only a copy that could not be proved, or an equal one, can be in the way.
      await rm(place.folder, { recursive: true, force: true })
      await rename(incoming, place.folder)
      await syncFolder(folders.folder)
      return place
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
    await forgetOldSegments(indexFolder, (await folders.names()).map(folders.folderOf))
    return changed
  }

  return { load, stage, tidy }
}

function parse(bytes: Buffer) {
  try {
    return readRelease(bytes)
  } catch {
    // The sentence of a SyntaxError quotes the text.
    return null
  }
}

const describe = ({
  number,
  hash,
  timeZone,
  useCounts,
  revisions,
}: Release): Omit<IndexManifest, 'releaseBytes' | 'shelves'> => ({
  release: { number, hash },
  timeZone,
  useCounts,
  answers: new Set(revisions.map(({ answerId }) => answerId)).size,
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
