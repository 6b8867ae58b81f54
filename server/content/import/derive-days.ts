import { canonicalJson } from '../../../shared/canonical-json.ts'
import { type DayInCity, dayInCitySchema } from '../../../shared/knowledge/answer.ts'

type Values = Readonly<Record<string, unknown>>

/** An answer as far as it is known: all its values, those that the source says, and those that the database has. */
type Known = { readonly values: Values; readonly said: Values; readonly had: Values | null }

const reviewAfterDays = 365

/** Days that nobody said: as the database has them while nothing else changed, else from today on. */
export function deriveDays({ values, said, had }: Known, today: DayInCity, notes: string[]): Values {
  const revisedOn =
    said.revisedOn === undefined ? revisedDay(values, had, today) : fullDay(String(said.revisedOn), notes)
  const days: Record<string, unknown> = { revisedOn }
  if (said.effectiveFrom === undefined) days.effectiveFrom = had?.effectiveFrom ?? revisedOn
  if (said.reviewOn === undefined) days.reviewOn = had?.reviewOn ?? dayAfter(String(revisedOn), reviewAfterDays)
  if (!had && said.reviewOn === undefined) notes.push('review a year after it was revised')
  return days
}

function revisedDay(values: Values, had: Values | null, today: DayInCity): unknown {
  if (!had) return today
  const isSame = Object.keys({ ...had, ...values }).every(
    (key) => canonicalJson(had[key] ?? null) === canonicalJson(values[key] ?? null),
  )
  return isSame ? had.revisedOn : today
}

/** A year or a month becomes its first day, an instant its day; anything else is refused later, in words. */
function fullDay(said: string, notes: string[]): string {
  if (dayInCitySchema.safeParse(said.trim()).success) return said.trim()
  const [, about, year, month = '01', day = '01'] =
    /^(c|ca\.? ?)?(\d{4})(?:-(\d{2}))?(?:-(\d{2})(?:[T ].*)?)?$/.exec(said.trim()) ?? []
  if (!year) return said
  notes.push(`revised ${about ? 'about ' : ''}${said.trim().replace(/^\D+/, '')}`)
  return `${year}-${month}-${day}`
}

function dayAfter(day: string, days: number): string | null {
  const at = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(at) ? null : new Date(at + days * 86_400_000).toISOString().slice(0, 10)
}
