/*
 * What use teaches on one workstation: which answers were used, and which were dismissed, for which terms. Plain
 * counts, so that anybody can read why an answer moved; bounded in size and in effect; forgotten with one call.
 */

/** By term, then by document key: uses less dismissals. */
export type Lessons = {
  readonly byTerm: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** Keys of what was used last, newest first. */
  readonly recent: readonly string[]
  /** By key: how often it was used here. */
  readonly used: Readonly<Record<string, number>>
}

export const noLessons: Lessons = { byTerm: {}, recent: [], used: {} }

const mostTerms = 5_000
const mostKeysOfTerm = 20
const mostRecent = 20
const mostUsed = 5_000
/** A dismissal weighs less than a use: what does not fit this call may fit the next. */
const lessonOf = { used: 1, dismissed: -0.5 } as const
const mostOfTerm = 5

export function learn(lessons: Lessons, terms: readonly string[], key: string, lesson: keyof typeof lessonOf): Lessons {
  const byTerm = { ...lessons.byTerm }
  for (const term of new Set(terms)) {
    const before = byTerm[term] ?? {}
    const count = Math.max(-mostOfTerm, Math.min(mostOfTerm, (before[key] ?? 0) + lessonOf[lesson]))
    // Written last, and so the last to be forgotten.
    delete byTerm[term]
    byTerm[term] = newest({ ...without(before, key), [key]: count }, mostKeysOfTerm)
  }
  const isUse = lesson === 'used'
  return {
    byTerm: newest(byTerm, mostTerms),
    recent: isUse ? [key, ...lessons.recent.filter((other) => other !== key)].slice(0, mostRecent) : lessons.recent,
    used: isUse
      ? newest({ ...without(lessons.used, key), [key]: (lessons.used[key] ?? 0) + 1 }, mostUsed)
      : lessons.used,
  }
}

function without<Value>(record: Readonly<Record<string, Value>>, key: string): Record<string, Value> {
  const { [key]: _gone, ...rest } = record
  return rest
}

function newest<Value>(record: Record<string, Value>, most: number): Record<string, Value> {
  const entries = Object.entries(record)
  return entries.length <= most ? record : Object.fromEntries(entries.slice(-most))
}

/** From −1 to 1: what use for these terms says about a document. Two uses for every term are nearly all there is. */
export function lessonFor({ byTerm }: Lessons, terms: readonly string[], key: string): number {
  if (terms.length === 0) return 0
  const sum = terms.reduce((total, term) => total + (byTerm[term]?.[key] ?? 0), 0)
  return Math.tanh(sum / Math.max(1, terms.length))
}
