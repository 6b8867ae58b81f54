import type { Figures } from '../bench.ts'
import { asksTwo, type Group, groupsOf } from './article-groups.ts'
import { type ArticleSet, queriesOf } from './article-sets.ts'
import { type ArticleContender, keyOf } from './contender.ts'
import { named, percent, rankOf, type Score, scoreOf } from './metrics.ts'
import type { Query } from './query.ts'
import type { Split } from './split.ts'
import { printTable } from './table.ts'

/** Asks every contender all that has an answer, and prints a table for the split. */
export function measureArticles(set: ArticleSet, split: Split, contenders: readonly ArticleContender[]): Figures {
  const groups = groupsOf(queriesOf(set, split))
  const rows = groups.map(({ label, queries }) => ({
    label,
    scores: contenders.map((contender) => scoreFor(contender, queries)),
  }))
  const names = contenders.map(({ name }) => name)
  printTable(`articles · ${set.name} · ${split}`, names, rows)
  const both = contenders.map((contender) => bothFor(contender, groups))
  printBoth(names, both)
  return Object.assign(
    {},
    ...contenders.map((contender, number) => {
      const name = `${figureName(set, split)}.${keyOf(contender)}`
      return { ...scoresNamed(name, groups, rows, number), ...prefixed(name, both[number]) }
    }),
  )
}

/** The first split is the one reported under the set's own name; others have theirs added. */
export const figureName = ({ name, splits }: ArticleSet, split: Split): string =>
  `quality.articles.${name}${split === splits[0] ? '' : `-${split}`}`

export const scoreFor = (contender: ArticleContender, queries: readonly Query[]): Score =>
  scoreOf(queries.map((query) => rankOf(idsFor(contender, query), new Set(query.answers))))

const idsFor = (contender: ArticleContender, { text, lang }: Query): string[] =>
  contender.rankArticles(text, lang).map(({ id }) => id)

function scoresNamed(
  name: string,
  groups: readonly Group[],
  rows: readonly { readonly scores: readonly Score[] }[],
  number: number,
): Figures {
  const ofGroup = ({ key }: Group, row: number) => {
    const score = rows[row]?.scores[number]
    return score ? named(`${name}.${key}`, score) : {}
  }
  return Object.assign({}, ...groups.map(ofGroup))
}

/** Of the queries that ask two things, the percent for which every answer is among the best k. */
function bothFor(contender: ArticleContender, groups: readonly Group[]): Figures {
  const asking = groups.filter(({ queries }) => queries.length > 0 && queries.every(asksTwo))
  return Object.fromEntries(
    asking.flatMap(({ key, queries }) =>
      [3, 5].map((k) => [`${key}.both${k}`, percent(queries.map((query) => allAmong(contender, query, k)))]),
    ),
  )
}

const allAmong = (contender: ArticleContender, query: Query, k: number): number => {
  const ids = idsFor(contender, query).slice(0, k)
  return query.answers.every((answer) => ids.includes(answer)) ? 1 : 0
}

function printBoth(names: readonly string[], both: readonly Figures[]): void {
  for (const key of Object.keys(both[0] ?? {})) {
    const shares = both.map((figures, number) => `${names[number]} ${figures[key]?.toFixed(1)}`)
    console.log(`  ${key.padEnd(24)}       ${shares.join(' · ')}`)
  }
}

const prefixed = (name: string, figures: Figures = {}): Figures =>
  Object.fromEntries(Object.entries(figures).map(([key, value]) => [`${name}.${key}`, value]))
