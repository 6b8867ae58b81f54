import type { Evidence } from './evidence.ts'
import type { ReadTurn } from './read-turns.ts'
import { weights } from './weights.ts'

/** How probable each section of each candidate is what the talk is about now. */
export type Belief = {
  /** By candidate, its sections' probabilities. */
  readonly sections: readonly Float32Array[]
  /** By candidate, their sum. */
  readonly documents: Float32Array
}

/*
 * A talk is a walk through sections that nobody sees; what is heard are turns, each more probable where the section
 * speaks of it. This is the forward algorithm of a hidden Markov model (Rabiner 1989):
 *
 *   belief ← belief moved (stay, next, back, anywhere within the answer, away to another answer)
 *   belief ← belief · exp(speaker's weight · evidence of the turn), scaled to sum 1
 *
 * A resident's turn moves on first; what an agent says is about the same section, so it only adds evidence.
 */

/** @param prior by candidate: log-probability added for its use elsewhere */
export function believe(evidence: readonly Evidence[], turns: readonly ReadTurn[], prior: readonly number[]): Belief {
  const entry = evidence.map(({ sectionCount }, number) => entryOf(sectionCount, Math.exp(prior[number] ?? 0)))
  let now = entry.map((of) => of.slice())
  let before = entry.map((of) => of.slice())
  let began = false
  turns.forEach((turn, number) => {
    if (began && turn.speaker !== 'agent') {
      ;[now, before] = [before, now]
      move(before, entry, now)
    }
    began = true
    observe(now, evidence, number, turns.length, weights.speaker[turn.speaker])
  })
  return { sections: now, documents: Float32Array.from(now, (of) => of.reduce((sum, value) => sum + value, 0)) }
}

/** Where talk about an answer begins, as shares of `mass`. */
function entryOf(sectionCount: number, mass: number): Float32Array {
  const { fade, least } = weights.entry
  const shares = Float32Array.from({ length: sectionCount }, (_, section) => least + Math.exp(-fade * section))
  const total = shares.reduce((sum, share) => sum + share, 0)
  return shares.map((share) => (mass * share) / total)
}

function move(from: readonly Float32Array[], entry: readonly Float32Array[], into: readonly Float32Array[]) {
  const { stay, next, back, within, away } = weights.moves
  const kept = (1 - away) / (stay + next + back + within)
  // The belief sums to 1, the entries to the number of candidates.
  const entered = away / from.length
  from.forEach((of, number) => {
    const to = into[number]
    const begins = entry[number]
    if (!to || !begins) return
    const mass = of.reduce((sum, value) => sum + value, 0)
    const anywhere = (kept * within * mass) / of.length
    for (let section = 0; section < of.length; section++) {
      const from0 = section > 0 ? (of[section - 1] as number) : 0
      const from1 = section + 1 < of.length ? (of[section + 1] as number) : 0
      to[section] =
        anywhere +
        entered * (begins[section] as number) +
        kept * (stay * (of[section] as number) + next * from0 + back * from1)
    }
  })
}

function observe(
  belief: readonly Float32Array[],
  evidence: readonly Evidence[],
  turn: number,
  turns: number,
  weight: number,
) {
  let most = Number.NEGATIVE_INFINITY
  for (const { scores, sectionCount } of evidence) {
    for (let section = 0; section < sectionCount; section++)
      most = Math.max(most, scores[section * turns + turn] as number)
  }
  let total = 0
  evidence.forEach(({ scores, sectionCount }, number) => {
    const of = belief[number]
    if (!of) return
    for (let section = 0; section < sectionCount; section++) {
      const value = (of[section] as number) * Math.exp(weight * ((scores[section * turns + turn] as number) - most))
      of[section] = value
      total += value
    }
  })
  if (total <= 0) return
  for (const of of belief)
    for (let section = 0; section < of.length; section++) of[section] = (of[section] as number) / total
}
