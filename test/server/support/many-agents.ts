import { randomUUID } from 'node:crypto'
import type { Db } from '../../../server/db/database.ts'
import { createAccessTokens } from '../../../server/people/access-token.ts'
import type { Role } from '../../../shared/people/role.ts'

export type SignedInAgent = { readonly name: string; readonly accessToken: string }

const rowsAtOnce = 1_000

/** So many people, each signed in once, written straight into the database: nobody types thousands of passwords. */
export async function addManyAgents(db: Db, count: number, role: Role = 'agent'): Promise<SignedInAgent[]> {
  const tokens = await createAccessTokens(db, { now: Date.now })
  const added: SignedInAgent[] = []
  for (let first = 0; first < count; first += rowsAtOnce) {
    const people = Array.from({ length: Math.min(rowsAtOnce, count - first) }, () => {
      const personId = randomUUID()
      return { personId, sessionId: randomUUID(), name: `${role}-${personId}` }
    })
    await insert(db, people, role)
    for (const { name, ...who } of people) added.push({ name, accessToken: (await tokens.issue(who)).token })
  }
  return added
}

type NewAgent = { readonly personId: string; readonly sessionId: string; readonly name: string }

async function insert(db: Db, people: readonly NewAgent[], role: Role): Promise<void> {
  const at = new Date()
  await db
    .insertInto('person')
    .values(
      people.map(({ personId, name }) => ({
        person_id: personId,
        sign_in_name: name,
        display_name: name,
        roles: [role],
        password_hash: '',
        created_at: at,
        disabled_at: null,
      })),
    )
    .execute()
  await db
    .insertInto('session')
    .values(
      people.map(({ personId, sessionId }) => ({
        session_id: sessionId,
        person_id: personId,
        device_id: randomUUID(),
        started_at: at,
        ended_at: null,
        end_reason: null,
      })),
    )
    .execute()
}
