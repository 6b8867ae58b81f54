const dayMs = 86_400_000

/**
 * How long ago a calendar day was, in words and in whole units: "3 months ago", "il y a 2 jours", "today".
 * @param day as `2026-03-31`
 */
export function ageInWords(day: string, nowMs: number, locale: string): string {
  const days = Math.max(0, Math.floor((nowMs - Date.parse(`${day}T00:00:00`)) / dayMs))
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  if (days < 14) return words.format(-days, 'day')
  if (days < 60) return words.format(-Math.floor(days / 7), 'week')
  if (days < 730) return words.format(-Math.floor(days / 30.44), 'month')
  return words.format(-Math.floor(days / 365.25), 'year')
}
