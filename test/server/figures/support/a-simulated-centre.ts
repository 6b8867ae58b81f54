import type { Db } from '../../../../server/db/database.ts'
import { rollUp } from '../../../../server/figures/rollups/keep-rollups.ts'
import { sampleTopics } from '../../../simulated-centre/sample-topics.ts'
import { simulateCentre } from '../../../simulated-centre/simulate.ts'
import { aDatabase, type TestDatabase } from '../../support/a-database.ts'

export const timeZone = 'America/Toronto'
/** The day after the last one; within the forty before, the clocks go back on 1 November. */
const until = '2026-11-23'

/** Forty days of a centre of four agents in one team, with their cells. */
export async function aSimulatedCentre(): Promise<TestDatabase> {
  const database = await aDatabase()
  const { db, pool } = database
  await simulateCentre(db, pool, { agents: 4, days: 40, until, timeZone, seed: 311, topics: await sampleTopics() })
  await rollUpAll(db)
  return database
}

/** Brings all cells up to date, as on the day after the last one. */
export async function rollUpAll(db: Db): Promise<void> {
  const clock = { now: () => Date.parse(`${until}T15:00Z`) }
  while ((await rollUp({ db, clock, timeZone })) === 'more');
}
