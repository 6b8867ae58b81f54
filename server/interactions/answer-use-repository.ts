import { sql } from 'kysely'
import type { AnswerId } from '../../shared/knowledge/answer.ts'
import { mostUses } from '../../shared/knowledge/release.ts'
import type { Db } from '../db/database.ts'

/** Whoever waits for the counts waits for a hint: longer than this it is not worth it. */
const longestMs = 15_000
/** More answers than any release has; facts name whatever a desktop wrote. */
const mostAnswers = 100_000

/**
 * In how many interactions between these instants each answer was used or read. An interaction counts once for an
 * answer, however often its card was opened. Practice counts for nothing, nor does an interaction of which it is not
 * known yet whether it was practice.
 */
export async function countAnswerUse(db: Db, from: Date, until: Date): Promise<ReadonlyMap<AnswerId, number>> {
  return db.transaction().execute(async (transaction) => {
    await sql`set local statement_timeout = ${sql.lit(longestMs)}`.execute(transaction)
    // The kinds stand in the text as they do in the index, so that every plan may use it.
    const { rows } = await sql<{ answer_id: string; uses: number }>`
      select fact.body ->> 'answerId' as answer_id, least(count(distinct fact.interaction_id), ${mostUses}) as uses
      from fact
      join interaction on interaction.interaction_id = fact.interaction_id and not interaction.practice
      where fact.kind in ('suggestion-used', 'answer-read') and fact.at between ${from} and ${until}
      group by 1
      order by 2 desc, 1
      limit ${mostAnswers}
    `.execute(transaction)
    return new Map(rows.map(({ answer_id, uses }) => [answer_id, uses]))
  })
}
