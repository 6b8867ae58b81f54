/** Calls back after `ms` milliseconds; the function returned takes that back. */
export function after(ms: number, callback: () => void): () => void {
  const timer = setTimeout(callback, ms)
  return () => clearTimeout(timer)
}
