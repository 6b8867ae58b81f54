import { isFiller } from '../knowledge/engine/filler.ts'
import { termOf } from '../knowledge/engine/lunr-terms.ts'
import { words } from '../knowledge/engine/words.ts'
import type { Language } from '../knowledge/language.ts'
import type { MissedQuery } from './gap.ts'

/** One way in which something was asked for, and in how many interactions. */
export type AskedQuery = {
  readonly query: string
  readonly language: Language
  readonly count: number
  readonly before: number
}

/** How many other ways of asking are told. */
const mostOthers = 5
/** How much of the shorter of two queries must be in the other: `bike lane` is not about `bike rack`. */
const leastShared = 0.5

type Group = {
  readonly leader: AskedQuery
  readonly terms: ReadonlySet<string>
  readonly members: AskedQuery[]
  /** Its place among the groups. */
  readonly place: number
}

/**
 * Gathers queries that are about the same: those that share more than half of the stems of the shorter one with the query
 * that was asked most. Compared with that one alone, so that a chain of neighbours does not become one group. What was
 * asked most in the window stands first.
 */
export function groupQueries(asked: readonly AskedQuery[]): MissedQuery[] {
  const groups: Group[] = []
  // Only groups with a stem in common are compared: thousands of queries are gathered between two requests.
  const byTerm = new Map<string, Group[]>()
  for (const one of asked.toSorted(byWeight)) {
    const terms = termsOf(one)
    const home = firstAmong(
      [...terms].flatMap((term) => byTerm.get(term) ?? []).filter((group) => isAboutTheSame(group.terms, terms)),
    )
    if (home) {
      home.members.push(one)
      continue
    }
    const group = { leader: one, terms, members: [one], place: groups.length }
    groups.push(group)
    for (const term of terms) byTerm.set(term, [...(byTerm.get(term) ?? []), group])
  }
  return groups.map(toMissed).sort((a, b) => b.count - a.count || b.before - a.before)
}

const firstAmong = (groups: readonly Group[]): Group | undefined =>
  groups.reduce<Group | undefined>((first, group) => (first && first.place < group.place ? first : group), undefined)

/** Most asked first; of two asked as often the shorter, then by letters, so that the order is always the same. */
const byWeight = (a: AskedQuery, b: AskedQuery) =>
  b.count + b.before - (a.count + a.before) || a.query.length - b.query.length || (a.query < b.query ? -1 : 1)

/** The stems that say something, each with its language; of a query that says nothing, its words as they are. */
function termsOf({ query, language }: AskedQuery): ReadonlySet<string> {
  const folded = words(query, language).map((word) => word.folded)
  const telling = folded.filter((word) => !isFiller(word, language))
  return new Set((telling.length > 0 ? telling : folded).map((word) => `${language} ${termOf(word, language)}`))
}

function isAboutTheSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const shared = [...one].filter((term) => other.has(term)).length
  return shared > leastShared * Math.min(one.size, other.size)
}

function toMissed({ leader, members }: Group): MissedQuery {
  const sum = (of: (one: AskedQuery) => number) => members.reduce((total, one) => total + of(one), 0)
  return {
    language: leader.language,
    query: leader.query,
    others: members.slice(1, 1 + mostOthers).map(({ query }) => query),
    count: sum(({ count }) => count),
    before: sum(({ before }) => before),
  }
}
