import { createReadStream } from 'node:fs'

/*
 * Spreadsheets and old systems write UTF-8 with and without a mark, UTF-16 and windows-1252. Which one it is is found
 * before the first letter is used; what is none of them is refused, so that no letter is ever lost.
 */

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/** What 0x80–0x9f are in windows-1252; the five that it leaves open are control characters here, and refused. */
const windows1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'
const openInWindows1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d])

/** Letters with an accent, and quotation marks, as UTF-8 has them: `Ã©` is no French in windows-1252. */
const accentInUtf8 = /\xc3[\x80-\xbf]|\xe2\x80[\x90-\xaf]/

/** The encoding of a file, or why it is no text that can be read. */
export async function findEncoding(path: string): Promise<{ encoding: Encoding } | { reason: string }> {
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  let start: Buffer | null = null
  let isUtf8 = true
  let isWindows = true
  let hasUtf8 = false
  for await (const chunk of createReadStream(path)) {
    if (!(chunk instanceof Buffer)) continue
    start ??= chunk
    const marked = chunk === start ? encodingOfMark(chunk) : null
    if (marked) return marked
    isUtf8 = isUtf8 && decodes(utf8, chunk, true)
    isWindows = isWindows && chunk.every((byte) => !openInWindows1252.has(byte))
    hasUtf8 = hasUtf8 || accentInUtf8.test(chunk.toString('latin1'))
  }
  if (isUtf8 && decodes(utf8, Buffer.alloc(0), false)) return { encoding: 'utf-8' }
  if (hasUtf8) return { reason: 'is UTF-8 in some places and something else in others; save it as UTF-8' }
  if (isWindows) return { encoding: 'windows-1252' }
  return { reason: 'is neither UTF-8, UTF-16 nor windows-1252; save it as UTF-8' }
}

function encodingOfMark(start: Buffer): { encoding: Encoding } | { reason: string } | null {
  if (start[0] === 0xff && start[1] === 0xfe) return { encoding: 'utf-16le' }
  if (start[0] === 0xfe && start[1] === 0xff) return { encoding: 'utf-16be' }
  const head = start.subarray(0, 4_096)
  if (!head.includes(0)) return null
  // Text of our languages in UTF-16 has a zero in every other byte; nothing else that is text has any.
  const zeros = (from: 0 | 1) => head.filter((byte, at) => at % 2 === from && byte === 0).length
  if (zeros(1) > head.length / 4 && zeros(0) === 0) return { encoding: 'utf-16le' }
  if (zeros(0) > head.length / 4 && zeros(1) === 0) return { encoding: 'utf-16be' }
  return { reason: 'is no text: there are zero bytes in it' }
}

function decodes(decoder: InstanceType<typeof TextDecoder>, chunk: Buffer, more: boolean): boolean {
  try {
    decoder.decode(chunk, { stream: more })
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

/** The text of a file, piece by piece, without a byte order mark. */
export async function* readPieces(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decode = encoding === 'windows-1252' ? decodeWindows1252 : decoderOf(encoding)
  let isStart = true
  for await (const chunk of createReadStream(path)) {
    if (!(chunk instanceof Buffer)) continue
    const piece = decode(chunk)
    yield isStart && piece.startsWith('\ufeff') ? piece.slice(1) : piece
    if (piece) isStart = false
  }
  const rest = encoding === 'windows-1252' ? '' : decode(Buffer.alloc(0))
  if (rest) yield rest
}

/** Half a letter at the end of a piece waits for the next one. */
function decoderOf(encoding: Exclude<Encoding, 'windows-1252'>): (chunk: Buffer) => string {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true })
  return (chunk) => decoder.decode(chunk, { stream: chunk.length > 0 })
}

/** By a table of our own: not every version of Node reads 0x80–0x9f as they are meant. */
const decodeWindows1252 = (chunk: Buffer): string =>
  chunk.toString('latin1').replace(/[\x80-\x9f]/g, (letter) => windows1252[letter.charCodeAt(0) - 0x80] ?? letter)

/** The whole text of a file; null when it has more letters than `longest`. */
export async function readWholeText(path: string, encoding: Encoding, longest: number): Promise<string | null> {
  let text = ''
  for await (const piece of readPieces(path, encoding)) {
    text += piece
    if (text.length > longest) return null
  }
  return text
}
