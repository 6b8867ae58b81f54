import type { InteractionLine, LineFact, LineStretch, ListedInteraction } from '../../../shared/figures/drill.ts'
import type { Fact } from '../../../shared/interaction/fact.ts'
import { handleTime, inTime, stretchesOf } from '../../../shared/interaction/handle-time.ts'
import { maskPersonalData } from '../../../shared/privacy/mask.ts'
import type { Db } from '../../db/database.ts'
import { factsOf } from '../../interactions/interactions-repository.ts'
import { type Title, titlesOf } from '../titles-repository.ts'
import { aboutInteractions } from './about-interactions.ts'

/**
 * One interaction from its facts, or somebody who came and had nobody; null when there is no such one, or it was practice.
 */
export async function readLine(
  db: Db,
  interactionId: string,
  askerId: string,
  timeZone: string,
): Promise<InteractionLine | null> {
  const [about] = await aboutInteractions(db, [{ interactionId }], askerId)
  if (!about) return null
  const facts = about.handleMs === null ? [] : inTime(await factsOf(db, [interactionId]))
  const { talkMs, holdMs, afterCallMs } = handleTime(facts)
  const titles = await titlesOf(db, [...new Set(facts.flatMap((fact) => answerOf(fact) ?? []))])
  return {
    about,
    timeZone,
    talkMs,
    holdMs,
    afterCallMs,
    stretches: [...waitOf(about, facts), ...handledOf(facts)],
    facts: facts.map((fact) => toLine(fact, titles)),
  }
}

/** From coming until somebody had it; what was begun by hand has none. */
function waitOf({ at, waitedMs }: ListedInteraction, facts: readonly Fact[]): LineStretch[] {
  const begun = stretchesOf(facts)[0]?.from ?? null
  const until = waitedMs === null ? begun : at + waitedMs
  return until === null || until <= at ? [] : [{ kind: 'waiting', from: at, until }]
}

const handledOf = (facts: readonly Fact[]): LineStretch[] =>
  stretchesOf(facts).map(({ phase, from, until }) => ({ kind: phase, from, until }))

/** The answer that a fact is about. */
export function answerOf(fact: Fact): string | null {
  if (fact.kind === 'wrap-up-submitted') return fact.wrapUp.topic
  return 'answerId' in fact && typeof fact.answerId === 'string' ? fact.answerId : null
}

/** Masked on the device already; once more, since here it reaches somebody else than who wrote it. */
function wordsOf(fact: Fact): string | null {
  const words = writtenIn(fact).filter(Boolean).join(' · ')
  return words === '' ? null : maskPersonalData(words)
}

function writtenIn(fact: Fact): (string | null)[] {
  switch (fact.kind) {
    case 'flagged':
      return [fact.query, fact.note]
    case 'search-found-nothing':
      return [fact.query]
    case 'wrap-up-submitted':
      return [fact.wrapUp.note]
    default:
      return []
  }
}

/** To whom it was transferred is not told, since that may be a colleague, nor is the number of a request. */
function toLine(fact: Fact, titles: ReadonlyMap<string, Title>): LineFact {
  const answerId = answerOf(fact)
  return {
    kind: fact.kind,
    at: fact.at,
    answer: answerId === null ? null : { answerId, title: titles.get(answerId) ?? {} },
    words: wordsOf(fact),
  }
}
