import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Revision } from '../../shared/knowledge/answer.ts'
import { revisionSchema } from '../../shared/knowledge/answer.ts'
import {
  isGenuine,
  type Release,
  type ReleaseFault,
  type ReleaseIdentity,
  releaseHash,
  releaseIdentitySchema,
  verifyRelease,
} from '../../shared/knowledge/release.ts'
import { releaseSealSchema } from '../../shared/knowledge/release-seal.ts'
import { failure, type Result, success } from '../../shared/result.ts'
import { describeError } from '../log.ts'
import { sha256 } from '../sha256.ts'
import { type Bounds, readRelease } from './find-texts.ts'
import { encodeTextTable, makeTextTable } from './text-table.ts'

/*
 * The texts of a release are in its folder in one of two ways:
 *   release.json                the release itself, as it was downloaded
 *   release.json, changes.json  the release that it was made from (the same file as in that one's folder), and what
 *                               changed since
 * and later in a third, when there was time to make one file of it again:
 *   whole.json
 * Where a text stands is counted through both files: what is beyond the first is in the second.
 */

export const baseNames = ['release.json', 'whole.json'] as const
export type BaseName = (typeof baseNames)[number]

export const baseFileIn = (folder: string, base: BaseName) => join(folder, base)
export const changesFileIn = (folder: string) => join(folder, 'changes.json')

/** What a release differs in from the one that it was made from. */
export const changesFileSchema = releaseIdentitySchema.extend({
  base: releaseIdentitySchema,
  timeZone: z.string(),
  seal: releaseSealSchema,
  /** Ids of the base's revisions that are no longer in it; ids of others do no harm. */
  withdrawn: z.array(z.string()),
  revisions: z.array(revisionSchema),
})
export type ChangesFile = z.infer<typeof changesFileSchema>

export type ReadRelease = {
  readonly release: Release
  /** Where each text stands, encoded. */
  readonly texts: Uint8Array
  readonly base: BaseName
  readonly changesBytes: number
}

/**
 * Reads the release that is in a folder and proves it letter by letter, in whichever way it is there.
 *
 * @param is tells the right one: of a base alone, after its changes were lost, every letter may be right
 * @param first the file to try first
 */
export async function readProved(
  folder: string,
  is: (release: ReleaseIdentity) => boolean,
  first: BaseName = 'release.json',
): Promise<Result<ReadRelease, ReleaseFault | 'absent'>> {
  const found = await readFrom(folder, first, is)
  if (found.ok) return found
  const other = await readFrom(folder, first === 'whole.json' ? 'release.json' : 'whole.json', is)
  return other.ok || found.reason === 'absent' ? other : found
}

async function readFrom(
  folder: string,
  base: BaseName,
  is: (release: ReleaseIdentity) => boolean,
): Promise<Result<ReadRelease, ReleaseFault | 'absent'>> {
  const bytes = await readOrFault(baseFileIn(folder, base))
  if (!bytes.ok) return bytes
  const read = parse(bytes.value)
  if (!read) return failure('malformed', 'not JSON')
  const proved = verifyRelease(read.value, sha256)
  if (!proved.ok) return proved
  const changes = base === 'release.json' ? await readOrFault(changesFileIn(folder)) : failure('absent')
  if (!changes.ok && changes.reason !== 'absent') return changes
  const made = changes.ok
    ? withChanges(proved.value, read.bounds, bytes.value.length, changes.value)
    : success({ release: proved.value, bounds: read.bounds, changesBytes: 0 })
  if (!made.ok) return made
  const { release, bounds, changesBytes } = made.value
  if (!is(release)) return failure('altered', 'it is another release')
  return success({ release, base, changesBytes, texts: encodeTextTable(makeTextTable(release.revisions, bounds)) })
}

function withChanges(base: Release, bounds: Bounds, baseBytes: number, bytes: Buffer) {
  const read = parse(bytes)
  const parsed = changesFileSchema.safeParse(read?.value)
  if (!read || !parsed.success) return failure('malformed', 'the changes cannot be read')
  const changes = parsed.data
  if (changes.base.hash !== base.hash) return failure('altered', 'the changes are to another release')
  if (!changes.revisions.every((revision) => isGenuine(revision, sha256)))
    return failure('altered', 'a changed text is not the one that was published')
  const { revisions, bounds: all } = standing(base.revisions, bounds, changes, read.bounds, baseBytes)
  const { number, hash, timeZone, seal } = changes
  const release = { ...base, number, hash, timeZone, publishedAt: seal.publishedAt, revisions }
  if (releaseHash(release, sha256) !== hash) return failure('altered', 'the set of answers does not match its hash')
  return success({ release, bounds: all, changesBytes: bytes.length })
}

/** The texts of the base that stay and the changed ones, each with its place. */
function standing(
  ofBase: readonly Revision[],
  boundsOfBase: Bounds,
  { withdrawn, revisions }: ChangesFile,
  boundsOfChanges: Bounds,
  baseBytes: number,
) {
  const gone = new Set(withdrawn)
  const places = ofBase.flatMap(({ revisionId }, place) => (gone.has(revisionId) ? [] : [place]))
  const bounds = new Uint32Array((places.length + revisions.length) * 2)
  places.forEach((place, number) => {
    bounds.set(boundsOfBase.subarray(place * 2, place * 2 + 2), number * 2)
  })
  bounds.set(
    boundsOfChanges.map((at) => at + baseBytes),
    places.length * 2,
  )
  const kept = places.flatMap((place) => ofBase[place] ?? [])
  return { revisions: [...kept, ...revisions], bounds }
}

/** Reads what a release differs in; null when it cannot be read as that. */
export async function readChangesFile(folder: string): Promise<ChangesFile | null> {
  const bytes = await readOrFault(changesFileIn(folder))
  const parsed = bytes.ok ? changesFileSchema.safeParse(parse(bytes.value)?.value) : null
  return parsed?.success ? parsed.data : null
}

/** The file of changes, and where each of its texts stands in it. */
export function encodeChangesFile({ revisions, ...around }: ChangesFile): { bytes: Buffer; bounds: Bounds } {
  return encodeTexts(around, revisions)
}

/** A file of texts, made text by text: as one string it would be longer than V8 allows for a large centre. */
export function encodeTexts(around: object, revisions: readonly Revision[]): { bytes: Buffer; bounds: Bounds } {
  const opening = Buffer.from(`${JSON.stringify(around).slice(0, -1)},"revisions":[`)
  const pieces: Buffer[] = [opening]
  const bounds = new Uint32Array(revisions.length * 2)
  let at = opening.length
  revisions.forEach((revision, place) => {
    const text = Buffer.from(JSON.stringify(revision))
    bounds.set([at, at + text.length], place * 2)
    pieces.push(text)
    if (place < revisions.length - 1) pieces.push(comma)
    at += text.length + 1
  })
  pieces.push(Buffer.from(']}'))
  return { bytes: Buffer.concat(pieces), bounds }
}

const comma = Buffer.from(',')

async function readOrFault(path: string): Promise<Result<Buffer, ReleaseFault | 'absent'>> {
  try {
    return success(await readFile(path))
  } catch (error) {
    const absent = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    return failure(absent ? 'absent' : 'malformed', describeError(error))
  }
}

function parse(bytes: Buffer) {
  try {
    return readRelease(bytes)
  } catch {
    // The sentence of a SyntaxError quotes the text.
    return null
  }
}
