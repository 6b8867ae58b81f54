import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { describeError, openLog } from '../../electron/log.ts'
import { temporaryFolder } from './support/temporary-folder.ts'

describe('log', () => {
  it('writes a line of JSON per happening', async () => {
    const folder = await temporaryFolder()
    openLog(folder, () => 0).warn('release damaged', { release: '1-ab' })
    expect(JSON.parse(await readFile(join(folder, 'log', 'cue311.log'), 'utf8'))).toEqual({
      at: '1970-01-01T00:00:00.000Z',
      level: 'warn',
      happening: 'release damaged',
      release: '1-ab',
    })
  })

  it('keeps one file before the current one', async () => {
    const folder = await temporaryFolder()
    const log = openLog(folder, () => 0)
    for (let line = 0; line < 30; line++) log.info('long', { text: 'x'.repeat(100_000) })
    expect((await readdir(join(folder, 'log'))).sort()).toEqual(['cue311.1.log', 'cue311.log'])
  })

  it('tells an error with its code and its cause', () => {
    const cause = Object.assign(new Error('no space left'), { code: 'ENOSPC' })
    expect(describeError(new Error('not written', { cause }))).toBe('not written (ENOSPC: no space left)')
  })
})
