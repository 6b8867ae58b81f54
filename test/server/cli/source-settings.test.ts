import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readSourcesCommand } from '../../../server/cli/sources-command.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cue311-sources-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function adding(kind: string, settings?: object) {
  const file = join(folder, 'settings.json')
  if (settings) await writeFile(file, JSON.stringify(settings))
  const told = settings ? ['--settings', file] : []
  return readSourcesCommand(['add', '--name', 'one', '--kind', kind, ...told]).then(
    () => 'read',
    (error: unknown) => String(error),
  )
}

describe('sources add', () => {
  it('asks for the settings that a platform needs, by name', async () => {
    expect(await adding('chatwoot')).toContain('account')
    expect(await adding('twilio', { accountSid: 'AC00', authToken: 'token' })).toContain('publicUrl')
    expect(
      await adding('twilio', { accountSid: 'AC00', authToken: 't', publicUrl: 'https://cue311.city.example' }),
    ).toBe('read')
  })

  it('refuses a setting that the platform does not know: it is misspelt', async () => {
    expect(await adding('genesys', { agent: { 'b5f1-a001': 'maya' } })).toContain('agent')
  })

  it('refuses a mapping that cannot be read', async () => {
    const mapping = { conversation: 'call.id', kind: { always: 'held' }, time: '/at', offset: '/n' }
    expect(await adding('generic', { mapping })).toContain('JSON pointer')
    expect(await adding('generic', { mapping: { ...mapping, conversation: '/call/id' } })).toBe('read')
  })

  it('needs none for a source that speaks our own language', async () => {
    expect(await adding('generic')).toBe('read')
  })
})
