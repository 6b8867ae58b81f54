import type { Fact } from '../shared/interaction/fact.ts'
import { byInteraction, type InteractionSummary, summarize } from '../shared/interaction/interaction.ts'

type Sources = {
  readonly local: readonly Fact[]
  /** What the server has, from other workstations too. */
  readonly central: readonly Fact[]
  readonly agentId: string
  readonly since: number
}

/** An agent's own interactions that began at `since` or later, newest first; a fact known twice counts once. */
export function myDay({ local, central, agentId, since }: Sources): InteractionSummary[] {
  const known = new Set(local.map(({ factId }) => factId))
  const own = [...local, ...central.filter(({ factId }) => !known.has(factId))].filter(
    (fact) => fact.agentId === agentId,
  )
  // Stable, so that facts of one instant stay in the order recorded.
  const facts = own.sort((a, b) => a.at - b.at)
  return [...byInteraction(facts).values()]
    .map(summarize)
    .filter((summary) => summary !== null)
    .filter(({ startedAt }) => startedAt >= since)
    .sort((a, b) => b.startedAt - a.startedAt)
}
