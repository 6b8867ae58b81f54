import { sql } from 'kysely'
import type { ReleaseRecord } from '../../shared/content/content-contract.ts'
import type { AnswerId, Revision } from '../../shared/knowledge/answer.ts'
import type { Language } from '../../shared/knowledge/language.ts'
import type { Db } from '../db/database.ts'

type Row = {
  number: number
  hash: string
  published_at: Date
  published_by: string | null
  display_name: string | null
  purpose: ReleaseRecord['purpose']
  note: string | null
  put: number
  withdrawn: number
}

/** So many as somebody may want to look through; older ones are found by their answers' history. */
const mostListed = 500

/** The releases, newest first. */
export async function listReleaseRecords(db: Db): Promise<ReleaseRecord[]> {
  const { rows } = await sql<Row>`${recordsWith(sql`true`)} order by release.number desc limit ${mostListed}`.execute(
    db,
  )
  return rows.map(toRecord)
}

export async function findReleaseRecord(db: Db, number: number): Promise<ReleaseRecord | null> {
  const { rows } = await sql<Row>`${recordsWith(sql`release.number = ${number}`)}`.execute(db)
  return rows[0] ? toRecord(rows[0]) : null
}

/** Every text that an answer had in a language, with the release that brought it, newest first. */
export async function historyOf(
  db: Db,
  answerId: AnswerId,
  language: Language,
): Promise<{ revision: Revision; release: ReleaseRecord }[]> {
  const { rows } = await sql<Row & { body: Revision }>`
    with brought as (
      select release_change.release_number, release_change.ordinal, revision.body
      from revision join release_change using (revision_id)
      where answer_id = ${answerId} and language = ${language} and kind = 'put-revision'
    )
    select record.*, brought.body
    from brought join lateral (${recordsWith(sql`release.number = brought.release_number`)}) as record on true
    order by record.number desc, brought.ordinal desc
    limit ${mostListed}
  `.execute(db)
  return rows.map((row) => ({ revision: row.body, release: toRecord(row) }))
}

/** Counted for each release by itself: a list of the newest does not read the changes of all that ever were. */
const recordsWith = (condition: ReturnType<typeof sql>) => sql`
  select release.number, release.hash, release.published_at, release.published_by, person.display_name,
    release.purpose, release.note, counts.put, counts.withdrawn
  from release
  left join person on person.person_id = release.published_by
  cross join lateral (
    select count(*) filter (where kind = 'put-revision') as put,
      count(*) filter (where kind = 'withdraw-revision') as withdrawn
    from release_change where release_number = release.number
  ) as counts
  where ${condition}
`

const toRecord = (row: Row): ReleaseRecord => ({
  number: row.number,
  hash: row.hash,
  publishedAt: row.published_at.getTime(),
  publishedBy: row.published_by === null ? null : { personId: row.published_by, displayName: row.display_name ?? '' },
  purpose: row.purpose,
  note: row.note,
  put: row.put,
  withdrawn: row.withdrawn,
})
