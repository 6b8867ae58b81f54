import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { baseFileIn, changesFileIn, encodeTexts, readChangesFile, readProved } from './release-texts.ts'
import {
  baseNamedIn,
  openStoredIndex,
  type ReleasePlace,
  releaseFileIn,
  textsFileIn,
  writeManifest,
} from './stored-index.ts'
import { encodeTextTable, makeTextTable } from './text-table.ts'
import { writeFileSafely, writeSynced } from './write-file-safely.ts'

/*
 * whole.json, then whole-texts, then the manifest that names them: until then the two files are used, and they stay
 * until nobody reads them any more.
 */

/** Makes one file again of a release that lies in two. Tells whether there is another index now. */
export async function compactRelease(place: ReleasePlace): Promise<boolean> {
  const { manifest } = openStoredIndex(place)
  if (manifest.changesBytes === 0) return false
  const read = await readProved(place.folder, ({ hash }) => hash === place.release.hash)
  const differences = await readChangesFile(place.folder)
  if (!read.ok || !differences) throw new Error('the release is not as it was installed')
  const { revisions, ...around } = read.value.release
  const whole = encodeTexts({ ...around, seal: differences.seal }, revisions)
  await writeFileSafely(baseFileIn(place.folder, 'whole.json'), whole.bytes)
  const texts = encodeTextTable(makeTextTable(revisions, whole.bounds))
  await writeSynced(textsFileIn(place.folder, 'whole.json'), texts)
  await writeManifest(place.folder, {
    ...manifest,
    base: 'whole.json',
    releaseBytes: whole.bytes.length,
    changesBytes: 0,
  })
  return true
}

/** Once a release is one file again, the files that it was made from are of no use; half a one that was begun neither. */
export async function forgetUnused(folder: string): Promise<void> {
  const base = baseNamedIn(folder)
  const unused = {
    'whole.json': [releaseFileIn(folder), changesFileIn(folder), textsFileIn(folder)],
    'release.json': [baseFileIn(folder, 'whole.json'), textsFileIn(folder, 'whole.json')],
  }
  for (const file of base === null ? [] : unused[base]) await rm(file, { force: true })
  await rm(join(folder, 'whole.json.next'), { force: true })
}
