import type { DayInCity } from '../knowledge/answer.ts'
import { type Language, languages } from '../knowledge/language.ts'
import { dayNumber } from '../knowledge/sections.ts'
import type { Shelves } from '../knowledge/shelves.ts'
import { toRanker } from '../knowledge/suggest.ts'
import type { GoldenQuestion, GoldenResult } from './content-contract.ts'

/** As many cards as an agent sees. */
const seen = 3

/**
 * Asks every question as a resident would, on that day: whether one of its answers is among the first three. It is the
 * desktops' own ranking, as a workstation has it that has learnt nothing yet.
 */
export function askGolden(shelves: Shelves, questions: readonly GoldenQuestion[], day: DayInCity): boolean[] {
  const rankers = new Map(languages.map((language) => [language, toRanker(shelves, language)]))
  const found = (text: string, language: Language): string[] =>
    (
      rankers.get(language)?.rank({
        turns: [{ speaker: 'resident', text }],
        typing: false,
        filter: { day: dayNumber(day), facet: null },
      }).ranked ?? []
    )
      .slice(0, seen)
      .map(({ key }) => key)
  return questions.map(({ text, language, answers }) => found(text, language).some((key) => answers.includes(key)))
}

const mostLost = 200

/** What a change does to the golden questions, from whether each was found before it and after. */
export function compareGolden(
  questions: readonly GoldenQuestion[],
  before: readonly boolean[],
  after: readonly boolean[],
): GoldenResult {
  const count = (found: readonly boolean[]) => found.filter(Boolean).length
  return {
    asked: questions.length,
    foundBefore: count(before),
    found: count(after),
    lost: questions.filter((_, number) => before[number] && !after[number]).slice(0, mostLost),
  }
}
