import { z } from 'zod'
import { epochMsSchema } from '../clock.ts'
import { answerIdSchema } from '../knowledge/answer.ts'
import { languageSchema } from '../knowledge/language.ts'
import { channelSchema, type Fact } from './fact.ts'
import { handleTime, inTime, phaseOf } from './handle-time.ts'
import { dispositionSchema } from './wrap-up.ts'

/** One interaction as lists show it; every field is derived from its facts. */
export const interactionSummarySchema = z.object({
  interactionId: z.uuid(),
  agentId: z.uuid(),
  channel: channelSchema,
  practice: z.boolean(),
  startedAt: epochMsSchema,
  endedAt: epochMsSchema.nullable(),
  phase: z.enum(['waiting', 'talking', 'holding', 'after-call', 'done']),
  talkMs: z.number().int().nonnegative(),
  holdMs: z.number().int().nonnegative(),
  afterCallMs: z.number().int().nonnegative(),
  handleMs: z.number().int().nonnegative(),
  topic: answerIdSchema.nullable(),
  disposition: dispositionSchema.nullable(),
  suggestionsShown: z.number().int().nonnegative(),
  suggestionsUsed: z.number().int().nonnegative(),
  transferred: z.boolean(),
  /** Cards were offered, none of them was used, and an answer was found by searching. */
  overridden: z.boolean(),
  /** When the first answer was used or read. */
  answerAt: epochMsSchema.nullable(),
  /** In which the resident was served, as the wrap-up says. */
  language: languageSchema.nullable(),
})
export type InteractionSummary = z.infer<typeof interactionSummarySchema>

/**
 * Derives an interaction from its facts, which must be of one interaction; of several wrap-ups the last one told holds.
 * Null while the fact that opens it (`offered`) is missing: facts of an interaction may arrive from two workstations.
 */
export function summarize(facts: readonly Fact[]): InteractionSummary | null {
  const offered = facts.find((fact) => fact.kind === 'offered')
  if (!offered) return null
  const wrapUp = facts.findLast((fact) => fact.kind === 'wrap-up-submitted')?.wrapUp
  const ended = inTime(facts).find((fact) => fact.kind === 'ended' || fact.kind === 'transferred')
  const count = (kind: Fact['kind']) => facts.filter((fact) => fact.kind === kind).length
  const [shown, used] = [count('suggestion-shown'), count('suggestion-used')]
  const isSearched = facts.some((fact) => fact.kind === 'answer-read' && fact.openedFrom === 'search')
  const answer = inTime(facts).find(({ kind }) => kind === 'suggestion-used' || kind === 'answer-read')
  return {
    interactionId: offered.interactionId,
    agentId: offered.agentId,
    channel: offered.channel,
    practice: offered.practice,
    startedAt: offered.at,
    endedAt: ended?.at ?? null,
    phase: phaseOf(facts),
    ...handleTime(facts),
    topic: wrapUp?.topic ?? null,
    disposition: wrapUp?.disposition ?? null,
    suggestionsShown: shown,
    suggestionsUsed: used,
    transferred: facts.some(({ kind }) => kind === 'transferred'),
    overridden: shown > 0 && used === 0 && isSearched,
    answerAt: answer?.at ?? null,
    language: wrapUp?.language ?? null,
  }
}

/** The facts of several interactions, gathered by interaction, each in the order given. */
export function byInteraction(facts: readonly Fact[]): Map<string, Fact[]> {
  const gathered = new Map<string, Fact[]>()
  for (const fact of facts) {
    const known = gathered.get(fact.interactionId)
    if (known) known.push(fact)
    else gathered.set(fact.interactionId, [fact])
  }
  return gathered
}
