import { sql } from 'kysely'
import type { AnswerToQuestion, Dimension } from '../../../shared/figures/question.ts'
import type { Db } from '../../db/database.ts'
import { titlesOf } from '../titles-repository.ts'

type Label = NonNullable<AnswerToQuestion['rows'][number]['label']>

/** What values of a dimension are called; what has no name of its own is left out. */
export async function readLabels(
  db: Db,
  by: Dimension | null,
  values: readonly string[],
): Promise<ReadonlyMap<string, Label>> {
  if (by === 'topic') return titlesOf(db, values)
  if (by !== 'team') return new Map()
  const { rows } = await sql<{ team_id: string; name: string }>`
    select team_id, name from team where team_id::text = any(${[...values]}::text[])
  `.execute(db)
  return new Map(rows.map(({ team_id, name }) => [team_id, name]))
}
