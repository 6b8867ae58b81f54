import { createDb, createPool } from '../../../server/db/database.ts'
import { embeddedAddressOf } from '../../../server/db/embedded/embedded-postgres.ts'
import { dayOf } from '../../../server/figures/city-day.ts'
import { createLog } from '../../../server/log.ts'
import { sampleTopics } from '../../simulated-centre/sample-topics.ts'
import { simulateCentre } from '../../simulated-centre/simulate.ts'
import type { Centre } from './centre.ts'
import { until } from './until.ts'

const timeZone = 'America/Toronto'

/** Gives a running centre a past, until yesterday, and waits until its figures are added up. */
export async function givePast(centre: Centre, { agents, days }: { agents: number; days: number }): Promise<void> {
  const address = await embeddedAddressOf(centre.dataFolder)
  if (!address) throw new Error('the database does not run')
  const pool = createPool({ ...address, database: 'cue311' }, createLog('silent'))
  const db = createDb(pool)
  try {
    const simulation = { agents, days, until: dayOf(Date.now(), timeZone), timeZone, seed: 311 }
    await simulateCentre(db, pool, { ...simulation, topics: await sampleTopics() })
  } finally {
    await db.destroy()
  }
  await until('the figures are added up', async () => {
    const [row] = await centre.query<{ due: number; days: number }>(
      "select (select count(*) from rollup_due)::integer as due, (select count(*) from rollup_span where grain = 'day')::integer as days",
    )
    return row?.due === 0 && row.days >= days - 1
  })
}
