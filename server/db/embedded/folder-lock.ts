import { randomUUID } from 'node:crypto'
import { link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { errorCode, StartFailure } from '../../start-failure.ts'
import { isRunning, processMark } from './process-identity.ts'

/*
 * One program of ours at a time uses a data folder. The lock is a file that names its holder; it is made in one step
 * (a hard link to a complete file), so nobody reads half of it. A holder that died is recognised by its pid and, where
 * the system tells, by when that process started, so that a pid used again does not keep us out.
 */

const holderSchema = z.object({
  pid: z.number().int().positive(),
  mark: z.string().nullable(),
  /** A command (adding a person, say) holds it for seconds, a server for good. */
  purpose: z.enum(['server', 'command']),
})
export type LockHolder = z.infer<typeof holderSchema>

export const lockFile = 'server.lock'
const commandPatienceMs = 30_000
/** Nobody needs longer than this to replace a dead holder's lock. */
const takeoverPatienceMs = 5_000

/**
 * Takes the lock of a data folder and resolves to its release. Waits while a short command of ours holds it.
 * Throws a `StartFailure` when a live server does.
 */
export async function lockFolder(folder: string, purpose: LockHolder['purpose']): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true })
  const path = join(folder, lockFile)
  const draft = `${path}.${randomUUID()}`
  const mine: LockHolder = { pid: process.pid, mark: processMark(process.pid), purpose }
  try {
    await writeFile(draft, JSON.stringify(mine))
    await takeLock(path, draft, folder)
  } finally {
    await rm(draft, { force: true })
  }
  return () => rm(path, { force: true })
}

/** Who holds the folder now; null when nobody alive does. */
export async function liveHolder(folder: string): Promise<LockHolder | null> {
  const holder = await readHolder(join(folder, lockFile))
  return holder && isAlive(holder) ? holder : null
}

async function takeLock(path: string, draft: string, folder: string): Promise<void> {
  const deadline = performance.now() + commandPatienceMs
  while (!(await linked(draft, path))) {
    const holder = await readHolder(path)
    if (!holder || !isAlive(holder)) await replaceDeadLock(path, draft)
    else if (holder.purpose === 'server' || performance.now() > deadline) throw alreadyHeld(folder, holder)
    else await sleep(100)
  }
}

/**
 * Removes a dead holder's lock. Only the one who made the guard may, and only after looking again: otherwise of two
 * who saw the same dead holder, the slower would remove the faster one's fresh lock.
 */
async function replaceDeadLock(path: string, draft: string): Promise<void> {
  const guard = `${path}.takeover`
  if (!(await linked(draft, guard))) {
    const age = Date.now() - (await stat(guard).catch(() => ({ mtimeMs: Date.now() }))).mtimeMs
    if (age > takeoverPatienceMs) await rm(guard, { force: true })
    await sleep(50)
    return
  }
  const holder = await readHolder(path)
  if (!holder || !isAlive(holder)) await rm(path, { force: true })
  await rm(guard, { force: true })
}

async function linked(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path)
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  }
}

/** Null when there is no lock, or one that nobody can have written whole: a leftover of a full disk. */
async function readHolder(path: string): Promise<LockHolder | null> {
  try {
    return holderSchema.safeParse(JSON.parse(await readFile(path, 'utf8'))).data ?? null
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || error instanceof SyntaxError) return null
    throw error
  }
}

function isAlive({ pid, mark }: LockHolder): boolean {
  return isRunning(pid) && (mark === null || processMark(pid) === mark)
}

function alreadyHeld(folder: string, { pid, purpose }: LockHolder): StartFailure {
  const who = purpose === 'server' ? 'Another Cue311 server' : 'A Cue311 command'
  return new StartFailure(
    `${who} (process ${pid}) is using the data folder ${folder}. Stop it first, or give this one a folder of its own with CUE311_DATA_DIR.`,
  )
}
