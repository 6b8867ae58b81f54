import { sql } from 'kysely'
import type { Db } from '../db/database.ts'

export type Title = { readonly en?: string | undefined; readonly fr?: string | undefined }

/** What answers are called in their newest texts, by id; one that was never published is left out. */
export async function titlesOf(db: Db, answerIds: readonly string[]): Promise<ReadonlyMap<string, Title>> {
  const { rows } = await sql<{ answer_id: string; title: Title }>`
    select answer_id, jsonb_object_agg(language, title) as title
    from (
      select distinct on (revision.answer_id, revision.language) revision.answer_id, revision.language,
        revision.body ->> 'title' as title
      from revision join release_change on release_change.revision_id = revision.revision_id
      where revision.answer_id = any(${[...answerIds]}::text[]) and release_change.kind = 'put-revision'
      order by revision.answer_id, revision.language, release_change.release_number desc, release_change.ordinal desc
    ) as titled
    group by answer_id
  `.execute(db)
  return new Map(rows.map(({ answer_id, title }) => [answer_id, title]))
}
