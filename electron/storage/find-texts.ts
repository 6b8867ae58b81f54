const quote = 0x22
const backslash = 0x5c
const openingList = 0x5b
const opening = new Set([openingList, 0x7b])
const closing = new Set([0x5d, 0x7d])

/**
 * Where the revisions of a release stand in its file: from, until, from, until… in bytes. So a text can be read by
 * itself, and the file stays as it was downloaded. Only for bytes that are known to be JSON.
 */
export function findTexts(bytes: Uint8Array): Uint32Array<ArrayBuffer> {
  const bounds: number[] = []
  let depth = 0
  let property = ''
  let inRevisions = false

  const open = (at: number) => {
    depth += 1
    if (depth === 2) inRevisions = bytes[at] === openingList && property === 'revisions'
    if (depth === 3 && inRevisions) bounds.push(at)
  }
  const close = (at: number) => {
    if (depth === 3 && inRevisions) bounds.push(at + 1)
    depth -= 1
  }
  /** The last string in the release's own object before a list is that list's name. */
  const passString = (at: number) => {
    const end = endOfString(bytes, at)
    if (depth === 1) property = String.fromCharCode(...bytes.subarray(at + 1, Math.min(end, at + 20)))
    return end
  }

  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    if (byte === quote) at = passString(at)
    else if (opening.has(byte)) open(at)
    else if (closing.has(byte)) close(at)
  }
  return Uint32Array.from(bounds)
}

/** The place of the quotation mark that ends the string. */
function endOfString(bytes: Uint8Array, begin: number): number {
  let at = begin + 1
  while (at < bytes.length && bytes[at] !== quote) at += bytes[at] === backslash ? 2 : 1
  return at
}
