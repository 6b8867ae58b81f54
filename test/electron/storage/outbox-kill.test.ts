import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, expect, it } from 'vitest'
import { openWorkstationStore } from '../support/a-workstation-store.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const child = join(import.meta.dirname, '../support/recording-child.ts')
const kills = 5

/** Starts recording in `folder`, kills after so many receipts, and tells which facts were said to be saved. */
async function recordAndKill(folder: string, receipts: number): Promise<string[]> {
  const process_ = spawn(process.execPath, ['--import', 'tsx', child, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  const saved: string[] = []
  for await (const line of createInterface({ input: process_.stdout })) {
    const [word, factId = ''] = line.split(' ')
    if (word === 'saved') saved.push(factId)
    if (saved.length >= receipts && !process_.killed) process_.kill('SIGKILL')
  }
  if (process_.exitCode === null && process_.signalCode === null) await once(process_, 'exit')
  return saved
}

describe('a workstation killed while it records', () => {
  it('has every fact that it said was saved, once', async () => {
    const folder = await temporaryFolder()
    const saved: string[] = []
    for (let kill = 0; kill < kills; kill++) saved.push(...(await recordAndKill(folder, 20 + 37 * kill)))
    const { outbox, database } = await openWorkstationStore(folder)
    const kept = (await outbox.oldest(100_000)).map(({ fact }) => fact.factId)
    await database.close()
    expect(saved.filter((factId) => !kept.includes(factId))).toEqual([])
    expect(new Set(kept).size).toBe(kept.length)
    expect(saved.length).toBeGreaterThan(kills * 20)
  })

  it('numbers without gaps over all its lives', async () => {
    const folder = await temporaryFolder()
    for (let kill = 0; kill < 2; kill++) await recordAndKill(folder, 30)
    const { outbox, database } = await openWorkstationStore(folder)
    const numbers = (await outbox.oldest(100_000)).map(({ sequence }) => sequence)
    await database.close()
    expect(numbers).toEqual(numbers.map((_, index) => index + 1))
  })
})
