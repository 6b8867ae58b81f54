import { sql } from 'kysely'
import type { SettledFlag } from '../../shared/flags/flag.ts'
import { type SettledPlace, settledPageSize } from '../../shared/flags/flag-contract.ts'
import type { Db } from '../db/database.ts'
import { toListedFlag, withNewestText } from './flags-repository.ts'

export type SettledPage = { readonly flags: SettledFlag[]; readonly next: SettledPlace | null }

/**
 * What was decided, ever, a page at a time, the newest first.
 *
 * @param after where the page before ended, which stays the same place when more is settled meanwhile; null: the newest
 */
export async function readSettled(db: Db, owner: string | null, after: SettledPlace | null): Promise<SettledPage> {
  const rows = await withNewestText(db)
    .innerJoin('person', 'person.person_id', 'flag.agent_id')
    .innerJoin('person as settler', 'settler.person_id', 'settlement.settled_by')
    .leftJoin('interaction', 'interaction.interaction_id', 'flag.interaction_id')
    .select(['person.display_name', 'interaction.practice', 'settler.display_name as settled_by_name'])
    .$if(owner !== null, (query) => query.where('newest.owner', '=', owner))
    .$if(after !== null, (query) =>
      query.where(
        sql<boolean>`(settlement.settled_at, flag.flag_id) < (${new Date(after?.settledAt ?? 0)}, ${after?.flagId}::uuid)`,
      ),
    )
    .orderBy('settlement.settled_at', 'desc')
    .orderBy('flag.flag_id', 'desc')
    // One more, to see whether there is another page.
    .limit(settledPageSize + 1)
    .execute()
  const flags = rows.slice(0, settledPageSize).map((row): SettledFlag => {
    const { settlement, ...flag } = toListedFlag(row)
    if (!settlement) throw new Error('a flag that is settled has its settlement')
    return { ...flag, settlement, settledBy: row.settled_by_name }
  })
  const last = flags.at(-1)
  const hasMore = rows.length > settledPageSize && last !== undefined
  return { flags, next: hasMore ? { settledAt: last.settlement.settledAt, flagId: last.flagId } : null }
}
