import type { Ranked } from './contender.ts'
import { percent } from './metrics.ts'

/** A query as it was answered; nothing is right where there is no answer. */
export type Judged = { readonly ranked: readonly Ranked[]; readonly right: ReadonlySet<string> }

export type AtFloor = {
  readonly floor: number
  /** Percent of the queries without an answer for which nothing is shown. */
  readonly emptyShare: number
  /** Percent of the answerable queries whose right answer was among the first three and is below the floor. */
  readonly lostShare: number
}

const mostLost = 5

export function atFloor(judged: readonly Judged[], floor: number): AtFloor {
  const unanswerable = judged.filter(({ right }) => right.size === 0)
  const answerable = judged.filter(({ right }) => right.size > 0)
  return {
    floor,
    emptyShare: percent(unanswerable.map((one) => (topConfidence(one) < floor ? 1 : 0))),
    lostShare: percent(answerable.map((one) => (isLost(one, floor) ? 1 : 0))),
  }
}

/** The floor that leaves most unanswerable queries empty and loses at most 5 %; the lowest of equals. */
export function bestFloor(judged: readonly Judged[]): AtFloor {
  const floors = Array.from({ length: 101 }, (_, step) => atFloor(judged, step / 100))
  const allowed = floors.filter(({ lostShare }) => !(lostShare > mostLost))
  return allowed.reduce((best, one) => (one.emptyShare > best.emptyShare ? one : best))
}

/**
 * Area under the ROC curve of the best confidence, in percent: how often an answerable query is surer of its first card
 * than one without an answer. 50 is chance.
 */
export function rocArea(judged: readonly Judged[]): number {
  const [answerable, unanswerable] = [true, false].map((wanted) =>
    judged.filter(({ right }) => right.size > 0 === wanted).map(topConfidence),
  )
  const wins = (answerable ?? []).flatMap((sure) =>
    (unanswerable ?? []).map((unsure) => (sure > unsure ? 1 : sure === unsure ? 0.5 : 0)),
  )
  return percent(wins)
}

const topConfidence = ({ ranked }: Judged) => Math.max(0, ...ranked.map(({ confidence }) => confidence))

function isLost({ ranked, right }: Judged, floor: number): boolean {
  const found = ranked.slice(0, 3).filter(({ id }) => right.has(id))
  return found.length > 0 && found.every(({ confidence }) => confidence < floor)
}
