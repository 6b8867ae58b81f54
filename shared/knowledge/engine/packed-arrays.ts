/*
 * Named typed arrays in one stretch of bytes: what a segment is on disk. Little-endian, as every processor that
 * Electron runs on.
 *
 *   magic, version, checksum, count, then for each array: name (16 bytes of ASCII), kind, offset, length; then the data,
 *   each array at a multiple of four.
 */

const kinds = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array } as const
type Kind = keyof typeof kinds
export type PackedArray = Uint8Array | Uint16Array | Uint32Array
export type PackedArrays = Readonly<Record<string, PackedArray>>

const kindNames = Object.keys(kinds) as Kind[]
const magic = 0x33_31_31_71
const version = 1
const headerWords = 4
const entryWords = 7
const nameBytes = 16

/** Thrown where bytes are not what was written: cut off, altered, or of another version. */
export class DamagedBytes extends Error {
  override readonly name = 'DamagedBytes'
}

const padded = (bytes: number) => (bytes + 3) & ~3

/** Lays arrays out as bytes. Names are at most 16 ASCII letters. */
export function packArrays(arrays: PackedArrays): Uint8Array {
  const entries = Object.entries(arrays)
  const dataAt = (headerWords + entries.length * entryWords) * 4
  const bytes = new Uint8Array(entries.reduce((end, [, array]) => end + padded(array.byteLength), dataAt))
  const table = new Uint32Array(bytes.buffer, 0, dataAt / 4)
  let offset = dataAt
  entries.forEach(([name, array], number) => {
    const entry = headerWords + number * entryWords
    for (let at = 0; at < Math.min(name.length, nameBytes); at++) bytes[entry * 4 + at] = name.charCodeAt(at)
    table[entry + 4] = kindNames.findIndex((kind) => array instanceof kinds[kind])
    table[entry + 5] = offset
    table[entry + 6] = array.length
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), offset)
    offset += padded(array.byteLength)
  })
  table.set([magic, version, 0, entries.length])
  table[2] = checksumOf(bytes)
  return bytes
}

/**
 * The arrays in some bytes, as views of them: nothing is copied where the bytes begin at a multiple of four.
 *
 * @throws DamagedBytes when a single bit is not as it was written
 */
export function unpackArrays(given: Uint8Array): PackedArrays {
  const bytes = given.byteOffset % 4 === 0 ? (given as Uint8Array<ArrayBuffer>) : given.slice()
  if (bytes.byteLength < headerWords * 4 || bytes.byteLength % 4 !== 0) throw new DamagedBytes('cut off')
  const table = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4)
  if (table[0] !== magic) throw new DamagedBytes('not a segment')
  if (table[1] !== version) throw new DamagedBytes(`of version ${table[1]}`)
  if (table[2] !== checksumOf(bytes)) throw new DamagedBytes('altered')
  const arrays: Record<string, PackedArray> = {}
  for (let number = 0; number < (table[3] ?? 0); number++) {
    const entry = headerWords + number * entryWords
    const name = String.fromCharCode(...bytes.subarray(entry * 4, entry * 4 + nameBytes)).replace(/\0+$/, '')
    const kind = kindNames[table[entry + 4] ?? -1]
    if (!kind) throw new DamagedBytes('of an unknown kind')
    arrays[name] = new kinds[kind](bytes.buffer, bytes.byteOffset + (table[entry + 5] ?? 0), table[entry + 6])
  }
  return arrays
}

/** FNV-1a (Fowler, Noll, Vo) over 32-bit words, the place of the checksum itself left out: it sees every flipped bit. */
function checksumOf(bytes: Uint8Array): number {
  const data = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4)
  let hash = 0x811c9dc5
  for (let at = 0; at < data.length; at++) {
    if (at !== 2) hash = Math.imul(hash ^ (data[at] ?? 0), 0x01000193)
    // Multiplication moves bits up only: without this a flip of the topmost bit would be lost among others.
    hash ^= hash >>> 15
  }
  return hash >>> 0
}
