import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmod, chown, mkdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { Logger } from 'pino'
import { errorCode, StartFailure } from '../../start-failure.ts'
import { closedTo, type OrdinaryUser, ordinaryUser } from './ordinary-user.ts'
import { readPostmasterPid, stopOrphan } from './orphan.ts'
import { findPostgres, type PostgresBinaries } from './postgres-binaries.ts'
import { asUser, type Postmaster, type PostmasterWorld, sentenceFor, startPostmaster } from './postmaster.ts'

/** How to reach a PostgreSQL of ours. */
export type EmbeddedAddress = {
  readonly host: '127.0.0.1'
  readonly port: number
  readonly user: string
  readonly password: string
}

/** A PostgreSQL in a folder, which is started again when it dies. */
export type EmbeddedPostgres = {
  /** Changes with each start: the port is whichever is free. */
  address(): EmbeddedAddress
  /** The process that answers now. */
  pid(): number
  stop(): Promise<void>
}

const role = 'cue311'
const run = promisify(execFile)

/**
 * Starts the PostgreSQL that lives in `<dataFolder>/database`, making it at the first start. The caller holds the
 * folder's lock. `onRestart` hears of every new address. Throws a `StartFailure` with a sentence when it cannot.
 */
export async function startEmbeddedPostgres(
  dataFolder: string,
  log: Logger,
  onRestart: (address: EmbeddedAddress) => void = () => {},
): Promise<EmbeddedPostgres> {
  const folder = await realpath(dataFolder)
  const database = join(folder, 'database')
  const user = await chooseUser(folder, database)
  const binaries = await findPostgres(folder, user)
  const password = await readPassword(folder)
  if (!(await exists(join(database, 'PG_VERSION')))) await initialise(folder, database, binaries, user, password)
  await checkVersion(database, binaries)
  if (await stopOrphan(database)) log.warn('a PostgreSQL left behind by a killed server was stopped')
  const world: PostmasterWorld = { program: binaries.postgres, database, user, role, password, log }
  return supervise(await startPostmaster(world), world, onRestart)
}

/** The address of the PostgreSQL that another process of ours runs in that folder; null while it is not up. */
export async function embeddedAddressOf(dataFolder: string): Promise<EmbeddedAddress | null> {
  const running = await readPostmasterPid(join(dataFolder, 'database'))
  if (!running?.port) return null
  return { host: '127.0.0.1', port: running.port, user: role, password: await readPassword(dataFolder) }
}

function supervise(
  first: Postmaster,
  world: PostmasterWorld,
  onRestart: (address: EmbeddedAddress) => void,
): EmbeddedPostgres {
  const { log, password } = world
  let current = first
  let restarting: Promise<void> = Promise.resolve()
  let stopping = false
  const addressNow = (): EmbeddedAddress => ({ host: '127.0.0.1', port: current.port, user: role, password })

  const watch = (postmaster: Postmaster) => {
    void postmaster.ended.then(() => {
      if (!stopping) restarting = restart()
    })
  }
  const restart = async () => {
    log.error({ pid: current.pid }, 'PostgreSQL ended by itself; starting it again')
    for (let waitMs = 50; !stopping; waitMs = Math.min(5_000, waitMs * 2)) {
      // Its workers may still be leaving; PostgreSQL refuses the folder until they have.
      await sleep(waitMs)
      const started = await startAgain()
      if (!started) continue
      current = started
      if (stopping) return started.stop()
      onRestart(addressNow())
      watch(started)
      return
    }
  }
  const startAgain = async () => {
    try {
      await stopOrphan(world.database)
      return await startPostmaster(world)
    } catch (error) {
      log.error({ err: error }, 'PostgreSQL does not start; trying again')
      return null
    }
  }

  watch(first)
  return {
    address: addressNow,
    pid: () => current.pid,
    stop: async () => {
      stopping = true
      await restarting
      await current.stop()
    },
  }
}

async function chooseUser(folder: string, database: string): Promise<OrdinaryUser | null> {
  const user = await ordinaryUser(database)
  if (user === 'none-found') {
    throw new StartFailure(
      'PostgreSQL does not run as root, and this machine has no account named cue311, postgres or nobody. Make one ("useradd --system cue311"), or start the server as an ordinary user.',
    )
  }
  if (user === null) return null
  const closed = await closedTo(user, folder)
  if (closed === null) return user
  throw new StartFailure(
    `PostgreSQL runs as the user ${user.name}, who cannot reach the data folder ${folder} because ${closed} is closed to others. Choose a folder that everybody can reach with CUE311_DATA_DIR (for example /var/lib/cue311), or run "chmod o+x ${closed}".`,
  )
}

/** The role's password, random, in a file that only our account reads. */
async function readPassword(folder: string): Promise<string> {
  const path = join(folder, 'database-password')
  const known = (await exists(path)) ? (await readFile(path, 'utf8')).trim() : ''
  // An empty one is what a full disk leaves.
  if (known) return known
  if (await exists(join(folder, 'database', 'PG_VERSION'))) {
    throw new StartFailure(
      `${path} is missing or empty, and without it nobody opens the database beside it. Put it back from a backup.`,
    )
  }
  const password = randomBytes(32).toString('base64url')
  const draft = `${path}.new`
  await rm(draft, { force: true })
  await writeFile(draft, password, { mode: 0o600 })
  await rename(draft, path)
  return password
}

/** Makes an empty database beside its final place and moves it there whole, so that half of one is never started. */
async function initialise(
  folder: string,
  database: string,
  { initdb }: PostgresBinaries,
  user: OrdinaryUser | null,
  password: string,
): Promise<void> {
  const draft = join(folder, 'database.new')
  const passwordFile = join(folder, 'database.new.password')
  await rm(draft, { recursive: true, force: true })
  await rm(passwordFile, { force: true })
  await mkdir(draft, { mode: 0o700 })
  await writeFile(passwordFile, password, { mode: 0o600 })
  if (user) for (const path of [draft, passwordFile]) await chown(path, user.uid, user.gid)
  const options = [
    '-D',
    draft,
    '-U',
    role,
    '-E',
    'UTF8',
    '--locale=C',
    '-A',
    'scram-sha-256',
    `--pwfile=${passwordFile}`,
  ]
  try {
    await run(initdb, options, { ...asUser(user), maxBuffer: 10_000_000 })
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) || error.message : String(error)
    throw new StartFailure(sentenceFor(said, folder))
  } finally {
    await rm(passwordFile, { force: true })
  }
  await chmod(draft, 0o700)
  await rename(draft, database)
}

/** PostgreSQL does not open the files of another major version. */
async function checkVersion(database: string, { version }: PostgresBinaries): Promise<void> {
  const written = (await readFile(join(database, 'PG_VERSION'), 'utf8')).trim()
  const ours = version.split('.')[0]
  if (written === ours) return
  throw new StartFailure(
    `${database} was written by PostgreSQL ${written} and this is ${ours}. Move it over as "The embedded database" in docs/operations.md tells.`,
  )
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path)
    return true
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false
    throw error
  }
}
