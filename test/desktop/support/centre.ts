import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { Client } from 'pg'
import { anyFreePort } from '../../../electron/launch/free-port.ts'
import { type ServerProcess, startServer } from '../../../electron/launch/server-process.ts'
import { createDb, createPool } from '../../../server/db/database.ts'
import { embeddedAddressOf } from '../../../server/db/embedded/embedded-postgres.ts'
import { readPostmasterPid } from '../../../server/db/embedded/orphan.ts'
import { hashPassword } from '../../../server/people/passwords.ts'
import { addPerson } from '../../../server/people/people-repository.ts'
import { httpPaths } from '../../../shared/http-contract.ts'
import type { Role } from '../../../shared/people/role.ts'
import { quietLog } from '../../server/support/quiet-log.ts'
import { copyFirstCentre } from './first-centre.ts'
import { temporaryFolder } from './temporary-folder.ts'

export type Agent = { readonly signInName: string; readonly password: string }

/** A real central server with its real database, on folders and a port of its own. */
export class Centre {
  readonly url: string
  readonly dataFolder: string
  readonly #port: number
  readonly #remove: () => Promise<void>
  readonly #env: Readonly<Record<string, string>>
  #server: ServerProcess | null = null

  private constructor(
    folder: string,
    port: number,
    remove: () => Promise<void>,
    env: Readonly<Record<string, string>>,
  ) {
    this.dataFolder = join(folder, 'server')
    this.url = `http://127.0.0.1:${port}`
    this.#port = port
    this.#remove = remove
    this.#env = env
  }

  /** @param env further settings of the server, by their names in its environment */
  static async open(env: Readonly<Record<string, string>> = {}): Promise<Centre> {
    const { path, remove } = await temporaryFolder('centre')
    const centre = new Centre(path, await anyFreePort(), remove, env)
    await copyFirstCentre(centre.dataFolder)
    await centre.start()
    return centre
  }

  async start(): Promise<void> {
    const logFile = join(this.dataFolder, '../server.log')
    this.#server = await startServer({ dataFolder: this.dataFolder, port: this.#port, logFile, env: this.#env })
  }

  /** As an operator ends it. */
  async stop(): Promise<void> {
    await this.#server?.stop()
    this.#server = null
  }

  /** As a power cut ends the server, and its database too when asked. */
  async kill({ database = false } = {}): Promise<void> {
    const server = this.#server
    const postgres = database ? await readPostmasterPid(join(this.dataFolder, 'database')) : null
    server?.process.kill('SIGKILL')
    if (postgres) process.kill(postgres.pid, 'SIGKILL')
    await server?.ended
    this.#server = null
  }

  /** Adds somebody whom no other test knows. */
  async addAgent(displayName = 'Test Agent', role: Role = 'agent'): Promise<Agent> {
    const agent = { signInName: `${role}-${randomUUID().slice(0, 8)}`, password: randomUUID() }
    const passwordHash = await hashPassword(agent.password)
    const pool = createPool({ ...(await this.#address()), max: 1 }, quietLog)
    const db = createDb(pool)
    try {
      await addPerson(db, { signInName: agent.signInName, displayName, roles: [role], passwordHash }, Date.now())
    } finally {
      await db.destroy()
    }
    return agent
  }

  /** Lets somebody in whom a simulated past brought along. */
  async letIn(signInName: string): Promise<Agent> {
    const password = randomUUID()
    const passwordHash = await hashPassword(password)
    await this.query('update person set password_hash = $2 where sign_in_name = $1', [signInName, passwordHash])
    return { signInName, password }
  }

  /** Asks the database itself, past the server. */
  async query<Row extends object>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const client = new Client(await this.#address())
    await client.connect()
    try {
      const { rows } = await client.query(sql, [...parameters])
      return rows
    } finally {
      await client.end()
    }
  }

  async #address() {
    const address = await embeddedAddressOf(this.dataFolder)
    if (!address) throw new Error('the database does not run')
    return { ...address, database: 'cue311' }
  }

  /** A counter of the server, since its last start. */
  async countedSince(counter: string): Promise<number> {
    const response = await fetch(`${this.url}${httpPaths.metrics}`)
    const line = (await response.text()).split('\n').find((one) => one.startsWith(`${counter} `))
    return Number(line?.split(' ')[1] ?? 0)
  }

  async close(): Promise<void> {
    // A killed server leaves its database behind; the next one, like ours, ends it.
    if (!this.#server) await this.start()
    await this.stop()
    await this.#remove()
  }
}
