import { execFile } from 'node:child_process'
import { mkdtemp, open, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { onTestFinished } from 'vitest'
import { temporaryFolder } from './temporary-folder.ts'

const run = promisify(execFile)

/** A disk of its own, as small as that. */
export interface SmallDisk {
  readonly folder: string
  /** Fills it up to so many free bytes; what was filled before counts anew. */
  fill(leavingBytes: number): Promise<void>
  /** Takes away what filled it. */
  makeRoom(): Promise<void>
}

/** Whether this machine lets us have one; where it does not, it says so. */
export async function canMountDisks(): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'cue311-mount-'))
  try {
    await mount(folder, 1)
    await unmount(folder)
    return true
  } catch (error) {
    console.log(`\nA disk that fills up is not tried: no small file system can be mounted here. ${error}`)
    return false
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const mount = (folder: string, megabytes: number) =>
  run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder])
// Lazily: whatever is still open on it does not keep it.
const unmount = (folder: string) => run('umount', ['--lazy', folder])

export async function aSmallDisk(megabytes: number): Promise<SmallDisk> {
  const folder = await temporaryFolder()
  await mount(folder, megabytes)
  onTestFinished(async () => {
    await unmount(folder)
  })
  const ballast = join(folder, 'ballast')
  const makeRoom = () => rm(ballast, { force: true })
  return {
    folder,
    makeRoom,
    fill: async (leavingBytes) => {
      await makeRoom()
      const { bavail, bsize } = await statfs(folder)
      const file = await open(ballast, 'w')
      await file.writeFile(Buffer.alloc(Math.max(0, bavail * bsize - leavingBytes), 1))
      await file.close()
    },
  }
}
