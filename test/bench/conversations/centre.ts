import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import { addSource, type Source } from '../../../server/conversations/sources-repository.ts'
import { createDb, createPool, type Db } from '../../../server/db/database.ts'
import { embeddedAddressOf } from '../../../server/db/embedded/embedded-postgres.ts'
import { hashPassword } from '../../../server/people/passwords.ts'
import { addPerson } from '../../../server/people/people-repository.ts'
import type { Role } from '../../../shared/people/role.ts'
import type { Agent } from '../../desktop/support/centre.ts'
import { postgresPid, startServer } from '../../server/support/a-program.ts'
import { password } from '../../server/support/http-client.ts'
import { addManyAgents, type SignedInAgent } from '../../server/support/many-agents.ts'
import { quietLog } from '../../server/support/quiet-log.ts'
import { temporaryFolder } from '../../server/support/temporary-folder.ts'
import { type Usage, usageOf, usageOfFamily } from './process-usage.ts'

/** A real server process on its embedded database, a platform that it knows, and people who are signed in. */
export type Centre = {
  readonly url: string
  readonly source: Source
  readonly db: Db
  readonly pool: Pool
  addAgents(count: number, role?: Role): Promise<SignedInAgent[]>
  /** Somebody who signs in at a real desktop. */
  addAgentWithPassword(): Promise<Agent>
  usage(): Promise<{ readonly server: Usage | null; readonly database: Usage | null }>
  stop(): Promise<void>
}

/** As much as the column takes: the bench measures the server, not what a source is allowed. */
const eventsPerMinute = 2_000_000_000

/** @param settings of the server, beside those of every bench */
export async function startCentre(settings: Readonly<Record<string, string>> = {}): Promise<Centre> {
  const folder = await temporaryFolder()
  const server = await startServer({ CUE311_DATA_DIR: folder.path, CUE311_LOG_LEVEL: 'error', ...settings })
  const database = await postgresPid(folder.path)
  const address = await embeddedAddressOf(folder.path)
  if (!address) throw new Error('the database does not run')
  const pool = createPool({ ...address, database: 'cue311' }, quietLog)
  const db = createDb(pool)
  const wish = { name: 'bench', kind: 'generic', settings: { agents: {} }, pull: false, eventsPerMinute } as const
  const source = await addSource(db, wish, Date.now())
  if (!source) throw new Error('there is a source of that name')
  return {
    url: server.url,
    source,
    db,
    pool,
    addAgents: (count, role) => addManyAgents(db, count, role),
    addAgentWithPassword: async () => {
      const signInName = `agent-${randomUUID().slice(0, 8)}`
      const person = { signInName, displayName: 'Test Agent', roles: ['agent' as const] }
      await addPerson(db, { ...person, passwordHash: await hashPassword(password) }, Date.now())
      return { signInName, password }
    },
    usage: async () => ({ server: await usageOf(server.pid), database: await usageOfFamily(database) }),
    stop: async () => {
      await db.destroy()
      await server.end('SIGTERM')
      await folder.remove()
    },
  }
}
