import MiniSearch from 'minisearch'
import type { Article, ArticleContender, Passage, PassageContender, Ranked } from '../contender.ts'
import { allWords, cleanedWords } from './cleaned-words.ts'
import { inBothLanguages } from './in-both-languages.ts'
import { lunrWithFrench } from './lunr-with-french.ts'

/*
 * MiniSearch as a careful team would set it up: Lunr's stemmers and stop words, title and heading above the body,
 * any word may match. Prefixes
 * and edit distance are left off: on kb-us-cities either costs it 2 to 3 points of recall@3.
 */

const name = 'MiniSearch'

export function miniSearchOfPassages(passages: readonly Passage[]): PassageContender {
  const index = new MiniSearch<Passage>({ fields: ['title', 'heading', 'body'], processTerm: termsIn('en') })
  index.addAll(passages)
  const boost = { title: 2, heading: 2 }
  return {
    name,
    rankPassages: (turns) =>
      index
        .search(allWords(turns), { boost })
        .slice(0, 10)
        .map(({ id }) => String(id)),
  }
}

export function miniSearchOfArticles(articles: readonly Article[]): ArticleContender {
  return { name, rankArticles: inBothLanguages(articles, rankedIn) }
}

function rankedIn(articles: readonly Article[], language: 'en' | 'fr'): (text: string) => Ranked[] {
  const fields = ['title', 'keywords', 'category', 'body']
  const index = new MiniSearch<Article>({ fields, processTerm: termsIn(language) })
  index.addAll(articles)
  const options = { boost: { title: 3, keywords: 2 } }
  return (text) =>
    index
      .search(cleanedWords(text), options)
      .slice(0, 10)
      .map(({ id, score }) => ({ id: String(id), confidence: score }))
}

/** A word's stem; nothing for a stop word. */
function termsIn(language: 'en' | 'fr'): (word: string) => string | null {
  const lunr = lunrWithFrench()
  const [stem, isNoStopWord] =
    language === 'fr' ? [lunr.fr.stemmer, lunr.fr.stopWordFilter] : [lunr.stemmer, lunr.stopWordFilter]
  const stems = new Map<string, string | null>()
  return (word) => {
    const known = stems.get(word)
    if (known !== undefined) return known
    const token = new lunr.Token(word.toLowerCase(), {})
    const term = isNoStopWord?.(token) && stem ? stem(token).toString() : null
    stems.set(word, term)
    return term
  }
}
