import { type AnswerId, dayInCity, isEffective, type Revision } from './answer.ts'
import { heardLanguage } from './heard-language.ts'
import type { Knowledge, KnowledgeWorld } from './knowledge.ts'
import { type Language, languages } from './language.ts'
import { type AskedWord, type Passage, readQuery } from './read-query.ts'
import type { Release } from './release.ts'
import { buildSearchIndex, type Field, type Hit, type SearchIndex, type SearchTerm } from './search-index.ts'
import type { Range, Suggestion, Suggestions, SuggestQuery } from './suggestion.ts'
import { words } from './words.ts'

/** Below this confidence nothing is shown: an agent ignores a tool that is wrong twice. */
export const confidenceFloor = 0.4

const mostCards = 3

/** How many of Lunr's best are looked at closely, and how many words it is asked for. */
const candidates = 30
const mostTerms = 16

/**
 * Lunr's time goes with the places where its terms are found. Past this many (never reached by a few hundred answers)
 * a query makes do with the terms that tell most, but for these few, so that a keystroke stays within a frame or two.
 */
const mostPostings = 1_500
const fewestTerms = 6

/** How much a word in a field tells that the answer is about it. */
const fieldStrength: Record<Field, number> = { title: 1, residentsWords: 1, spoken: 0.7, steps: 0.35, detail: 0.35 }

/** An answer's own confidence against Lunr's score in the order of the cards. */
const confidenceShare = 0.7

/** Everything known in one language. */
type Shelf = { readonly index: SearchIndex; readonly revisions: ReadonlyMap<string, Revision> }

type Installed = { readonly release: Release; readonly shelves: Record<Language, Shelf> }

/** Knowledge that is empty until a release is installed. */
export function createKnowledge({ clock }: KnowledgeWorld): Knowledge {
  let installed: Installed | null = null
  const today = ({ timeZone }: Release) => dayInCity(clock.now(), timeZone)
  return {
    install: (release) => {
      installed = { release, shelves: { en: toShelf(release, 'en'), fr: toShelf(release, 'fr') } }
    },
    suggest: (query) => {
      const language = query.language ?? heardLanguage(query.conversation, query.notes) ?? query.fallbackLanguage
      if (!installed) return { language, suggestions: [], releaseNumber: null }
      return suggestFrom(
        installed.shelves[language],
        query,
        language,
        today(installed.release),
        installed.release.number,
      )
    },
    answer: (answerId, language) => {
      if (!installed) return null
      return findAnswer(installed.release, answerId, language, today(installed.release))
    },
  }
}

function toShelf(release: Release, language: Language): Shelf {
  const revisions = release.revisions.filter((revision) => revision.language === language)
  const documents = revisions.map((revision) => ({
    ref: revision.revisionId,
    title: revision.title,
    residentsWords: revision.residentsWords.join(' · '),
    spoken: revision.spoken,
    steps: revision.steps,
    detail: revision.detail,
  }))
  return {
    index: buildSearchIndex(documents, language),
    revisions: new Map(revisions.map((revision) => [revision.revisionId, revision])),
  }
}

function findAnswer(release: Release, answerId: AnswerId, language: Language, today: string): Revision | null {
  const current = release.revisions.filter((revision) => revision.answerId === answerId && isEffective(revision, today))
  const other = languages.find((candidate) => candidate !== language)
  return (
    current.find((revision) => revision.language === language) ??
    current.find((revision) => revision.language === other) ??
    null
  )
}

type Candidate = { readonly revision: Revision; readonly hit: Hit; readonly confidence: number; readonly order: number }

function suggestFrom(
  shelf: Shelf,
  query: SuggestQuery,
  language: Language,
  today: string,
  releaseNumber: number,
): Suggestions {
  const passages = readQuery(query, language, shelf.index)
  const hits = shelf.index.search(toSearchTerms(passages, shelf.index), candidates)
  const bestScore = hits[0]?.score ?? 1
  const suggestions = hits
    .flatMap((hit): Candidate[] => {
      const revision = shelf.revisions.get(hit.ref)
      if (!revision || !isEffective(revision, today)) return []
      const confidence = confidenceIn(hit, passages)
      if (confidence < confidenceFloor) return []
      const order = confidenceShare * confidence + (1 - confidenceShare) * (hit.score / bestScore)
      return [{ revision, hit, confidence, order }]
    })
    .sort((a, b) => b.order - a.order)
    .slice(0, mostCards)
    .map((candidate) => toSuggestion(candidate, passages, shelf.index))
  return { language, suggestions, releaseNumber }
}

