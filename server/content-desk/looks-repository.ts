import type { EpochMs } from '../../shared/clock.ts'
import type { Doer } from '../../shared/content/draft.ts'
import type { Db } from '../db/database.ts'

/** Who has not looked for so long has gone elsewhere, or home. */
const forgottenAfterMs = 30_000

type Look = { readonly sessionId: string; readonly personId: string; readonly draftId: string | null }

/** Remembers what somebody looks at; resolves to the others who look at the same draft, on whichever node. */
export async function noteLook(db: Db, { sessionId, personId, draftId }: Look, at: EpochMs): Promise<Doer[]> {
  const forgottenAt = new Date(at - forgottenAfterMs)
  await db
    .deleteFrom('draft_look')
    .where(({ or, eb }) => or([eb('session_id', '=', sessionId), eb('looked_at', '<', forgottenAt)]))
    .execute()
  if (draftId === null) return []
  const look = { person_id: personId, draft_id: draftId, looked_at: new Date(at) }
  await db
    .insertInto('draft_look')
    .values({ session_id: sessionId, ...look })
    .onConflict((conflict) => conflict.column('session_id').doUpdateSet(look))
    .execute()
  const rows = await db
    .selectFrom('draft_look')
    .innerJoin('person', 'person.person_id', 'draft_look.person_id')
    .select(['person.person_id as personId', 'person.display_name as displayName'])
    .distinct()
    .where('draft_id', '=', draftId)
    .where('person.person_id', '<>', personId)
    .orderBy('person.display_name')
    .execute()
  return rows
}
