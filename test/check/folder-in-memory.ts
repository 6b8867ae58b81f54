import { chmod, mkdtemp, readFile, rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'

const memory = '/dev/shm'
/** All that the tests keep at one time is a third of it. */
const roomBytes = 6 * 2 ** 30

/**
 * A folder in memory for what tests keep for a moment, where there is one with room in which programs may run: hundreds of
 * databases are made, each of hundreds of files, in a tenth of the time. Null elsewhere.
 */
export async function folderInMemory(): Promise<{ path: string; remove: () => Promise<void> } | null> {
  if (!(await hasRoom())) return null
  const path = await mkdtemp(join(memory, 'cue311-check-'))
  // PostgreSQL runs as another person than root.
  await chmod(path, 0o1777)
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 10 }) }
}

async function hasRoom(): Promise<boolean> {
  try {
    const { bavail, bsize } = await statfs(memory)
    const mounts = (await readFile('/proc/mounts', 'utf8')).split('\n').map((line) => line.split(' '))
    const options = mounts.find(([, place]) => place === memory)?.[3]?.split(',') ?? ['noexec']
    return bavail * bsize >= roomBytes && !options.includes('noexec')
  } catch {
    return false
  }
}
