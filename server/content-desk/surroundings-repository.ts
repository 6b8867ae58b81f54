import { sql } from 'kysely'
import type { Draft } from '../../shared/content/draft.ts'
import type { Revision } from '../../shared/knowledge/answer.ts'
import type { Db } from '../db/database.ts'

/** What of a release has to do with some drafts. */
export type Surroundings = {
  /** The texts of their answers, of the answers that they name, and those that ask the questions they ask. */
  readonly texts: readonly Revision[]
  /** Who names their answers as related. */
  readonly named: readonly Pick<Revision, 'revisionId' | 'answerId' | 'language' | 'effectiveFrom' | 'related'>[]
}

/** Costs what the drafts touch, not what the release holds. */
export async function readSurroundings(db: Db, release: number, drafts: readonly Draft[]): Promise<Surroundings> {
  const answers = drafts.map(({ answerId }) => answerId)
  const concerned = [...new Set([...answers, ...drafts.flatMap(({ text }) => text.related.map((id) => id.trim()))])]
  const texts = await textsOf(db, release, concerned)
  const replaced = texts.filter(({ revisionId }) => drafts.some(({ replaces }) => replaces === revisionId))
  const asked = [...drafts.map(({ text }) => text), ...replaced].flatMap(({ apart }) => apart?.question.trim() ?? [])
  const neighbours = await textsThatAsk(db, release, [...new Set(asked)])
  const known = new Set(texts.map(({ revisionId }) => revisionId))
  const withdrawn = drafts.filter(({ purpose }) => purpose === 'withdrawal').map(({ answerId }) => answerId)
  return {
    texts: [...texts, ...neighbours.filter(({ revisionId }) => !known.has(revisionId))],
    named: await textsThatName(db, release, withdrawn),
  }
}

const textsOf = (db: Db, release: number, answerIds: readonly string[]) =>
  textsWhere(db, release, answerIds, (ids) => sql`revision.answer_id = any(${ids})`)

/** In both languages: the index is by language first. */
const textsThatAsk = (db: Db, release: number, questions: readonly string[]) =>
  textsWhere(
    db,
    release,
    questions,
    (asked) =>
      sql`revision.language in ('en', 'fr') and body ? 'apart' and (body #>> '{apart,question}') = any(${asked})`,
  )

const textsThatName = (db: Db, release: number, answerIds: readonly string[]) =>
  textsWhere(db, release, answerIds, (ids) => sql`(body -> 'related') ?| ${ids}`)

async function textsWhere(
  db: Db,
  release: number,
  values: readonly string[],
  condition: (values: ReturnType<typeof sql>) => ReturnType<typeof sql>,
): Promise<Revision[]> {
  // No text of a release has the character, and PostgreSQL does not take it.
  const askable = values.filter((value) => !value.includes('\0'))
  if (askable.length === 0) return []
  const { rows } = await sql<{ body: Revision }>`
    select body from revision
    where ${condition(sql`${askable}::text[]`)} and (
      select kind from release_change
      where release_change.revision_id = revision.revision_id and release_number <= ${release}
      order by release_number desc, ordinal desc limit 1
    ) = 'put-revision'
    order by revision.answer_id, revision.language, revision.revision_id
  `.execute(db)
  return rows.map(({ body }) => body)
}
