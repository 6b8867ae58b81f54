/** A duration as a clock shows it: `4:07`, `1:02:33`. Begun seconds do not count. */
export function formatDuration(durationMs: number): string {
  const seconds = Math.floor(Math.max(0, durationMs) / 1_000)
  const two = (part: number) => String(part).padStart(2, '0')
  const minutes = Math.floor(seconds / 60)
  const tail = `${two(minutes % 60)}:${two(seconds % 60)}`
  return minutes >= 60 ? `${Math.floor(minutes / 60)}:${tail}` : `${minutes}:${two(seconds % 60)}`
}

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
] as const

/** A duration in words and in one whole unit, of which there are two at least: "25 minutes", "24 heures", "3 days". */
export function durationInWords(durationMs: number, locale: string): string {
  const [unit, unitMs] = units.find(([, ms]) => Math.round(durationMs / ms) >= 2) ?? (['minute', 60_000] as const)
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(
    Math.round(durationMs / unitMs),
  )
}
