import { spawn } from 'node:child_process'
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { liveHolder, lockFile, lockFolder } from '../../../server/db/embedded/folder-lock.ts'
import { processMark } from '../../../server/db/embedded/process-identity.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

let folder: { path: string; remove: () => Promise<void> }
beforeEach(async () => {
  folder = await temporaryFolder()
})
afterEach(() => folder.remove())

const leaveLock = (holder: unknown) => writeFile(join(folder.path, lockFile), JSON.stringify(holder))

async function aDeadPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', ''])
  await new Promise((resolve) => child.once('exit', resolve))
  return child.pid ?? 0
}

describe('the lock of a data folder', () => {
  it('is held by one at a time', async () => {
    const unlock = await lockFolder(folder.path, 'server')
    await expect(lockFolder(folder.path, 'server')).rejects.toThrow(`(process ${process.pid}) is using the data folder`)
    await unlock()
    await (await lockFolder(folder.path, 'server'))()
  })

  it('leaves nothing behind', async () => {
    await (await lockFolder(folder.path, 'server'))()
    expect(await readdir(folder.path)).toEqual([])
  })

  it('is taken from a holder that died', async () => {
    await leaveLock({ pid: await aDeadPid(), mark: null, purpose: 'server' })
    expect(await liveHolder(folder.path)).toBeNull()
    await (await lockFolder(folder.path, 'server'))()
  })

  it('is taken from a dead holder whose pid somebody else has now', async () => {
    await leaveLock({ pid: process.pid, mark: 'another-boot/1', purpose: 'server' })
    await (await lockFolder(folder.path, 'server'))()
  })

  it('is not taken from a holder that lives', async () => {
    await leaveLock({ pid: process.pid, mark: processMark(process.pid), purpose: 'server' })
    await expect(lockFolder(folder.path, 'command')).rejects.toThrow('Another Cue311 server')
  })

  it('is taken over when it was written half, as on a full disk', async () => {
    await writeFile(join(folder.path, lockFile), '{"pid":')
    await (await lockFolder(folder.path, 'server'))()
  })

  it('goes to one of many who find a dead holder at the same moment', async () => {
    await leaveLock({ pid: await aDeadPid(), mark: null, purpose: 'server' })
    const attempts = await Promise.allSettled(Array.from({ length: 20 }, () => lockFolder(folder.path, 'server')))
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('waits for a short command to finish', async () => {
    const unlock = await lockFolder(folder.path, 'command')
    const order: string[] = []
    const server = lockFolder(folder.path, 'server').then((release) => {
      order.push('server')
      return release
    })
    order.push('command finished')
    await unlock()
    await (await server)()
    expect(order).toEqual(['command finished', 'server'])
  })
})
