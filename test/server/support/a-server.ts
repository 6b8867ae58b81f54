import { Worker } from 'node:worker_threads'
import { createServer, type ServerDeps } from '../../../server/app.ts'
import { hashPassword } from '../../../server/people/passwords.ts'
import { addPerson } from '../../../server/people/people-repository.ts'
import type { Role } from '../../../shared/people/role.ts'
import { builtProgram } from '../../support/build-programs.ts'
import { aDatabase, type TestDatabase } from './a-database.ts'
import { type HttpClient, httpClient, password } from './http-client.ts'
import { quietLog } from './quiet-log.ts'

export type TestServer = HttpClient & {
  readonly database: TestDatabase
  addAgent(name: string, roles?: readonly Role[]): Promise<void>
  stop(): Promise<void>
}

/** A server on a database of its own (or the one given), with the agents `maya` and `theo`. */
export async function aServer(deps: Partial<ServerDeps> & { database?: TestDatabase } = {}): Promise<TestServer> {
  const database = deps.database ?? (await aDatabase())
  const { db, pool } = database
  const clock = { now: () => Date.now() }
  const server = await createServer({
    db,
    pool,
    clock,
    log: quietLog,
    version: 'test',
    startGoldenThread: () => new Worker(builtProgram('golden-thread')),
    ...deps,
  })
  const port = await server.listen({ host: '127.0.0.1', port: 0 })
  const addAgent: TestServer['addAgent'] = async (signInName, roles = ['agent']) => {
    const person = {
      signInName,
      displayName: signInName,
      roles: [...roles],
      passwordHash: await hashPassword(password),
    }
    await addPerson(db, person, Date.now())
  }
  if (!deps.database) for (const name of ['maya', 'theo']) await addAgent(name)
  return {
    ...httpClient(`http://127.0.0.1:${port}`),
    database,
    addAgent,
    stop: async () => {
      await server.stop()
      if (!deps.database) await database.remove()
    },
  }
}
