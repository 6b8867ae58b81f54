import type { Article, ArticleContender, Passage, PassageContender, Ranked } from '../contender.ts'
import { allWords, cleanedWords } from './cleaned-words.ts'
import { inBothLanguages } from './in-both-languages.ts'

/*
 * BM25 by the book: one bag of lower-case words a document, the title's words three times, no stemming, no stop words,
 * k1 1.2, b 0.75, idf = ln(1 + (N − n + 0.5) / (n + 0.5)); a word counts once, however often it is said.
 */

const name = 'BM25'
const [k1, b, titleTimes] = [1.2, 0.75, 3]

export function bm25OfPassages(passages: readonly Passage[]): PassageContender {
  const rank = bm25(passages.map(({ id, title, heading, body }) => ({ id, title, rest: `${heading} ${body}` })))
  return { name, rankPassages: (turns) => rank(allWords(turns)).map(({ id }) => id) }
}

export function bm25OfArticles(articles: readonly Article[]): ArticleContender {
  const rankedIn = (ofLanguage: readonly Article[]) =>
    bm25(
      ofLanguage.map(({ id, title, keywords, category, body }) => ({
        id,
        title,
        rest: `${keywords} ${category} ${body}`,
      })),
    )
  return { name, rankArticles: inBothLanguages(articles, rankedIn) }
}

type Document = { readonly id: string; readonly title: string; readonly rest: string }
type Posting = { readonly document: number; readonly count: number }

function bm25(documents: readonly Document[]): (text: string) => Ranked[] {
  const bags = documents.map(({ title, rest }) => wordsOf(`${`${title} `.repeat(titleTimes)}${rest}`))
  const averageLength = bags.reduce((sum, bag) => sum + bag.length, 0) / Math.max(1, bags.length)
  const postings = postingsOf(bags)

  const scoresFor = (text: string) => {
    const scores = new Map<number, number>()
    for (const word of new Set(wordsOf(text))) {
      const found = postings.get(word) ?? []
      const idf = Math.log(1 + (documents.length - found.length + 0.5) / (found.length + 0.5))
      for (const { document, count } of found) {
        const length = (bags[document]?.length ?? 0) / averageLength
        const weight = (idf * count * (k1 + 1)) / (count + k1 * (1 - b + b * length))
        scores.set(document, (scores.get(document) ?? 0) + weight)
      }
    }
    return scores
  }
  return (text) =>
    [...scoresFor(text)]
      .toSorted(([, one], [, other]) => other - one)
      .slice(0, 10)
      .map(([document, confidence]) => ({ id: documents[document]?.id ?? '', confidence }))
}

const wordsOf = (text: string) => cleanedWords(text).toLowerCase().split(' ').filter(Boolean)

function postingsOf(bags: readonly (readonly string[])[]): ReadonlyMap<string, readonly Posting[]> {
  const postings = new Map<string, Posting[]>()
  bags.forEach((bag, document) => {
    const counts = new Map<string, number>()
    for (const word of bag) counts.set(word, (counts.get(word) ?? 0) + 1)
    for (const [word, count] of counts) {
      const found = postings.get(word)
      if (found) found.push({ document, count })
      else postings.set(word, [{ document, count }])
    }
  })
  return postings
}
