import { execFile } from 'node:child_process'
import { mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { projectFolder } from '../../../electron/launch/environment.ts'
import { failuresOfPlaywright, failuresOfVitest } from '../../check/failures.ts'

let folder: string
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'cue311-failures-')))
  await symlink(join(projectFolder, 'node_modules'), join(folder, 'node_modules'), 'junction')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** Runs a program of ours on these files, and resolves to the report that it left. */
async function reportOf(program: string, args: readonly string[], files: Readonly<Record<string, string>>) {
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  const report = join(folder, 'report.json')
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: report, FORCE_COLOR: '1' }
  await promisify(execFile)(join(projectFolder, 'node_modules/.bin', program), args, { cwd: folder, env }).catch(
    (_failed) => undefined,
  )
  return JSON.parse(await readFile(report, 'utf8'))
}

describe('what failed in a run', () => {
  it('is named with the first line of its reason: tests, and files that cannot be begun', async () => {
    const report = await reportOf('vitest', ['run', '--reporter=json', '--outputFile=report.json', '--root', folder], {
      'one.test.js': `import { expect, it } from 'vitest'
        it('holds', () => expect(1).toBe(1))
        it('does not hold', () => expect(1).toBe(2))`,
      'two.test.js': `throw new Error('no such part')`,
    })
    const place = relative(projectFolder, folder)
    expect(failuresOfVitest(report).toSorted()).toEqual([
      `${place}/one.test.js: does not hold\n    AssertionError: expected 1 to be 2 // Object.is equality`,
      `${place}/two.test.js\n    no such part`,
    ])
  })

  it('is named of journeys, inside what they are about', async () => {
    const report = await reportOf('playwright', ['test', '--config', folder, '--reporter=json'], {
      'journey.spec.js': `const { expect, test } = require('@playwright/test')
        test('arrives', () => {})
        test.describe('on the way', () => test('is lost', () => { throw new Error('no window') }))`,
    })
    expect(failuresOfPlaywright(report)).toEqual(['on the way: is lost\n    Error: no window'])
  })
})
