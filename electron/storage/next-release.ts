import { changedIds, netOf } from '../../shared/knowledge/net-changes.ts'
import { hashOfSet, isGenuine, type ReleaseChange, type ReleaseFault } from '../../shared/knowledge/release.ts'
import type { SealedRelease } from '../../shared/knowledge/release-seal.ts'
import { answersIn, changeShelves, type Shelves } from '../../shared/knowledge/shelves.ts'
import { failure, type Result, success } from '../../shared/result.ts'
import { sha256 } from '../sha256.ts'
import type { IndexManifest } from './index-manifest.ts'
import { type ChangesFile, encodeChangesFile } from './release-texts.ts'
import type { StoredIndex } from './stored-index.ts'
import { boundsOf, encodeTextTable, idsIn, makeTextTable, type TextTable } from './text-table.ts'

/** What is written of a release that is made from the one installed; its first file is the installed one's. */
export type NextRelease = {
  readonly changesFile: Buffer
  readonly texts: Uint8Array
  readonly shelves: Shelves
  readonly manifest: Omit<IndexManifest, 'releaseBytes' | 'shelves'>
}

/**
 * Makes the next release of the one that is installed and its changes, and proves it: each new text against its id, the
 * whole set against the hash. Costs what the changes cost, and a look at every id.
 *
 * @param differences what the installed one itself differs in from the release that its first file is; null: nothing
 */
export function makeNextRelease(
  installed: StoredIndex,
  differences: ChangesFile | null,
  wanted: SealedRelease,
  changes: readonly ReleaseChange[],
): Result<NextRelease, ReleaseFault> {
  const { manifest, texts, shelves: before } = installed
  const net = netOf(changes)
  if (!net.put.every((revision) => isGenuine(revision, sha256)))
    return failure('altered', 'a changed text is not the one that was published')
  if (hashOfSet(manifest.timeZone, changedIds(idsIn(texts), net), sha256) !== wanted.hash)
    return failure('altered', 'the changes do not come to the release announced')

  const isThere = (revisionId: string) => boundsOf(texts, revisionId) !== null
  const put = net.put.filter(({ revisionId }) => !isThere(revisionId))
  const withdrawn = net.withdrawn.filter(isThere)
  const shelves = changeShelves(before, put, withdrawn)

  const gone = new Set(withdrawn)
  const { number, hash, seal } = wanted
  const next: ChangesFile = {
    base: differences?.base ?? manifest.release,
    number,
    hash,
    timeZone: manifest.timeZone,
    seal,
    withdrawn: [...new Set([...(differences?.withdrawn ?? []), ...withdrawn])],
    revisions: [...(differences?.revisions.filter(({ revisionId }) => !gone.has(revisionId)) ?? []), ...put],
  }
  const file = encodeChangesFile(next)
  return success({
    changesFile: file.bytes,
    texts: encodeTextTable(textsOf(texts, manifest.releaseBytes, next, file.bounds)),
    shelves,
    manifest: {
      release: { number, hash },
      timeZone: manifest.timeZone,
      useCounts: manifest.useCounts,
      answers: answersIn(shelves),
      base: 'release.json',
      changesBytes: file.bytes.length,
    },
  })
}

/** Where each text stands: those of the first file where they stood, the changed ones beyond it. */
function textsOf(
  before: TextTable,
  baseBytes: number,
  { withdrawn, revisions }: ChangesFile,
  bounds: Uint32Array,
): TextTable {
  const gone = new Set(withdrawn)
  const kept = idsIn(before).flatMap((revisionId, place) => {
    const from = before.bounds[place * 2] ?? 0
    const until = before.bounds[place * 2 + 1] ?? 0
    return from >= baseBytes || gone.has(revisionId) ? [] : [{ revisionId, from, until }]
  })
  const added = revisions.map(({ revisionId }, place) => ({
    revisionId,
    from: baseBytes + (bounds[place * 2] ?? 0),
    until: baseBytes + (bounds[place * 2 + 1] ?? 0),
  }))
  const all = [...kept, ...added]
  return makeTextTable(all, Uint32Array.from(all.flatMap(({ from, until }) => [from, until])))
}
