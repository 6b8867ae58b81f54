import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openDatabase } from '../../../electron/storage/database.ts'
import { anInteraction } from '../../support/an-interaction.ts'
import { openWorkstationStore } from '../support/a-workstation-store.ts'
import { collectingLog } from '../support/collecting-log.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const facts = anInteraction()

/** A folder whose database holds `facts`, closed. */
async function aFilledFolder() {
  const folder = await temporaryFolder()
  const { recorder, database } = await openWorkstationStore(folder)
  for (const fact of facts) await recorder.record(fact)
  await database.close()
  return folder
}

async function damage(folder: string) {
  const names = await readdir(join(folder, 'database'))
  const manifest = names.find((name) => name.startsWith('MANIFEST')) ?? expect.fail()
  await writeFile(join(folder, 'database', manifest), 'not what it was')
}

describe('a damaged database', () => {
  it('is put aside under a dated name', async () => {
    const folder = await aFilledFolder()
    await damage(folder)
    const { setAside, database } = await openWorkstationStore(folder)
    await database.close()
    expect(setAside).toMatch(/database-damaged-\d{4}-\d\d-\d\dT/)
    expect(await readdir(setAside ?? '')).toContain('CURRENT')
  })

  it('is repaired as far as it goes', async () => {
    const folder = await aFilledFolder()
    await damage(folder)
    const { outbox, database } = await openWorkstationStore(folder)
    const kept = await outbox.oldest(10)
    await database.close()
    expect(kept.map(({ fact }) => fact.factId)).toEqual(facts.map(({ factId }) => factId))
  })

  it('is begun afresh when nothing can be saved of it', async () => {
    const folder = await temporaryFolder()
    const { database: first } = await openWorkstationStore(folder)
    await first.close()
    for (const name of await readdir(join(folder, 'database')))
      await writeFile(join(folder, 'database', name), 'rubbish')
    const { recorder, outbox, database } = await openWorkstationStore(folder)
    for (const fact of facts) await recorder.record(fact)
    expect(outbox.counts().pending).toBe(facts.length)
    await database.close()
  })

  it('is noticed when its first file is missing, which would pass for an empty one', async () => {
    const folder = await aFilledFolder()
    await rm(join(folder, 'database', 'CURRENT'))
    const { setAside, outbox, database } = await openWorkstationStore(folder)
    const kept = await outbox.oldest(10)
    await database.close()
    expect(setAside).not.toBeNull()
    expect(kept).toHaveLength(facts.length)
  })
})

describe('a database that another process holds', () => {
  it('is left as it is', async () => {
    const folder = await aFilledFolder()
    const { database } = await openWorkstationStore(folder)
    await expect(openWorkstationStore(folder)).rejects.toThrow()
    await database.close()
    expect(await readdir(folder)).toEqual(['database'])
  })
})

describe('a full disk', () => {
  /*
   * A limit on the size of files stands in for it: the system refuses to write in the same way, in the middle of a
   * record, and needs no disk of our own.
   */
  async function recordUntilRefused(folder: string): Promise<string[]> {
    const child = join(import.meta.dirname, '../support/recording-child.ts')
    const command = `trap '' XFSZ; ulimit -f 256; exec "$0" --import tsx "$1" "$2" --until-refused`
    const shell = spawn('bash', ['-c', command, process.execPath, child, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const lines: string[] = []
    for await (const line of createInterface({ input: shell.stdout })) lines.push(line)
    if (shell.exitCode === null) await once(shell, 'exit')
    return lines
  }

  const factsAfter = (lines: readonly string[], word: string) =>
    lines.filter((line) => line.startsWith(word)).map((line) => line.split(' ').at(-1))

  it('is told from other failures', async () => {
    const lines = await recordUntilRefused(await temporaryFolder())
    expect(lines.find((line) => line.startsWith('refused'))).toMatch(/^refused disk-full /)
  })

  it('loses nothing that was said to be saved, before it or after it', async () => {
    const folder = await temporaryFolder()
    const lines = await recordUntilRefused(folder)
    const { outbox, database } = await openWorkstationStore(folder)
    const kept = (await outbox.oldest(100_000)).map(({ fact }) => fact.factId)
    await database.close()
    const refusedAt = lines.findIndex((line) => line.startsWith('refused'))
    expect(factsAfter(lines, 'saved').filter((factId) => !kept.includes(factId ?? ''))).toEqual([])
    expect(factsAfter(lines.slice(refusedAt), 'saved').length).toBeGreaterThan(0)
  })

  it('goes on telling what was recorded while nothing can be written', async () => {
    const folder = join(await temporaryFolder(), 'database')
    const { database } = await openDatabase(folder, { now: Date.now, log: collectingLog() })
    onTestFinished(() => database.close())
    const put = (key: string, value: unknown) =>
      database.exclusively((write) => write([{ table: 'journal', key, put: value }]))
    await put('1', 'kept')
    // What JSON cannot say makes the write fail; a folder in the way refuses the room that is asked for afterwards.
    await expect(put('2', 1n)).rejects.toThrow()
    await mkdir(`${folder}.room`)
    await expect(put('3', 'refused')).rejects.toThrow()
    expect(await database.entries('journal')).toEqual([['1', 'kept']])
    await rm(`${folder}.room`, { recursive: true })
    await put('4', 'kept too')
    expect((await database.entries('journal')).map(([key]) => key)).toEqual(['1', '4'])
  })
})
