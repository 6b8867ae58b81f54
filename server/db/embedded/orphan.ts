import { readdirSync, readlinkSync } from 'node:fs'
import { readFile, realpath, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { errorCode, StartFailure } from '../../start-failure.ts'
import { commandLine, isRunning, pidIsTaken } from './process-identity.ts'

/*
 * When our server is killed, the PostgreSQL that it started lives on. The next server stops it and starts its own:
 * one that it did not start it could neither supervise nor read the log of.
 *
 * PostgreSQL guards its folder with `postmaster.pid`. That file is removed here in one case only: the process that it
 * names is certainly no PostgreSQL any more, and none that worked for it is left.
 */

/** What `postmaster.pid` says: the process, and the port that it listens on once it does. */
export async function readPostmasterPid(database: string): Promise<{ pid: number; port: number | null } | null> {
  try {
    const lines = (await readFile(join(database, 'postmaster.pid'), 'utf8')).split('\n')
    const pid = Number(lines[0])
    const port = Number(lines[3])
    return Number.isInteger(pid) && pid > 0 ? { pid, port: port > 0 ? port : null } : null
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
}

/** Makes sure that no PostgreSQL runs on the folder; tells whether one had to be stopped. */
export async function stopOrphan(database: string): Promise<boolean> {
  const recorded = await readPostmasterPid(database)
  if (!recorded) return false
  const { pid } = recorded
  const running = isRunning(pid) ? await whose(pid, database) : 'nobody'
  if (running === 'unknown') {
    throw new StartFailure(
      `A PostgreSQL (process ${pid}) that this server did not start may be using ${database}. Stop that process and start again.`,
    )
  }
  if (running === 'ours') await stopPostmaster(pid)
  await workersGone(database)
  // PostgreSQL would take a pid that somebody else has now, or that nobody buried, for a live owner of the folder.
  if (pidIsTaken(pid)) await rm(join(database, 'postmaster.pid'), { force: true })
  return running === 'ours'
}

/** Asks a postmaster to stop, ever less politely, and resolves when it has. */
export async function stopPostmaster(pid: number): Promise<void> {
  const steps = [
    // Fast: roll back what is open, write a checkpoint, leave.
    { signal: 'SIGINT', patienceMs: 30_000 },
    // Immediate: leave at once; the next start recovers.
    { signal: 'SIGQUIT', patienceMs: 10_000 },
    { signal: 'SIGKILL', patienceMs: 10_000 },
  ] as const
  for (const { signal, patienceMs } of steps) {
    sendSignal(pid, signal)
    const deadline = performance.now() + patienceMs
    while (performance.now() < deadline) {
      if (!isRunning(pid)) return
      await sleep(20)
    }
  }
  throw new StartFailure(`The PostgreSQL with process id ${pid} does not stop. Stop it and start again.`)
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    // It ended in the meantime, which is what we wanted.
    if (errorCode(error) !== 'ESRCH') throw error
  }
}

async function whose(pid: number, database: string): Promise<'ours' | 'nobody' | 'unknown'> {
  const [program, ...options] = commandLine(pid)
  if (program === undefined) return 'unknown'
  if (!basename(program).startsWith('postgres')) return 'nobody'
  const folder = options[options.indexOf('-D') + 1]
  if (folder !== undefined && (await samePath(folder, database))) return 'ours'
  const workingFolder = workingFolderOf(pid)
  if (workingFolder === null) return 'unknown'
  return (await samePath(workingFolder, database)) ? 'ours' : 'nobody'
}

async function samePath(path: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([path, other].map((one) => realpath(one).catch(() => one)))
  return a === b
}

/** A killed postmaster's workers notice by themselves and leave; until then the folder is theirs. */
async function workersGone(database: string): Promise<void> {
  const deadline = performance.now() + 20_000
  while (processesIn(database).length > 0) {
    if (performance.now() > deadline) for (const pid of processesIn(database)) sendSignal(pid, 'SIGKILL')
    await sleep(20)
  }
}

/** Every PostgreSQL process works inside its data folder. Linux only; elsewhere PostgreSQL's own guard has to do. */
function processesIn(database: string): number[] {
  if (process.platform !== 'linux') return []
  const pids = readdirSync('/proc').map(Number).filter(Number.isInteger)
  return pids.filter((pid) => workingFolderOf(pid) === database && isRunning(pid))
}

function workingFolderOf(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    // Gone, or somebody else's, or no /proc here.
    return null
  }
}
