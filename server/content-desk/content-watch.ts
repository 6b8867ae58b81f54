import type { Db } from '../db/database.ts'
import { goldenVersion } from '../golden/golden-repository.ts'

/** Sees that the content team's work changed, whichever node changed it. */
export type ContentWatch = {
  /** Looks into the database; calls back with what is not as it was at the last look. */
  look(): Promise<void>
}

export async function watchContent(
  db: Db,
  onChanged: (what: 'drafts' | 'golden') => Promise<void>,
): Promise<ContentWatch> {
  const read = async () => ({ drafts: await draftsVersion(db), golden: await goldenVersion(db) })
  let known = await read()
  return {
    look: async () => {
      const found = await read()
      if (found.drafts !== known.drafts) await onChanged('drafts')
      if (found.golden !== known.golden) await onChanged('golden')
      known = found
    },
  }
}

async function draftsVersion(db: Db): Promise<number> {
  const row = await db
    .selectFrom('content_version')
    .select('version')
    .where('what', '=', 'drafts')
    .executeTakeFirstOrThrow()
  return row.version
}
