import { believe } from './belief.ts'
import { createChooser, type Filter } from './candidates.ts'
import { createReader, type Evidence } from './evidence.ts'
import { layOut, type Question } from './question.ts'
import { type ReadTurn, readTurn } from './read-turns.ts'
import { facetOf, keyOf, refOf } from './segment.ts'
import type { Shelf } from './shelf.ts'
import { noSynonyms, type Synonyms } from './synonyms.ts'
import type { Turn } from './turn.ts'

/** A document with what speaks for it. */
export type Ranked = {
  readonly ref: string
  readonly key: string
  readonly facet: string
  /** How probable it is that the talk is about this one, given that it is about one of those known. */
  readonly belief: number
  /**
   * The same, shared with its peers: the belief in the best three together, less where this one is far behind the best.
   * Of two answers to two questions each has half of the belief, and both are right.
   */
  readonly standing: number
  /** The belief in its sections, in their order. */
  readonly sections: Float32Array
  readonly evidence: Evidence
}

export type Ranking = {
  readonly ranked: readonly Ranked[]
  readonly question: Question
  /** How many documents have any of the words of the turn that finds most; the best of them are ranked. */
  readonly matching: number
}

export type RankRequest = {
  /** In the order of time. */
  readonly turns: readonly Turn[]
  /** Whether the last turn is being typed: its last word may be half a word. */
  readonly typing: boolean
  readonly filter: Filter
  /** How many of the best for all turns are read closely and ranked; 28 where it is not given. */
  readonly most?: number
  /** By key: how far use elsewhere moves a document, as log-probability. */
  readonly prior?: (key: string) => number
}

export interface Ranker {
  readonly shelf: Shelf
  /** Best first; documents that have none of the words are not among them. */
  rank(request: RankRequest): Ranking
  /** The telling terms of what was said, for lessons. */
  termsOf(turns: readonly Turn[], typing: boolean): string[]
}

/** What was said longer ago no longer decides. */
const mostTurns = 24

/** More than these change no card, and each costs time. */
const mostRead = 28

/** What was said last is what an answer was used for. */
const termTurns = 3

const mostRemembered = 2_000

export function createRanker(shelf: Shelf, synonyms: Synonyms = noSynonyms): Ranker {
  const choose = createChooser(shelf)
  const readClosely = createReader(shelf)
  const known = new Map<string, ReadTurn>()

  /** A conversation is asked again at every keystroke, and all of it but the last line is as before. */
  const readRemembered = (turn: Turn): ReadTurn => {
    const key = `${turn.speaker} ${turn.text}`
    const before = known.get(key)
    if (before) return before
    const read = readTurn(turn, shelf, synonyms, false)
    if (known.size >= mostRemembered) known.clear()
    known.set(key, read)
    return read
  }

  const readAll = (turns: readonly Turn[], typing: boolean): ReadTurn[] => {
    const recent = turns.slice(-mostTurns)
    return recent.map((turn, place) =>
      typing && place === recent.length - 1 ? readTurn(turn, shelf, synonyms, true) : readRemembered(turn),
    )
  }

  return {
    shelf,
    rank: ({ turns, typing, filter, most = mostRead, prior = () => 0 }) => {
      const read = readAll(turns, typing)
      const question = layOut(read, shelf)
      const { candidates, matching } = choose(read, filter, most)
      const evidence = readClosely(candidates, question)
      const keys = candidates.map(({ part, document }) => keyAt(part, document))
      const belief = believe(evidence, read, keys.map(prior))
      const ranked = evidence.map((of, number): Ranked => {
        const { part, document } = of.candidate
        const { segment } = shelf.parts[part] as (typeof shelf.parts)[number]
        return {
          ref: refOf(segment, document),
          key: keys[number] ?? '',
          facet: facetOf(segment, document),
          belief: belief.documents[number] ?? 0,
          standing: 0,
          sections: belief.sections[number] ?? new Float32Array(0),
          evidence: of,
        }
      })
      // Equal belief: by reference, so that the order of arrival decides nothing.
      ranked.sort((a, b) => b.belief - a.belief || (a.ref < b.ref ? -1 : 1))
      return { ranked: withStanding(ranked), question, matching }
    },
    termsOf: (turns, typing) =>
      readAll(turns, typing)
        .slice(-termTurns)
        .flatMap(({ concepts }) => concepts.flatMap(({ options }) => options[0]?.term ?? [])),
  }

  function keyAt(part: number, document: number): string {
    const searched = shelf.parts[part]
    return searched ? keyOf(searched.segment, document) : ''
  }
}

const peers = 3

/** In units of log-probability: whoever is so far behind the best stands for nothing. */
const farBehind = 8

function withStanding(ranked: readonly Ranked[]): Ranked[] {
  const best = ranked[0]?.belief ?? 0
  const together = ranked.slice(0, peers).reduce((sum, { belief }) => sum + belief, 0)
  const behind = ({ belief }: Ranked) => Math.log(best / Math.max(belief, Number.MIN_VALUE)) / farBehind
  return ranked.map((one) => ({ ...one, standing: together * Math.max(0, 1 - behind(one)) }))
}
