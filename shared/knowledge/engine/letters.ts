/** A word's letters as a set of 32 bits: `a`…`z`, digits together, all others together. */
export function lettersOf(folded: string): number {
  let letters = 0
  for (let at = 0; at < folded.length; at++) {
    const code = folded.charCodeAt(at)
    if (code >= 97 && code <= 122) letters |= 1 << (code - 97)
    else if (code >= 48 && code <= 57) letters |= 1 << 26
    else letters |= 1 << 27
  }
  return letters >>> 0
}

/** How many bits are set. */
export function bitCount(bits: number): number {
  let rest = bits - ((bits >>> 1) & 0x55555555)
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333)
  return (((rest + (rest >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}

/** Words are short; what is longer is nobody's slip. */
const longestCompared = 40
let beforeLast = new Uint8Array(longestCompared + 2)
let last = new Uint8Array(longestCompared + 2)
let current = new Uint8Array(longestCompared + 2)

/**
 * The optimal string alignment distance (Damerau 1964: insertions, deletions, substitutions, neighbours swapped), or
 * `most + 1` when it is more than that.
 */
export function editDistance(a: string, b: string, most: number): number {
  const tooFar = most + 1
  if (Math.abs(a.length - b.length) > most || Math.max(a.length, b.length) > longestCompared) return tooFar
  for (let column = 0; column <= b.length; column++) last[column] = column
  for (let row = 1; row <= a.length; row++) {
    if (fillRow(a, b, row) > most) return tooFar
    ;[beforeLast, last, current] = [last, current, beforeLast]
  }
  return Math.min(last[b.length] as number, tooFar)
}

/** One row of the table of distances between beginnings; gives its least. */
function fillRow(a: string, b: string, row: number): number {
  const letter = a.charCodeAt(row - 1)
  const letterBefore = a.charCodeAt(row - 2)
  let least = row
  current[0] = row
  for (let column = 1; column <= b.length; column++) {
    const other = b.charCodeAt(column - 1)
    let cost = (last[column - 1] as number) + (letter === other ? 0 : 1)
    cost = Math.min(cost, (last[column] as number) + 1, (current[column - 1] as number) + 1)
    const isSwap = row > 1 && column > 1 && letter === b.charCodeAt(column - 2) && letterBefore === other
    if (isSwap) cost = Math.min(cost, (beforeLast[column - 2] as number) + 1)
    current[column] = cost
    if (cost < least) least = cost
  }
  return least
}