/** The passages as one query: each term at its best weight; those kept tell most, and are in the fewest answers. */
function toSearchTerms(passages: readonly Passage[], index: SearchIndex): SearchTerm[] {
  const terms = new Map<string, SearchTerm & { readonly worth: number }>()
  for (const { words: asked, weight: ofPassage } of passages) {
    for (const { terms: alternatives, rarity } of asked) {
      for (const { term, likeness } of alternatives) {
        const weight = Math.max(terms.get(term)?.weight ?? 0, ofPassage * likeness)
        terms.set(term, { term, weight, worth: weight * rarity })
      }
    }
  }
  const telling = [...terms.values()].sort((a, b) => b.worth - a.worth).slice(0, mostTerms)
  let postings = 0
  return telling.filter(({ term }, place) => {
    postings += index.documentCount(term)
    return place < fewestTerms || postings <= mostPostings
  })
}

/**
 * From 0 to 1, how sure it is that the answer speaks of what is asked: `1 − Π (1 − weight · confidence in a passage)`,
 * so that every passage about the same thing adds to it and the newest count most.
 */
function confidenceIn(hit: Hit, passages: readonly Passage[]): number {
  const doubtIn = (passage: Passage) => 1 - Math.min(1, passage.weight) * confidenceInPassage(hit, passage)
  return 1 - passages.reduce((doubt, passage) => doubt * doubtIn(passage), 1)
}

/**
 * `1 − exp(−1.3 · evidence · coverage^0.75)`, where evidence is the rarity of the words that the answer holds, each by
 * the field it stands in, and coverage the share of the passage's telling words that these are. Several rare words
 * convince; one common word in a long sentence about something else does not.
 */
function confidenceInPassage(hit: Hit, { words: asked }: Passage): number {
  // A word said five times is one word.
  const distinct = [...new Map(asked.map((word) => [word.terms[0]?.term ?? word.written, word])).values()]
  const evidence = sum(distinct.map((word) => word.rarity * strengthOf(word, hit)))
  const most = sum(distinct.map((word) => word.rarity))
  return most === 0 ? 0 : 1 - Math.exp(-1.3 * evidence * (evidence / most) ** 0.75)
}

function strengthOf(word: AskedWord, hit: Hit): number {
  return Math.max(0, ...word.terms.map(({ term, likeness }) => likeness * bestField(hit.found.get(term) ?? [])))
}

const bestField = (fields: readonly Field[]) => Math.max(0, ...fields.map((field) => fieldStrength[field]))

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)

function toSuggestion(
  { revision, hit, confidence }: Candidate,
  passages: readonly Passage[],
  index: SearchIndex,
): Suggestion {
  const { answerId, revisionId, language, title, spoken, kind, service, revisedOn } = revision
  const asked = new Set(
    passages.flatMap((passage) => passage.words.flatMap(({ terms }) => terms.map(({ term }) => term))),
  )
  const marksIn = (text: string) => rangesOf(text, language, index, asked)
  const matched = passages.flatMap((passage) => passage.words.filter((word) => strengthOf(word, hit) > 0))
  return {
    answerId,
    revisionId,
    language,
    title,
    spoken,
    kind,
    service,
    revisedOn,
    confidence,
    matchedWords: [...new Set(matched.map(({ written }) => written))],
    marks: { title: marksIn(title), spoken: marksIn(spoken) },
  }
}

/** Where the words stand that were asked: all of them, also those that the search left out as telling least. */
function rangesOf(text: string, language: Language, index: SearchIndex, asked: ReadonlySet<string>): Range[] {
  return words(text, language)
    .filter(({ folded }) => asked.has(index.termOf(folded)))
    .map(({ start, end }): Range => [start, end])
}
