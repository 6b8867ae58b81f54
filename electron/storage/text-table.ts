import type { Revision } from '../../shared/knowledge/answer.ts'
import { DamagedBytes, packArrays, unpackArrays } from '../../shared/knowledge/engine/packed-arrays.ts'
import type { Bounds } from './find-texts.ts'

/** Where each text of a release stands in its file. */
export type TextTable = {
  /** Revision ids, sixteen bytes each, sorted. */
  readonly ids: Uint8Array
  /** For each id: from, until. */
  readonly bounds: Uint32Array
}

const idBytes = 16

/** @param found where each of these revisions stands, in the same order */
export function makeTextTable(revisions: readonly Pick<Revision, 'revisionId'>[], found: Bounds): TextTable {
  const sorted = revisions.map(({ revisionId }, place) => ({ revisionId, place })).sort(byId)
  const bounds = new Uint32Array(found.length)
  sorted.forEach(({ place }, number) => {
    bounds.set(found.subarray(place * 2, place * 2 + 2), number * 2)
  })
  return { ids: Buffer.from(sorted.map(({ revisionId }) => revisionId).join(''), 'hex'), bounds }
}

type Placed = { readonly revisionId: string; readonly place: number }
const byId = (a: Placed, b: Placed) => (a.revisionId < b.revisionId ? -1 : 1)

export const encodeTextTable = ({ ids, bounds }: TextTable): Uint8Array => packArrays({ ids, bounds })

/** @throws DamagedBytes when a bit is not as it was written */
export function decodeTextTable(bytes: Uint8Array): TextTable {
  const { ids, bounds } = unpackArrays(bytes)
  if (!(ids instanceof Uint8Array && bounds instanceof Uint32Array)) throw new DamagedBytes('no table of texts')
  return { ids, bounds }
}

/** The ids of all texts, sorted. */
export function idsIn({ ids }: TextTable): string[] {
  const hex = Buffer.from(ids.buffer, ids.byteOffset, ids.length).toString('hex')
  return Array.from({ length: ids.length / idBytes }, (_, place) =>
    hex.slice(place * idBytes * 2, (place + 1) * idBytes * 2),
  )
}

/** The id at a place in the table. */
export const idAt = ({ ids }: TextTable, place: number): string =>
  Buffer.from(ids.subarray(place * idBytes, (place + 1) * idBytes)).toString('hex')

/** Where a text stands: from, until; null when the release does not have it. */
export function boundsOf({ ids, bounds }: TextTable, revisionId: string): readonly [number, number] | null {
  const wanted = Buffer.from(revisionId, 'hex')
  let low = 0
  let high = ids.length / idBytes
  while (low < high) {
    const middle = (low + high) >>> 1
    const order = Buffer.compare(ids.subarray(middle * idBytes, (middle + 1) * idBytes), wanted)
    if (order === 0) return [bounds[middle * 2] ?? 0, bounds[middle * 2 + 1] ?? 0]
    if (order < 0) low = middle + 1
    else high = middle
  }
  return null
}
