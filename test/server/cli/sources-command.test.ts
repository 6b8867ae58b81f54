import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readSourcesCommand } from '../../../server/cli/sources-command.ts'
import { listSources } from '../../../server/conversations/sources-repository.ts'
import { aDatabase, type TestDatabase } from '../support/a-database.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.remove())

const sources = async (...args: readonly string[]) => {
  const command = await readSourcesCommand(args)
  return command({ db: database.db, clock: { now: () => Date.now() } })
}
const find = async (name: string) => (await listSources(database.db)).find((source) => source.name === name)

describe('sources', () => {
  it('adds one and tells its key and secret, which the list does not', async () => {
    const said = await sources('add', '--name', 'Telephony', '--kind', 'generic')
    const added = await find('Telephony')
    expect(added).toMatchObject({ kind: 'generic', pull: false, eventsPerMinute: 60_000, isRevoked: false })
    expect(said).toContain(added?.secret)
    expect(said).toContain(added?.keyId)
    expect(await sources('list')).not.toContain(added?.secret)
  })

  it('refuses a name that is taken, a kind it does not know and a limit that is none', async () => {
    await sources('add', '--name', 'Twice', '--kind', 'generic')
    await expect(sources('add', '--name', 'Twice', '--kind', 'generic')).rejects.toThrow('already')
    await expect(sources('add', '--name', 'Fax', '--kind', 'fax')).rejects.toThrow('known kinds: generic')
    const limited = sources('add', '--name', 'Slow', '--kind', 'generic', '--events-per-minute', 'few')
    await expect(limited).rejects.toThrow('--events-per-minute is a whole number')
  })

  it('reads settings from a file, and says what is wrong with one that cannot be read', async () => {
    const folder = await temporaryFolder()
    const file = join(folder.path, 'settings.json')
    await writeFile(file, '{"agents":{"ext-12":"maya"}}')
    await sources('add', '--name', 'Mapped', '--kind', 'generic', '--settings', file)
    expect((await find('Mapped'))?.settings.agents).toEqual({ 'ext-12': 'maya' })
    await writeFile(file, '{"agents":["maya"]}')
    await expect(sources('add', '--name', 'Wrong', '--kind', 'generic', '--settings', file)).rejects.toThrow('agents')
    await folder.remove()
  })

  it('revokes one once, and says so the second time', async () => {
    await sources('add', '--name', 'Old', '--kind', 'generic')
    expect(await sources('revoke', '--name', 'Old')).toContain('is revoked')
    expect((await find('Old'))?.isRevoked).toBe(true)
    await expect(sources('revoke', '--name', 'Old')).rejects.toThrow('no source named Old')
  })
})
