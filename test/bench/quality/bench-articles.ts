import type { Figures } from '../bench.ts'
import { type ArticleSet, articleSets } from './article-sets.ts'
import { measureArticles } from './measure-articles.ts'
import { measureChanges } from './measure-changes.ts'
import { measureFloors } from './measure-floors.ts'
import type { Options } from './options.ts'
import { ourArticles } from './ours.ts'
import { bm25OfArticles } from './references/bm25.ts'
import { miniSearchOfArticles } from './references/mini-search.ts'
import { rawLunrOfArticles } from './references/raw-lunr.ts'

/** Recall on articles, then our floor, then how often the cards change while one types. */
export async function benchArticles(options: Options): Promise<Figures> {
  const figures: Figures = {}
  for (const set of await articleSets(options)) {
    console.log(`\n${set.name}: ${set.articles.length} articles, ${set.queries.length} queries.`)
    Object.assign(figures, measureSet(set, options))
  }
  return figures
}

function measureSet(set: ArticleSet, options: Options): Figures {
  const ours = [ourArticles(set.articles)].filter((contender) => contender !== null)
  const rawLunr = rawLunrOfArticles(set.articles)
  const others = [miniSearchOfArticles(set.articles), bm25OfArticles(set.articles)]
  const contenders = [...(options.references ? [rawLunr, ...others] : []), ...ours]
  return Object.assign(
    {},
    ...set.splits.map((split) => measureArticles(set, split, contenders)),
    ...ours.map((contender) => measureFloors(set, contender)),
    set.typed || options.changes ? measureChanges(set, [rawLunr, ...ours]) : {},
  )
}
