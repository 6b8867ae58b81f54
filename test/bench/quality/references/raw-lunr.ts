import lunr from 'lunr'
import type { Article, ArticleContender, Passage, PassageContender, Ranked } from '../contender.ts'
import { allWords, cleanedWords } from './cleaned-words.ts'
import { inBothLanguages } from './in-both-languages.ts'
import { lunrWithFrench } from './lunr-with-french.ts'

/*
 * Lunr as its documentation shows it: fields without boosts, its own pipeline (with lunr-languages for French texts),
 * and `search` for all words, any of which may match.
 */

const name = 'raw Lunr'

export function rawLunrOfPassages(passages: readonly Passage[]): PassageContender {
  const index = lunr(function () {
    this.ref('id')
    for (const field of ['title', 'heading', 'body']) this.field(field)
    for (const passage of passages) this.add(passage)
  })
  return {
    name,
    rankPassages: (turns) =>
      index
        .search(allWords(turns))
        .slice(0, 10)
        .map(({ ref }) => ref),
  }
}

export function rawLunrOfArticles(articles: readonly Article[]): ArticleContender {
  return { name, rankArticles: inBothLanguages(articles, rankedIn) }
}

function rankedIn(articles: readonly Article[], language: 'en' | 'fr'): (text: string) => Ranked[] {
  const { fr } = lunrWithFrench()
  const index = lunr(function () {
    if (language === 'fr') this.use(fr)
    this.ref('id')
    for (const field of ['title', 'keywords', 'category', 'body']) this.field(field)
    for (const article of articles) this.add(article)
  })
  return (text) => {
    const found = index.search(cleanedWords(text))
    return found.slice(0, 10).map(({ ref, score }) => ({ id: ref, confidence: score }))
  }
}
