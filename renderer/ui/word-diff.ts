/** A stretch of text that stayed, went or came. */
export type DiffPart = { readonly kind: 'same' | 'gone' | 'new'; readonly text: string }

/** Above this many comparisons the middle of two texts is shown as one change: nobody reads a puzzle of single words. */
const mostComparisons = 4_000_000

/** Words with the space after them, so that the parts put together are the text. */
const wordsOf = (text: string): string[] => text.match(/\S+\s*|\s+/g) ?? []

/** What has to be changed, word by word, to make `after` of `before`: the fewest words gone and new. */
export function diffWords(before: string, after: string): DiffPart[] {
  const a = wordsOf(before)
  const b = wordsOf(after)
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  const middle = diffMiddle(a.slice(start, a.length - end), b.slice(start, b.length - end))
  return joined([...as('same', a.slice(0, start)), ...middle, ...as('same', a.slice(a.length - end))])
}

const as = (kind: DiffPart['kind'], words: readonly string[]): DiffPart[] => words.map((text) => ({ kind, text }))

function diffMiddle(a: readonly string[], b: readonly string[]): DiffPart[] {
  if (a.length * b.length > mostComparisons) return [...as('gone', a), ...as('new', b)]
  const common = commonLengths(a, b)
  const width = b.length + 1
  const parts: DiffPart[] = []
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    const inA = a[i]
    const inB = b[j]
    if (inA !== undefined && inA === inB) {
      parts.push({ kind: 'same', text: inA })
      i++
      j++
    } else if (
      inA !== undefined &&
      (inB === undefined || at(common, (i + 1) * width + j) >= at(common, i * width + j + 1))
    ) {
      parts.push({ kind: 'gone', text: inA })
      i++
    } else {
      parts.push({ kind: 'new', text: inB ?? '' })
      j++
    }
  }
  return parts
}

const at = (numbers: Uint16Array, place: number) => numbers[place] ?? 0

/** How many words the two have in common in order, from each place on. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint16Array {
  const width = b.length + 1
  const lengths = new Uint16Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const here = i * width + j
      lengths[here] =
        a[i] === b[j] ? at(lengths, here + width + 1) + 1 : Math.max(at(lengths, here + width), at(lengths, here + 1))
    }
  }
  return lengths
}

/** Neighbours of one kind as one part; what went before what came in its place. */
function joined(parts: readonly DiffPart[]): DiffPart[] {
  const result: DiffPart[] = []
  let gone = ''
  let come = ''
  const flush = () => {
    if (gone) result.push({ kind: 'gone', text: gone })
    if (come) result.push({ kind: 'new', text: come })
    gone = ''
    come = ''
  }
  for (const { kind, text } of parts) {
    if (kind === 'gone') gone += text
    else if (kind === 'new') come += text
    else {
      flush()
      const last = result.at(-1)
      if (last?.kind === 'same') result[result.length - 1] = { kind, text: last.text + text }
      else result.push({ kind, text })
    }
  }
  flush()
  return result
}
