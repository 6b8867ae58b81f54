import { sql } from 'kysely'
import { afterEach, describe, expect, it } from 'vitest'
import { createDb, createPool } from '../../../server/db/database.ts'
import { migrate } from '../../../server/db/migrate.ts'
import { quietLog } from '../support/quiet-log.ts'
import { emptyDatabase } from '../support/test-postgres.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function nodesOfOneDatabase(count: number) {
  const { url, remove } = await emptyDatabase()
  closing.push(remove)
  return Array.from({ length: count }, () => {
    const db = createDb(createPool({ connectionString: url }, quietLog))
    closing.push(() => db.destroy())
    return db
  })
}

describe('migrations', () => {
  it('run once when four nodes start at the same moment', async () => {
    const nodes = await nodesOfOneDatabase(4)
    await Promise.all(nodes.map(migrate))
    const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(
      nodes[0] as (typeof nodes)[0],
    )
    expect(rows.map(({ name }) => name)).toEqual([
      '0001-people',
      '0002-releases',
      '0003-interactions',
      '0004-answer-use',
      '0005-release-signing',
      '0006-content',
      '0007-flags',
      '0008-banners',
      '0009-gaps',
      '0010-counts',
      '0011-service-requests',
      '0012-conversations',
      '0013-chat-page',
      '0014-queues',
      '0015-figures',
      '0016-periods',
      '0017-wall-thresholds',
      '0018-fair',
      '0019-exports',
      '0020-presence-log',
      '0021-saved-views',
      '0022-packed-bars',
      '0023-effect-and-staff-cells',
      '0024-open-interactions',
      '0025-told-facts',
    ])
  })

  it('find nothing to do at the next start', async () => {
    const [db] = await nodesOfOneDatabase(1)
    if (!db) throw new Error('there is one')
    await migrate(db)
    await expect(migrate(db)).resolves.toBeUndefined()
  })

  it('refuse in words a database that a newer version wrote', async () => {
    const [db] = await nodesOfOneDatabase(1)
    if (!db) throw new Error('there is one')
    await migrate(db)
    await sql`insert into kysely_migration values ('0099-from-the-future', now())`.execute(db)
    await expect(migrate(db)).rejects.toThrow('a newer Cue311')
  })
})
