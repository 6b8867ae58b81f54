import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Cipher, openSessionFile } from '../../../electron/storage/session-file.ts'
import { anAgentId } from '../../support/an-interaction.ts'
import { collectingLog } from '../support/collecting-log.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const rot: Cipher = {
  isAvailable: () => true,
  encrypt: (text) => Buffer.from(text).toString('hex'),
  decrypt: (encrypted) => Buffer.from(encrypted, 'hex').toString(),
}
const noVault: Cipher = { ...rot, isAvailable: () => false }
const othersVault: Cipher = {
  ...rot,
  decrypt: () => {
    throw new Error('encrypted by somebody else')
  },
}

const session = {
  person: { personId: anAgentId, signInName: 'agent', displayName: 'Demo Agent', roles: ['agent' as const] },
  deviceId: '0d9a2b39-5b0e-4b64-8c9f-3f1f0f6f9a01',
  serverUrl: 'https://cue311.example.ca',
  refreshToken: 'secret-token',
}

async function aFile(cipher: Cipher) {
  const path = join(await temporaryFolder(), 'session.json')
  return { path, open: (by = cipher) => openSessionFile(path, by, collectingLog()) }
}

describe('session file', () => {
  it('remembers person and token over a restart', async () => {
    const { open } = await aFile(rot)
    await open().write(session)
    expect(await open().read()).toEqual(session)
  })

  it('holds the token encrypted', async () => {
    const { open, path } = await aFile(rot)
    await open().write(session)
    expect(await readFile(path, 'utf8')).not.toContain('secret-token')
  })

  it('holds no token where the system has no vault', async () => {
    const { open, path } = await aFile(noVault)
    await open().write(session)
    expect(await readFile(path, 'utf8')).not.toContain('secret')
    expect(await open().read()).toEqual({ ...session, refreshToken: null })
  })

  it('keeps the person when the token cannot be decrypted', async () => {
    const { open } = await aFile(rot)
    await open().write(session)
    expect(await open(othersVault).read()).toEqual({ ...session, refreshToken: null })
  })

  it('knows nobody when the file is damaged', async () => {
    const { open, path } = await aFile(rot)
    await writeFile(path, '{"person": 1')
    expect(await open().read()).toBeNull()
  })

  it('knows nobody after it was told to forget in the middle of a write', async () => {
    const { open } = await aFile(rot)
    for (let time = 0; time < 20; time++) {
      const file = open()
      const written = file.write(session)
      await file.forget()
      await written
      expect(await open().read()).toBeNull()
    }
  })

  it('holds the session written last when two are written at once', async () => {
    const { open } = await aFile(rot)
    const file = open()
    for (let time = 0; time < 20; time++) {
      await Promise.all([file.write(session), file.write({ ...session, refreshToken: `token-${time}` })])
      expect((await open().read())?.refreshToken).toBe(`token-${time}`)
    }
  })

  it('knows nobody after it was told to forget', async () => {
    const { open } = await aFile(rot)
    await open().write(session)
    await open().forget()
    expect(await open().read()).toBeNull()
  })
})
