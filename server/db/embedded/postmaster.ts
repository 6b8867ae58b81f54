import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import type { Logger } from 'pino'
import { errorCode, StartFailure } from '../../start-failure.ts'
import type { OrdinaryUser } from './ordinary-user.ts'
import { stopPostmaster } from './orphan.ts'

/** What it takes to run PostgreSQL on a folder. */
export type PostmasterWorld = {
  readonly program: string
  /** Absolute, without symbolic links. */
  readonly database: string
  readonly user: OrdinaryUser | null
  readonly role: string
  readonly password: string
  readonly log: Logger
}

/** A PostgreSQL that runs. */
export type Postmaster = {
  readonly pid: number
  readonly port: number
  /** Resolves when it has ended, whoever ended it. */
  readonly ended: Promise<void>
  stop(): Promise<void>
}

const portAttempts = 5

/** Starts PostgreSQL on a free port of 127.0.0.1 and resolves when it answers, after crash recovery if need be. */
export async function startPostmaster(world: PostmasterWorld): Promise<Postmaster> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort()
    const started = await launch(world, port)
    if (started.kind === 'running') return started.postmaster
    // Somebody took the port between our look and PostgreSQL's.
    if (!started.words.includes('could not create any TCP/IP sockets') || attempt === portAttempts) {
      throw new StartFailure(sentenceFor(started.words, world.database))
    }
  }
}

type Launch = { kind: 'running'; postmaster: Postmaster } | { kind: 'ended'; words: string }

async function launch(world: PostmasterWorld, port: number): Promise<Launch> {
  const child = spawn(world.program, serverOptions(world.database, port), {
    ...asUser(world.user),
    // Its own process group: Ctrl+C in a terminal is for us alone, we tell PostgreSQL when it is time.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const words = followLog(child, world.log)
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', (error) => {
      words.push(error.message)
      resolve()
    })
  })
  const answers = await untilItAnswersOrEnds(world, port, ended).catch(async (error: unknown) => {
    // It runs and we cannot use it; left behind, it would hold the folder and keep our process from ending.
    if (child.pid !== undefined) await stopPostmaster(child.pid)
    throw error
  })
  if (!answers || child.pid === undefined) return { kind: 'ended', words: words.join('\n') }
  const { pid } = child
  const stop = async () => {
    await stopPostmaster(pid)
    await ended
  }
  return { kind: 'running', postmaster: { pid, port, ended, stop } }
}

function serverOptions(database: string, port: number): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '60',
    log_min_messages: 'warning',
    // Neither statements nor the values in them belong into a log.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    timezone: 'UTC',
  }
  return ['-D', database, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}

/** Options of `spawn` that run a program of PostgreSQL's as an ordinary user. */
export function asUser(user: OrdinaryUser | null) {
  if (process.platform === 'win32') return {}
  // A working folder that everybody may enter; an environment that says nothing of ours.
  const surroundings = { cwd: '/', env: { LC_ALL: 'C' } }
  return user === null ? surroundings : { ...surroundings, uid: user.uid, gid: user.gid }
}

/** Whether somebody should read that line: not what is said because we ask too early, or told it to stop. */
export const isTelling = (line: string): boolean =>
  / (WARNING|ERROR|FATAL|PANIC): (?!.*(administrator command|system is (starting up|not yet accepting)))/.test(line)

/** Passes PostgreSQL's log on to ours, and keeps its last lines for the sentence when it does not start. */
function followLog(child: ChildProcess, log: Logger): string[] {
  const last: string[] = []
  if (!child.stderr) return last
  createInterface(child.stderr).on('line', (line) => {
    last.push(line)
    if (last.length > 30) last.shift()
    if (isTelling(line)) log.warn({ postgres: line }, 'PostgreSQL says')
    else log.debug({ postgres: line }, 'PostgreSQL says')
  })
  return last
}

const untilItAnswersOrEnds = (world: PostmasterWorld, port: number, ended: Promise<void>) =>
  Promise.race([untilItAnswers(world, port, ended), ended.then(() => false)])

async function untilItAnswers(world: PostmasterWorld, port: number, ended: Promise<void>): Promise<boolean> {
  let over = false
  void ended.then(() => {
    over = true
  })
  const startedAt = performance.now()
  let nextReportMs = 10_000
  while (!over) {
    if (await answers(world, port)) return true
    if (performance.now() - startedAt > nextReportMs) {
      world.log.info({ seconds: Math.round(nextReportMs / 1000) }, 'waiting for PostgreSQL, which is recovering')
      nextReportMs += 10_000
    }
    await sleep(30)
  }
  return false
}

async function answers({ role, password, database }: PostmasterWorld, port: number): Promise<boolean> {
  const client = new Client({
    host: '127.0.0.1',
    port,
    user: role,
    password,
    database: 'postgres',
    connectionTimeoutMillis: 5_000,
  })
  // Without a listener a connection cut while closing would end our process.
  client.on('error', () => {})
  try {
    await client.connect()
    return true
  } catch (error) {
    if (errorCode(error) !== '28P01') return false
    throw new StartFailure(
      `The file database-password beside ${database} does not open that database. Put the right one back from a backup.`,
    )
  } finally {
    await client.end().catch(() => {})
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('a TCP socket has a port')
  return address.port
}

/** What PostgreSQL or initdb said, as one sentence that tells what to do. */
export function sentenceFor(words: string, folder: string): string {
  if (/No space left on device|Disk quota exceeded|Check free disk space|wrote only \d+ of \d+ bytes/.test(words)) {
    return `The disk that holds ${folder} is full. Free some space there, or choose a folder on another disk with CUE311_DATA_DIR.`
  }
  if (/error while loading shared libraries: (\S+)/.test(words)) {
    const missing = /error while loading shared libraries: ([^:\s]+)/.exec(words)?.[1]
    return `The embedded database needs the system library ${missing}. Install it, or name a PostgreSQL of your own in CUE311_DATABASE_URL.`
  }
  // The first is the reason, those behind it its consequences.
  const telling = words.split('\n').find((line) => /FATAL|PANIC|error|could not/i.test(line))
  const said = (telling ?? words.split('\n').at(-1) ?? '').replace(/^.*?(FATAL|PANIC|error): */, '').trim()
  return `The embedded database in ${folder} does not start; PostgreSQL says: ${said || 'nothing'}. See "The embedded database" in docs/operations.md.`
}
