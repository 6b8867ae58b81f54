import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { describeError, openLog } from '../../electron/log.ts'
import { temporaryFolder } from './support/temporary-folder.ts'

/** Begins when its stdin is closed. The fault of the first line arrives after it. */
const logsTwice = `
  const { openLog } = await import('${pathToFileURL(join(import.meta.dirname, '../../electron/log.ts')).href}')
  const log = openLog(process.argv[1], Date.now)
  for await (const _ of process.stdin);
  for (const happening of ['first', 'second']) {
    log.info(happening)
    await new Promise((resolve) => setImmediate(resolve))
  }
`

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

  it('stops nobody’s work when neither the file nor the terminal can be written', async () => {
    const folder = await temporaryFolder()
    const file = join(folder, 'a-file')
    await writeFile(file, '')
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', logsTwice, file], {
      stdio: ['pipe', 'ignore', 'pipe'],
    })
    child.stderr.destroy()
    child.stdin.end('go on')
    expect(await once(child, 'exit')).toEqual([0, null])
  })
})
