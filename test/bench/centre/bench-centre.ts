import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createDb, createPool, type Db } from '../../../server/db/database.ts'
import { createAccessTokens } from '../../../server/people/access-token.ts'
import { hashPassword } from '../../../server/people/passwords.ts'
import { addPerson, findPerson } from '../../../server/people/people-repository.ts'
import { startSession } from '../../../server/people/sessions-repository.ts'
import { releaseSigner } from '../../../server/releases/release-signing.ts'
import type { Clock } from '../../../shared/clock.ts'
import type { Role } from '../../../shared/people/role.ts'
import { startServer } from '../../server/support/a-program.ts'
import { password } from '../../server/support/http-client.ts'
import { quietLog } from '../../server/support/quiet-log.ts'
import { temporaryFolder } from '../../server/support/temporary-folder.ts'

/** A real server process on its embedded database, where an agent can sign in. */
export interface BenchCentre {
  readonly url: string
  readonly db: Db
  readonly clock: Clock
  readonly agent: string
  readonly releaseKey: string
  readonly timeZone: string
  /** Somebody with that role, and the password of all tests. */
  addPerson(signInName: string, role: Role): Promise<void>
  /** An access token of a session of its own; it may be shown by many desktops. */
  token(): Promise<string>
  stop(): Promise<void>
}

/** @param contentFolder what the first release is made from */
export async function startBenchCentre(contentFolder = 'assets/content'): Promise<BenchCentre> {
  const folder = await temporaryFolder()
  const settings = { CUE311_DATA_DIR: folder.path, CUE311_LOG_LEVEL: 'error', CUE311_CONTENT_DIR: contentFolder }
  const server = await startServer(settings)
  const pool = createPool({ connectionString: await embeddedDatabase(folder.path) }, quietLog)
  const db = createDb(pool)
  const clock = { now: () => Date.now() }
  const tokens = await createAccessTokens(db, clock)
  const { publicKey } = await releaseSigner(db, clock.now())
  const agent = 'bench'
  const passwordHash = await hashPassword(password)
  const add = async (signInName: string, role: Role) => {
    await addPerson(db, { signInName, displayName: signInName, roles: [role], passwordHash }, clock.now())
  }
  await add(agent, 'agent')

  return {
    url: server.url,
    db,
    clock,
    agent,
    releaseKey: publicKey,
    timeZone: 'America/Toronto',
    addPerson: add,
    token: async () => {
      const person = await findPerson(db, agent)
      const session = person && (await startSession(db, person, randomUUID(), clock.now()))
      if (!session) throw new Error('the agent can sign in')
      return (await tokens.issue({ personId: person.personId, sessionId: session.sessionId })).token
    },
    stop: async () => {
      await db.destroy()
      await server.end('SIGTERM')
      await folder.remove()
    },
  }
}

async function embeddedDatabase(dataFolder: string): Promise<string> {
  const pid = await readFile(join(dataFolder, 'database/postmaster.pid'), 'utf8')
  const secret = (await readFile(join(dataFolder, 'database-password'), 'utf8')).trim()
  return `postgres://cue311:${secret}@127.0.0.1:${pid.split('\n')[3]}/cue311`
}
