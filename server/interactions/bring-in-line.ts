import { countedKinds, tallyOf } from '../counts/counted.ts'
import { applyDifference } from '../counts/keep-counts.ts'
import type { Db } from '../db/database.ts'
import type { NewFact } from './fact-rows.ts'
import { lockInteractions, refreshInteractions } from './interactions-repository.ts'

/** Interactions and counts as they are with these facts, which the same transaction has stored already. */
export async function bringInLine(db: Db, added: readonly NewFact[]): Promise<void> {
  const interactionIds = [...new Set(added.map(({ interaction_id }) => interaction_id))]
  // Holding and hanging up is much of what comes, and counts for nothing.
  if (!added.some(({ kind }) => countedKinds.has(kind))) return refreshInteractions(db, interactionIds)
  await lockInteractions(db, interactionIds)
  const without = added.map(({ fact_id }) => fact_id)
  const before = await tallyOf(db, interactionIds, without)
  await refreshInteractions(db, interactionIds)
  // Last of all: whoever counts the same answers waits from here to the commit.
  await applyDifference(db, before, await tallyOf(db, interactionIds))
}
