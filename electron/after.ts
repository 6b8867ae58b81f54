/** A timer told to wait longer ends at once. */
const longestMs = 2 ** 31 - 1

/** Calls back after `ms` milliseconds, or after 24.8 days when that is less; the function returned takes that back. */
export function after(ms: number, callback: () => void): () => void {
  const timer = setTimeout(callback, Math.min(ms, longestMs))
  return () => clearTimeout(timer)
}
