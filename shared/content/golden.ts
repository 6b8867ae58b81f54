import type { AnswerId, DayInCity } from '../knowledge/answer.ts'
import { languages } from '../knowledge/language.ts'
import { dayNumber } from '../knowledge/sections.ts'
import type { Shelves } from '../knowledge/shelves.ts'
import { toRanker } from '../knowledge/suggest.ts'
import type { GoldenQuestion, GoldenResult } from './content-contract.ts'

/** As many cards as an agent sees: an answer among so many is found. */
export const goldenPlaces = 3

/** What is asked, whatever it should find. */
export type AskedGolden = Pick<GoldenQuestion, 'text' | 'language'>

/**
 * Asks every question as a resident would, on that day: the answers that it finds, best first. It is the desktops' own
 * ranking, as a workstation has it that has learnt nothing yet.
 */
export function findGolden(shelves: Shelves, questions: readonly AskedGolden[], day: DayInCity): AnswerId[][] {
  const rankers = new Map(languages.map((language) => [language, toRanker(shelves, language)]))
  return questions.map(({ text, language }) => {
    const ranking = rankers.get(language)?.rank({
      turns: [{ speaker: 'resident', text }],
      typing: false,
      filter: { day: dayNumber(day), facet: null },
    })
    return (ranking?.ranked ?? []).map(({ key }) => key)
  })
}

/** The place of the first of these answers among what was found, from 1; null where none of them is. */
export function placeAmong(found: readonly AnswerId[], answers: readonly AnswerId[]): number | null {
  const place = found.findIndex((answerId) => answers.includes(answerId))
  return place < 0 ? null : place + 1
}

/** Whether one of each question's answers is among the first three. */
export function askGolden(shelves: Shelves, questions: readonly GoldenQuestion[], day: DayInCity): boolean[] {
  const found = findGolden(shelves, questions, day)
  return questions.map(({ answers }, number) => isFoundAt(placeAmong(found[number] ?? [], answers)))
}

/** Whether that place counts as found. */
export const isFoundAt = (place: number | null): boolean => place !== null && place <= goldenPlaces

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
