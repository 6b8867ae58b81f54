/** A duration as a clock shows it: `4:07`, `1:02:33`. Begun seconds do not count. */
export function formatDuration(durationMs: number): string {
  const seconds = Math.floor(Math.max(0, durationMs) / 1_000)
  const two = (part: number) => String(part).padStart(2, '0')
  const minutes = Math.floor(seconds / 60)
  const tail = `${two(minutes % 60)}:${two(seconds % 60)}`
  return minutes >= 60 ? `${Math.floor(minutes / 60)}:${tail}` : `${minutes}:${two(seconds % 60)}`
}
