import { type AnswerId, dayInCity, type Revision } from './answer.ts'
import { type AnswerSearch, type FoundAnswers, mostFound } from './answer-search.ts'
import { toSuggestion } from './card.ts'
import { questionBetween } from './clarifying-question.ts'
import { type Confidence, confidenceOf } from './engine/confidence.ts'
import { type Lessons, learn, lessonFor, noLessons } from './engine/lessons.ts'
import type { Question } from './engine/question.ts'
import { createRanker, type Ranked, type Ranker, type Ranking } from './engine/ranker.ts'
import { openShelf } from './engine/shelf.ts'
import { readSynonyms } from './engine/synonyms.ts'
import type { Turn } from './engine/turn.ts'
import { weights } from './engine/weights.ts'
import { findRevision } from './find-revision.ts'
import { heardLanguage } from './heard-language.ts'
import type { Edition, Knowledge, KnowledgeWorld, Lesson } from './knowledge.ts'
import { type Language, languages } from './language.ts'
import { dayNumber } from './sections.ts'
import { noShelves, type Shelves } from './shelves.ts'
import { chooseCards } from './standing-cards.ts'
import type { Suggestion, Suggestions, SuggestQuery } from './suggestion.ts'
import { thesaurus } from './thesaurus/thesaurus.ts'

/** How many of the best are judged; the others have no chance of a card. */
const judged = 12

const synonyms = { en: readSynonyms(thesaurus.en, 'en'), fr: readSynonyms(thesaurus.fr, 'fr') }

/** Ranks the answers of these shelves, with all the words known that people use for one thing. */
export const toRanker = (shelves: Shelves, language: Language): Ranker =>
  createRanker(openShelf(language, shelves[language]), synonyms[language])

/** What a search narrows and widens. */
type Searched = { readonly facet: string | null; readonly most: number }

type Judged = { readonly ranked: Ranked; readonly revision: Revision; readonly confidence: Confidence }

