import { firstView, type PeriodView, periodViewSchema } from '../../../../shared/figures/period-view.ts'
import type { Filter } from '../../../../shared/figures/question.ts'

const linkStart = 'cue311:periods?'

/** A view as a line of text that another workstation opens. */
export function linkOf({ days, filter, ...view }: PeriodView): string {
  const words = new URLSearchParams(typeof days === 'string' ? { days } : { from: days.from, until: days.until })
  for (const [name, value] of Object.entries(view)) words.set(name, String(value))
  for (const [dimension, values] of Object.entries(filter))
    for (const value of values ?? []) words.append(`only.${dimension}`, value)
  return `${linkStart}${words}`
}

/** The view that a link leads to; null when it leads to none. */
export function viewOfLink(link: string): PeriodView | null {
  const text = link.trim()
  if (!text.startsWith(linkStart)) return null
  const words = new URLSearchParams(text.slice(linkStart.length))
  const filter: Record<string, string[]> = {}
  for (const [name, value] of words) {
    if (name.startsWith('only.')) filter[name.slice(5)] = [...(filter[name.slice(5)] ?? []), value]
  }
  const [from, until, threshold] = [words.get('from'), words.get('until'), words.get('thresholdS')]
  return (
    periodViewSchema.safeParse({
      ...firstView,
      ...Object.fromEntries(words),
      days: from && until ? { from, until } : (words.get('days') ?? firstView.days),
      thresholdS: threshold === null ? firstView.thresholdS : Number(threshold),
      filter: filter satisfies Partial<Record<keyof Filter, string[]>>,
    }).data ?? null
  )
}
