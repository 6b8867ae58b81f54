import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { DamagedBytes } from '../../shared/knowledge/engine/packed-arrays.ts'
import { decodeSegment, encodeSegment, type Segment } from '../../shared/knowledge/engine/segment.ts'
import type { ShelfPart } from '../../shared/knowledge/engine/shelf.ts'
import { type Language, languages } from '../../shared/knowledge/language.ts'
import type { ReleaseIdentity } from '../../shared/knowledge/release.ts'
import type { Shelves } from '../../shared/knowledge/shelves.ts'
import { decodeManifest, encodeManifest, type IndexManifest } from './index-manifest.ts'
import { type BaseName, baseFileIn, changesFileIn } from './release-texts.ts'
import type { TextFile } from './text-files.ts'
import { decodeTextTable, type TextTable } from './text-table.ts'
import { syncFolder, writeFileSafely, writeSynced } from './write-file-safely.ts'

/*
 * A release's folder, beside release.json:
 *   texts, whole-texts           where each text stands in release.json, or in whole.json; see release-texts.ts
 *   manifest                     which segments, which of their documents are no longer; written last
 * index/
 *   en-93d1aa0712345678.segment  immutable, named by its content; releases share those that they have in common
 */

/** Where a release and its index are. */
export type ReleasePlace = {
  readonly release: ReleaseIdentity
  readonly folder: string
  readonly indexFolder: string
}

export const releaseFileIn = (folder: string) => baseFileIn(folder, 'release.json')
export const textsFileIn = (folder: string, base: BaseName = 'release.json') =>
  join(folder, base === 'whole.json' ? 'whole-texts' : 'texts')
export const manifestFileIn = (folder: string) => join(folder, 'manifest')

/** Segments that are in memory, by the names of their files. */
export type KnownSegments = ReadonlyMap<string, Segment>

export type StoredIndex = {
  readonly manifest: IndexManifest
  readonly shelves: Shelves
  readonly segments: KnownSegments
  readonly texts: TextTable
  /** The files that the texts are in. */
  readonly files: readonly TextFile[]
}

/**
 * Reads an index. Every bit of it is proved; of the release's own file only that it is there, and as long as it was.
 *
 * @param known segments that need not be read again
 * @throws when something is missing, altered, or of another release
 */
export function openStoredIndex(place: ReleasePlace, known: KnownSegments = new Map()): StoredIndex {
  const { release, folder, indexFolder } = place
  const manifest = decodeManifest(readFileSync(manifestFileIn(folder), 'utf8'))
  if (manifest.release.number !== release.number || manifest.release.hash !== release.hash)
    throw new DamagedBytes('the index is of another release')
  const files = textFilesOf(folder, manifest)
  if (files.some(({ path, bytes }) => statSync(path).size !== bytes))
    throw new DamagedBytes('the release is not as long as it was')
  const segments = new Map<string, Segment>()
  const open = (language: Language) =>
    manifest.shelves[language].map(({ segment: name, dead }): ShelfPart => {
      const segment = known.get(name) ?? decodeSegment(readFileSync(join(indexFolder, name)))
      if (segment.language !== language) throw new DamagedBytes(`${name} is of another language`)
      segments.set(name, segment)
      return { segment, dead }
    })
  const shelves: Shelves = { en: open('en'), fr: open('fr') }
  return {
    manifest,
    shelves,
    segments,
    files,
    texts: decodeTextTable(readFileSync(textsFileIn(folder, manifest.base))),
  }
}

function textFilesOf(folder: string, { base, releaseBytes, changesBytes }: IndexManifest): TextFile[] {
  const first = { path: baseFileIn(folder, base), bytes: releaseBytes }
  return changesBytes === 0 ? [first] : [first, { path: changesFileIn(folder), bytes: changesBytes }]
}

/** Which file the texts are in, as the manifest says; null when it cannot be read. */
export function baseNamedIn(folder: string): BaseName | null {
  try {
    return decodeManifest(readFileSync(manifestFileIn(folder), 'utf8')).base
  } catch {
    return null
  }
}

/** Whether each segment still is what its name says: a stronger proof than a start has time for. */
export function isNamedRightly(indexFolder: string, { segments }: StoredIndex): boolean {
  return [...segments].every(([name, { language }]) => {
    const bytes = readFileSync(join(indexFolder, name))
    return segmentName(language, bytes) === name
  })
}

/**
 * Writes the segments that are not there yet, and gives the parts of the manifest that name them. Nothing refers to
 * them before a manifest does, so a crash leaves at most files for the next tidying to remove.
 */
export async function writeSegments(
  indexFolder: string,
  shelves: Shelves,
  known: KnownSegments,
): Promise<IndexManifest['shelves']> {
  await mkdir(indexFolder, { recursive: true })
  const names = new Map([...known].map(([name, segment]) => [segment, name]))
  const write = async ({ segment, dead }: ShelfPart) => ({
    segment: names.get(segment) ?? (await writeSegment(indexFolder, segment)),
    dead: [...dead],
  })
  const written: IndexManifest['shelves'] = { en: [], fr: [] }
  for (const language of languages) {
    for (const part of shelves[language]) written[language].push(await write(part))
  }
  await syncFolder(indexFolder)
  return written
}

async function writeSegment(indexFolder: string, segment: Segment): Promise<string> {
  const bytes = encodeSegment(segment)
  const name = segmentName(segment.language, bytes)
  // Written even where a file of that name is: that one may be damaged.
  await writeFileSafely(join(indexFolder, name), bytes)
  return name
}

const segmentName = (language: Language, bytes: Uint8Array) =>
  `${language}-${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}.segment`

/** Replaces the manifest of a release in one step. */
export const writeManifest = (folder: string, manifest: IndexManifest) =>
  writeFileSafely(manifestFileIn(folder), encodeManifest(manifest))

/** Writes the index of a release into its folder; its manifest last. */
export async function writeIndexFiles(
  folder: string,
  texts: Uint8Array,
  manifest: Omit<IndexManifest, 'releaseBytes'>,
) {
  const { size } = await stat(baseFileIn(folder, manifest.base))
  await rm(manifestFileIn(folder), { force: true })
  await writeSynced(textsFileIn(folder, manifest.base), texts)
  await writeManifest(folder, { ...manifest, releaseBytes: size })
}

/** Removes the segments that no manifest in these folders names. */
export async function forgetOldSegments(indexFolder: string, folders: readonly string[]): Promise<void> {
  const named = new Set(folders.flatMap(namesIn))
  const files = await readdir(indexFolder).catch(() => [])
  for (const name of files) if (!named.has(name)) await rm(join(indexFolder, name), { force: true })
}

function namesIn(folder: string): string[] {
  try {
    const { shelves } = decodeManifest(readFileSync(manifestFileIn(folder), 'utf8'))
    return languages.flatMap((language) => shelves[language].map(({ segment }) => segment))
  } catch {
    // Its release is indexed anew when it is needed.
    return []
  }
}
