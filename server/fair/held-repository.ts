import { sql } from 'kysely'
import type { AboutPart } from '../../shared/fair/about.ts'
import type { After, HeldKind, HeldRecord } from '../../shared/fair/held.ts'
import { type RecordKind, recordKinds } from '../../shared/fair/recorded.ts'
import { type Fact, factSchema } from '../../shared/interaction/fact.ts'
import type { Db } from '../db/database.ts'
import { titlesOf } from '../figures/titles-repository.ts'
import { recordsOf } from './record-queries.ts'

const pageSize = 50
const factsAtOnce = 1_000
export type Page<Row> = { rows: Row[]; next: After | null }

/** How many records of each kind there are about somebody, and when the first and the last were made. */
export async function countHeld(db: Db, personId: string): Promise<HeldKind[]> {
  const counts = recordKinds.map(
    (kind) => sql`
      select ${kind}::text as kind, count(*) as count, min(at) as first, max(at) as last
      from (${recordsOf[kind](sql`${personId}::uuid`)}) as record`,
  )
  const { rows } = await sql<{ kind: RecordKind; count: number; first: Date | null; last: Date | null }>`
    ${sql.join(counts, sql` union all `)}
  `.execute(db)
  return rows.map(({ kind, count, first, last }) => ({
    kind,
    count,
    firstAt: first?.getTime() ?? null,
    lastAt: last?.getTime() ?? null,
  }))
}

/** A page of records of a kind, the newest first. */
export async function listHeld(
  db: Db,
  personId: string,
  kind: RecordKind,
  after: After | null,
): Promise<Page<HeldRecord>> {
  const { rows } = await sql<{
    id: string
    at: Date
    until: Date | null
    about: readonly AboutInDatabase[]
    by: string | null
  }>`
    select * from (${recordsOf[kind](sql`${personId}::uuid`)}) as record
    ${pageAfter(after, 'id')} order by at desc, id desc limit ${pageSize + 1}
  `.execute(db)
  const titles = await titlesOf(
    db,
    rows.flatMap(({ about }) => about.flatMap((part) => ('answer' in part && part.answer) || [])),
  )
  const records = rows.map(({ at, until, about, ...rest }) => ({
    ...rest,
    at: at.getTime(),
    until: until?.getTime() ?? null,
    about: about.flatMap((part) => aboutPartOf(part, titles) ?? []),
  }))
  return pageOf(records, pageSize, ({ at, id }) => ({ at, id }))
}

type AboutInDatabase =
  | { readonly text: string | null }
  | { readonly term: string | null }
  | { readonly answer: string | null }

/** Null where it says nothing. */
function aboutPartOf(part: AboutInDatabase, titles: Awaited<ReturnType<typeof titlesOf>>): AboutPart | null {
  if ('text' in part) return part.text === null ? null : { text: part.text }
  if ('term' in part) return part.term === null ? null : { term: part.term }
  return part.answer === null ? null : { answer: part.answer, title: titles.get(part.answer) }
}

/** What happened in an interaction of somebody's, in its order; null when it is not theirs. */
export async function timeLineOf(db: Db, personId: string, interactionId: string): Promise<Fact[] | null> {
  const rows = await db
    .selectFrom('fact')
    .select('body')
    .where('interaction_id', '=', interactionId)
    .where('agent_id', '=', personId)
    .orderBy('at')
    .orderBy('sequence')
    .execute()
  if (rows.length === 0) return null
  return rows.flatMap(({ body }) => factSchema.safeParse(body).data ?? [])
}

/** A page of somebody's facts as they were recorded, the newest first. */
export async function listFacts(db: Db, personId: string, after: After | null): Promise<Page<unknown>> {
  const { rows } = await sql<{ id: string; at: Date; body: unknown }>`
    select fact_id::text as id, at, body from fact
    ${pageAfter(after, 'fact_id')} and agent_id = ${personId}
    order by at desc, fact_id desc limit ${factsAtOnce + 1}
  `.execute(db)
  const page = pageOf(rows, factsAtOnce, ({ at, id }) => ({ at: at.getTime(), id }))
  return { ...page, rows: page.rows.map(({ body }) => body) }
}

/** `where` what comes after a record; whatever comes, when there is none. */
export const pageAfter = (after: After | null, id: string, at = 'at') =>
  after === null
    ? sql`where true`
    : sql`where (${sql.ref(at)}, ${sql.ref(id)}::text) < (${new Date(after.at)}::timestamptz, ${after.id}::text)`

/** Of rows of which one more than a page was read, the page and where the next one begins. */
export function pageOf<Row>(rows: readonly Row[], size: number, placeOf: (row: Row) => After): Page<Row> {
  const page = rows.slice(0, size)
  const last = page.at(-1)
  return { rows: page, next: rows.length > size && last ? placeOf(last) : null }
}
