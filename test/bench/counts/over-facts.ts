import { sql } from 'kysely'
import type { Db } from '../../../server/db/database.ts'
import type { GapWindow } from '../../../server/gaps/gaps-repository.ts'

/** The answers of the report without kept counts: those shown and those dismissed, from two months of facts. */
export async function countOverFacts(db: Db, window: GapWindow): Promise<void> {
  await sql`
    create index if not exists fact_of_card on fact (at) where kind in ('suggestion-shown', 'suggestion-dismissed')
  `.execute(db)
  await db.transaction().execute(async (transaction) => {
    await sql`set local work_mem = '64MB'`.execute(transaction)
    await countOutcome(transaction, window, 'suggestion-shown')
    await countOutcome(transaction, window, 'suggestion-dismissed')
  })
}

async function countOutcome(db: Db, { before, from, until }: GapWindow, kind: string): Promise<void> {
  await sql`
    with seen as (
      select distinct fact.body ->> 'answerId' as answer_id, fact.body ->> 'language' as language,
        fact.interaction_id, fact.at >= ${from}::date as recent
      from fact
      join interaction on interaction.interaction_id = fact.interaction_id and not interaction.practice
      where fact.kind in ('suggestion-shown', 'suggestion-dismissed') and fact.kind = ${kind}
        and fact.at >= ${before}::date and fact.at < ${until}::date + 1
    ),
    used as (
      select answer_id, count(*) as interactions
      from (
        select distinct fact.body ->> 'answerId' as answer_id, fact.interaction_id
        from fact
        join interaction on interaction.interaction_id = fact.interaction_id and not interaction.practice
        where fact.kind in ('suggestion-used', 'answer-read')
          and fact.at >= ${from}::date and fact.at < ${until}::date + 1
      ) as use
      group by 1
    )
    select seen.answer_id, seen.language, count(*) filter (where recent), count(*) filter (where not recent),
      max(used.interactions)
    from seen
    left join used on used.answer_id = seen.answer_id
    group by 1, 2
    order by 3 desc
    limit 100
  `.execute(db)
}
