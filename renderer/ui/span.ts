const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

/** A duration in its largest whole unit, in words: "3 days", "2 heures"; below a minute it is one minute. */
export function spanInWords(durationMs: number, locale: string): string {
  const [unit, unitMs] = units.find(([, ms]) => durationMs >= ms) ?? ['minute', 60_000]
  const count = Math.max(1, Math.floor(durationMs / unitMs))
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count)
}
