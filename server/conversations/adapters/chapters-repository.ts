import type { Db } from '../../db/database.ts'

/*
 * Some platforms go on under a name whose conversation is over here and its words deleted. What comes then is another
 * conversation of ours, a chapter: `5`, `5~2`, `5~3` …
 */

/** What is left of a conversation is removed after a day; until then so many may begin. */
const mostChapters = 20

const chapterName = (conversation: string, chapter: number) =>
  chapter === 1 ? conversation : `${conversation}~${chapter}`

/** The platform's name for a conversation of ours. */
export const platformName = (sourceKey: string): string => sourceKey.replace(/~\d+$/, '')

export type Chapter = {
  readonly name: string
  readonly next: string
  readonly isForgotten: boolean
  readonly endedAt: number | null
}

/** The newest chapter of a conversation; null when there is none. */
export async function newestChapter(db: Db, sourceId: string, conversation: string): Promise<Chapter | null> {
  const names = Array.from({ length: mostChapters }, (_, place) => chapterName(conversation, place + 1))
  const row = await db
    .selectFrom('conversation')
    .select(['source_key', 'forgotten_at', 'ended_at'])
    .where('source_id', '=', sourceId)
    .where('source_key', 'in', names)
    .orderBy('opened_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  const chapter = names.indexOf(row.source_key) + 1
  return {
    name: row.source_key,
    next: chapterName(conversation, (chapter % mostChapters) + 1),
    isForgotten: row.forgotten_at !== null,
    endedAt: row.ended_at?.getTime() ?? row.forgotten_at?.getTime() ?? null,
  }
}
