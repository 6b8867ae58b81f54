import { quantileOf } from '../../../shared/figures/bars.ts'
import {
  handleTimeEffect,
  matchedKnown,
  matchedOf,
  resolutionEffect,
  type Side,
} from '../../../shared/figures/effect.ts'
import type { Effect, EffectQuestion, Spent } from '../../../shared/figures/effect-contract.ts'
import type { Db } from '../../db/database.ts'
import { type HandledRow, readHandled } from '../period/read-figures.ts'
import { instantsOf } from '../period/read-period.ts'
import { readCovered } from '../period/spans.ts'
import { type NamedStratum, readAnswerBars, readStrata } from './strata-repository.ts'

/** The figures of `effect:read`: what suggestions do, and what basic questions cost. Statistics are those of `effect.ts`. */
export async function readEffect(db: Db, question: EffectQuestion, timeZone: string): Promise<Effect> {
  const covered = await readCovered(db, instantsOf(question, timeZone))
  const wanted = { ...question, by: 'outcome' as const, timeZone, covered }
  const [strata, answers, { rows }] = await Promise.all([
    readStrata(db, question, timeZone),
    readAnswerBars(db, question, timeZone),
    readHandled(db, wanted),
  ])
  const matchable = strata.filter(({ topic }) => topic !== null)
  const total = (count: (row: HandledRow['figures']) => number) => sum(rows.map(({ figures }) => count(figures)))
  return {
    all: countSides(strata, ({ count }) => count),
    matched: matchedOf(matchable),
    handleTime: handleTimeEffect(matchable),
    allKnown: countSides(strata, ({ known }) => known),
    matchedKnown: matchedKnown(matchable),
    resolution: resolutionEffect(matchable),
    suggestions: {
      shown: total(({ shown }) => shown),
      assisted: total(({ assisted }) => assisted),
      overridden: total(({ overridden }) => overridden),
    },
    firstAnswer: {
      helped: total(({ helped }) => helped),
      answerMs: total(({ answerMs }) => answerMs),
      medianMs: quantileOf(answers, 50),
    },
    spent: {
      basic: spentOn(rows, isBasic),
      requests: spentOn(rows, isRequest),
      others: spentOn(rows, (outcome) => !isBasic(outcome) && !isRequest(outcome)),
    },
  }
}

/** `basic-questions`: what was answered, or told where it is answered, against what took a request. */
const isBasic = (outcome: string) => outcome === 'answered' || outcome === 'referred'
const isRequest = (outcome: string) => outcome === 'request-taken'

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

const countSides = (strata: readonly NamedStratum[], size: (side: Side) => number) => ({
  assisted: sum(strata.map(({ assisted }) => size(assisted))),
  unassisted: sum(strata.map(({ unassisted }) => size(unassisted))),
})

function spentOn(rows: readonly HandledRow[], isOfIt: (outcome: string) => boolean): Spent {
  const figures = rows.filter(({ value }) => isOfIt(value)).map((row) => row.figures)
  return { count: sum(figures.map(({ handled }) => handled)), handleMs: sum(figures.map(({ handleMs }) => handleMs)) }
}
