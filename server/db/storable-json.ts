/** Deeper nesting than this is no fact of ours, and would exhaust somebody's stack. */
const deepest = 32

/**
 * JSON text that PostgreSQL's `jsonb` takes, or null when there is none: nested too deep. `jsonb` knows neither the
 * NUL character nor half a surrogate pair; both become the replacement character.
 */
export function storableJson(value: unknown): string | null {
  if (!isShallow(value, deepest)) return null
  const text = JSON.stringify(value ?? null)
  // `JSON.stringify` writes both as \u escapes. An escaped backslash in front of a "u" is matched first, and kept.
  return text.replace(/\\\\|\\u(?:0000|d[89a-f][0-9a-f]{2})/g, (found) => (found === '\\\\' ? found : '\ufffd'))
}

function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  return levels > 0 && Object.values(value).every((member) => isShallow(member, levels - 1))
}
