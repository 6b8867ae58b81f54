/** Sorted strings in two flat arrays: UTF-16 code units, and where each string begins. */
export type StringTable = { readonly units: Uint16Array; readonly starts: Uint32Array }

/** Keeps strings in the order given; `findString` and `firstWithPrefix` want that to be the order of `<`. */
export function toStringTable(strings: readonly string[]): StringTable {
  const starts = new Uint32Array(strings.length + 1)
  strings.forEach((text, number) => {
    starts[number + 1] = (starts[number] ?? 0) + text.length
  })
  const units = new Uint16Array(starts[strings.length] ?? 0)
  strings.forEach((text, number) => {
    const start = starts[number] ?? 0
    for (let at = 0; at < text.length; at++) units[start + at] = text.charCodeAt(at)
  })
  return { units, starts }
}

export const stringCount = ({ starts }: StringTable): number => starts.length - 1

export function stringAt({ units, starts }: StringTable, number: number): string {
  let text = ''
  const until = starts[number + 1] ?? 0
  for (let at = starts[number] ?? 0; at < until; at++) text += String.fromCharCode(units[at] as number)
  return text
}

/** The number of a string, or -1. */
export function findString(table: StringTable, text: string): number {
  const number = firstFrom(table, text)
  return number < stringCount(table) && compareAt(table, number, text, Number.POSITIVE_INFINITY) === 0 ? number : -1
}

/** The numbers of those strings that are among the wanted; the table need not be sorted. */
export function numbersOf(table: StringTable, wanted: ReadonlySet<string>): number[] {
  const beginnings = new Set([...wanted].map((text) => text.charCodeAt(0) * 65_536 + text.charCodeAt(1)))
  const { units, starts } = table
  const found: number[] = []
  for (let number = 0; number < stringCount(table); number++) {
    const start = starts[number] as number
    // Two letters tell nearly all apart, without making a string of each.
    if (!beginnings.has((units[start] as number) * 65_536 + (units[start + 1] as number))) continue
    if (wanted.has(stringAt(table, number))) found.push(number)
  }
  return found
}

/** The numbers of the strings that begin so: from, until (excluded). */
export function withPrefix(table: StringTable, prefix: string): readonly [number, number] {
  const from = firstFrom(table, prefix)
  let low = from
  let high = stringCount(table)
  while (low < high) {
    const middle = (low + high) >>> 1
    if (compareAt(table, middle, prefix, prefix.length) <= 0) low = middle + 1
    else high = middle
  }
  return [from, low]
}

/** The first string that is not before the text. */
function firstFrom(table: StringTable, text: string): number {
  let low = 0
  let high = stringCount(table)
  while (low < high) {
    const middle = (low + high) >>> 1
    if (compareAt(table, middle, text, Number.POSITIVE_INFINITY) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/** Below zero when the string is before the text; only its first `most` letters are compared. */
function compareAt({ units, starts }: StringTable, number: number, text: string, most: number): number {
  const start = starts[number] ?? 0
  const length = Math.min((starts[number + 1] ?? 0) - start, most)
  const shared = Math.min(length, text.length)
  for (let at = 0; at < shared; at++) {
    const difference = (units[start + at] ?? 0) - text.charCodeAt(at)
    if (difference !== 0) return difference
  }
  return length - text.length
}
