import { sql } from 'kysely'
import type { TextCounts } from '../../shared/content/text-counts.ts'
import { countedDays } from '../../shared/content/text-counts.ts'
import { dayOf, startOfDay } from '../counts/count-window.ts'
import type { Db } from '../db/database.ts'

/** In how many interactions of the last days each text helped or was turned down; texts with neither are left out. */
export async function readUse(db: Db, now: number): Promise<TextCounts[]> {
  const from = dayOf(startOfDay(now, countedDays - 1))
  const { rows } = await sql<{ row: TextCounts }>`
    select json_build_array(answer_id, language, sum(helped), sum(dismissed), 0) as row
    from answer_count
    where day between ${from} and ${dayOf(now)}
    group by answer_id, language
    having sum(helped) > 0 or sum(dismissed) > 0
  `.execute(db)
  return rows.map(({ row }) => row)
}

/** The same with the flags that wait now. */
export async function withOpenFlags(db: Db, use: readonly TextCounts[]): Promise<TextCounts[]> {
  // A flag without a language is about English: those of before have none.
  const { rows } = await sql<{ answer_id: string; language: 'en' | 'fr'; flags: number }>`
    select flag.answer_id, coalesce(flag.language, 'en') as language, count(*) as flags
    from flag
    left join flag_settlement on flag_settlement.flag_id = flag.flag_id
    where flag_settlement.flag_id is null and flag.answer_id is not null
    group by 1, 2
  `.execute(db)
  const flags = new Map(rows.map((row) => [`${row.answer_id} ${row.language}`, row]))
  const used = use.map(([answerId, language, helped, dismissed]): TextCounts => {
    const key = `${answerId} ${language}`
    const count = flags.get(key)?.flags ?? 0
    flags.delete(key)
    return [answerId, language, helped, dismissed, count]
  })
  const flaggedOnly = [...flags.values()].map((row): TextCounts => [row.answer_id, row.language, 0, 0, row.flags])
  return [...used, ...flaggedOnly]
}