/** Knowledge that is empty until a release is there. */
export function createKnowledge({ clock, revisionOf }: KnowledgeWorld): Knowledge {
  let edition: Edition | null = null
  let rankers = { en: toRanker(noShelves, 'en'), fr: toRanker(noShelves, 'fr') }
  let lessons: Lessons = noLessons
  /** What the centre uses most, as a logarithm: worked out once a release, not at every keystroke. */
  let mostUsed = 1

  const today = () => (edition ? dayInCity(clock.now(), edition.timeZone) : '0001-01-01')
  const languageOf = ({ language, conversation, notes, fallbackLanguage }: SuggestQuery) =>
    language ?? heardLanguage(conversation, notes) ?? fallbackLanguage

  const rank = (turns: readonly Turn[], typing: boolean, language: Language, more: Partial<Searched>): Ranking => {
    const { useCounts = {} } = edition ?? {}
    const ranker = rankers[language]
    const terms = lessons === noLessons ? [] : ranker.termsOf(turns, typing)
    return ranker.rank({
      turns,
      typing,
      filter: { day: dayNumber(today()), facet: more.facet ?? null },
      ...(more.most ? { most: more.most } : {}),
      prior: (key) =>
        weights.use.centre * (Math.log1p(useCounts[key] ?? 0) / mostUsed) +
        weights.use.here * lessonFor(lessons, terms, key),
    })
  }

  const judge = ({ ranked, question }: Ranking, language: Language, most: number): Judged[] => {
    const { shelf } = rankers[language]
    return ranked.slice(0, most).flatMap((one): Judged[] => {
      const revision = revisionOf(one.ref)
      return revision ? [{ ranked: one, revision, confidence: confidenceOf(one, question, shelf) }] : []
    })
  }

  const toCard = ({ ranked, revision, confidence }: Judged, question: Question, language: Language): Suggestion => {
    const terms = question.turns.flatMap(({ concepts }) => concepts.map(({ options }) => options[0]?.term ?? ''))
    const usedBefore = lessonFor(lessons, terms, revision.answerId) > 0.2
    return toSuggestion({ ranked, revision, confidence, question, language, usedBefore })
  }

  const suggest = (query: SuggestQuery): Suggestions => {
    const language = languageOf(query)
    if (!edition) return { language, suggestions: [], question: null, releaseNumber: null }
    const { turns, typing } = turnsOf(query)
    const ranking = rank(turns, typing, language, {})
    const contestants = judge(ranking, language, judged + query.dismissed.length)
      .filter(({ ranked }) => !query.dismissed.includes(ranked.key))
      .map((one) => ({ ...one, key: one.ranked.key, belief: one.ranked.belief, sure: one.confidence }))
      .map((one) => ({ ...one, confidence: one.sure.value }))
    const fit = chooseCards(contestants, query.showing, query.floor, typing)
    return {
      language,
      suggestions: fit.map((one) => toCard({ ...one, confidence: one.sure }, ranking.question, language)),
      question: questionBetween(fit),
      releaseNumber: edition.release.number,
    }
  }

  const search = ({ text, language, service }: AnswerSearch): FoundAnswers => {
    if (text.trim() === '') return { found: [], total: 0, ...usualAnswers(language, service) }
    const ranking = rank([{ speaker: 'notes', text }], !/\s$/.test(text), language, { facet: service, most: mostFound })
    const found = judge(ranking, language, mostFound).map((one) => toCard(one, ranking.question, language))
    return { found, total: Math.max(found.length, ranking.matching), recent: [], mostUsed: [] }
  }

  const usualAnswers = (language: Language, service: string | null) => {
    const cardsOf = (keys: readonly string[]) =>
      keys
        .flatMap((key) => answer(key, language) ?? [])
        .filter((revision) => service === null || revision.service === service)
        .slice(0, 10)
        .map((revision) => toSuggestion({ revision, language: revision.language }))
    const counts = new Map(Object.entries(edition?.useCounts ?? {}))
    for (const [key, count] of Object.entries(lessons.used)) counts.set(key, (counts.get(key) ?? 0) + count)
    const byUse = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([key]) => key)
    return { recent: cardsOf(lessons.recent), mostUsed: cardsOf(byUse.slice(0, mostFound)) }
  }

  const answer = (answerId: AnswerId, language: Language): Revision | null => {
    if (!edition) return null
    const { shelves } = edition
    const inOrder = [language, ...languages.filter((other) => other !== language)]
    const ref = inOrder.map((each) => findRevision(shelves[each], answerId, dayNumber(today()))).find(Boolean)
    return ref ? revisionOf(ref) : null
  }

  return {
    become: (next) => {
      const before = edition?.shelves
      edition = next
      mostUsed = Math.log1p(Object.values(next.useCounts).reduce((most, count) => Math.max(most, count), 1))
      rankers = {
        en: before?.en === next.shelves.en ? rankers.en : toRanker(next.shelves, 'en'),
        fr: before?.fr === next.shelves.fr ? rankers.fr : toRanker(next.shelves, 'fr'),
      }
    },
    suggest,
    search,
    answer,
    teach: (query: SuggestQuery, answerId: AnswerId, lesson: Lesson) => {
      const { turns, typing } = turnsOf(query)
      lessons = learn(lessons, rankers[languageOf(query)].termsOf(turns, typing), answerId, lesson)
    },
    lessons: () => lessons,
    recall: (kept) => {
      lessons = kept
    },
  }
}

/** What was said, then what was noted, line by line: the notes are what the agent makes of it. */
function turnsOf({ conversation, notes }: SuggestQuery): { readonly turns: Turn[]; readonly typing: boolean } {
  const lines = notes.split('\n').filter((line) => line.trim() !== '')
  const said = conversation.map(({ speaker, text }): Turn => ({ speaker, text }))
  return {
    turns: [...said, ...lines.map((text): Turn => ({ speaker: 'notes', text }))],
    typing: lines.length > 0 && !/[\s.,;:!?]$/.test(notes),
  }
}
