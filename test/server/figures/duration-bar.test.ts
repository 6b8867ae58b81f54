import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { barBounds, barOf } from '../../../shared/figures/bars.ts'
import { aDatabase } from '../support/a-database.ts'

it('the database and the window agree about every bar', async () => {
  const { db, remove } = await aDatabase()
  const values = [0, ...barBounds.flatMap((bound) => [bound - 1, bound]), 10 ** 12]
  const { rows } = await sql<{ bar: number }>`
    select duration_bar(ms) as bar from unnest(${values}::bigint[]) with ordinality as one (ms, place) order by place
  `.execute(db)
  await remove()
  expect(rows.map(({ bar }) => bar)).toEqual(values.map(barOf))
})
