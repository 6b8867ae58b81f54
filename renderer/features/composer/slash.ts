/** A search inside a text: where its slash stands, and what is searched for. */
export type Slash = { readonly start: number; readonly query: string }

/** Longer than this nobody searches: it was a slash, and a sentence behind it. */
const longestQuery = 60

/**
 * The search that the cursor stands in: behind a slash that begins a word, up to the cursor. Several words may be
 * searched for; a space right behind the slash, or a new line, says that it is only a slash.
 */
export function slashAt(text: string, caret: number): Slash | null {
  const typed = /(?:^|\s)\/((?!\s)[^\n/]*)$/.exec(text.slice(0, caret))
  const query = typed?.[1]
  if (query === undefined || query.length > longestQuery) return null
  return { start: caret - query.length - 1, query }
}
