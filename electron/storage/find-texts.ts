const quote = 0x22
const backslash = 0x5c
const openingList = 0x5b
const opening = new Set([openingList, 0x7b])
const closing = new Set([0x5d, 0x7d])

/** Where something stands in a file, in bytes: from, until, from, until… */
export type Bounds = Uint32Array<ArrayBuffer>

/**
 * Reads the JSON of a release text by text: as one string it would be longer than V8 allows for a large centre. What
 * comes of it is to be proved like anything else.
 *
 * @throws SyntaxError when a text, or what is around them, is not JSON
 */
export function readRelease(bytes: Buffer): { readonly value: unknown; readonly bounds: Bounds } {
  const bounds = findTexts(bytes)
  const around = [bytes.subarray(0, bounds[0]), bytes.subarray(bounds.at(-1) ?? bytes.length)]
  const value: unknown = JSON.parse(Buffer.concat(around).toString())
  if (bounds.length === 0) return { value, bounds }
  const revisions = Array.from({ length: bounds.length / 2 }, (_, place): unknown =>
    JSON.parse(bytes.toString('utf8', bounds[place * 2], bounds[place * 2 + 1])),
  )
  return { value: { ...(value as object), revisions }, bounds }
}

/**
 * Where the revisions of a release stand in its file, so that a text can be read by itself and the file stays as it was
 * downloaded. What is no JSON has them anywhere.
 */
export function findTexts(bytes: Uint8Array): Bounds {
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
