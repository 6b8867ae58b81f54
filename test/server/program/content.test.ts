import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aContentFolder, anAnswerFile } from '../support/a-content-folder.ts'
import { aDesktop } from '../support/a-desktop.ts'
import { type Ended, runProgram, startServer } from '../support/a-program.ts'
import { httpClient, password } from '../support/http-client.ts'
import { emptyDatabase } from '../support/test-postgres.ts'

let database: Awaited<ReturnType<typeof emptyDatabase>>
let seed: Awaited<ReturnType<typeof aContentFolder>>
beforeEach(async () => {
  database = await emptyDatabase()
  seed = await aContentFolder({ 'en/pothole-report.md': anAnswerFile() })
})
afterEach(async () => {
  await database.remove()
  await seed.remove()
})

const settings = () => ({
  CUE311_DATABASE_URL: database.url,
  CUE311_CONTENT_DIR: seed.path,
  CUE311_DATA_DIR: join(seed.path, 'data'),
  CUE311_LOG_LEVEL: 'silent',
})
const content = (...args: string[]): Promise<Ended> => runProgram('content', args, settings())

describe('the content program', () => {
  it('imports beside a running server, and every desktop is told', async () => {
    const server = await startServer(settings())
    const maya = ['add', '--sign-in-name', 'maya', '--display-name', 'Maya', '--role', 'agent', '--password-stdin']
    await runProgram('people', maya, settings(), password)
    const desktop = await aDesktop(httpClient(server.url))
    await writeFile(join(seed.path, 'en/sinkhole.md'), anAnswerFile({ 'id:': 'id: sinkhole' }))
    const { code, stdout } = await content('import', seed.path, '--publish')
    expect([code, stdout]).toEqual([0, expect.stringContaining('Release 2 was published.')])
    expect(await desktop.event('release:published')).toMatchObject({ number: 2 })
    desktop.close()
    await server.end('SIGTERM')
  })

  it('exports what it imported', async () => {
    await content('import', seed.path, '--publish')
    const { stdout } = await content('export', join(seed.path, 'out.jsonl'))
    expect(stdout).toBe(`Release 1: 1 text in 1 file, ${join(seed.path, 'out.jsonl')}\n`)
    expect(JSON.parse(await readFile(join(seed.path, 'out.jsonl'), 'utf8'))).toMatchObject({
      answerId: 'pothole-report',
    })
  })

  it('ends with a sentence and exit code 1 when something is wrong', async () => {
    await writeFile(join(seed.path, 'bad.csv'), 'title,body\na,b,c\n')
    const { code, stderr, stdout } = await content('import', join(seed.path, 'bad.csv'), '--publish')
    expect([code, stderr]).toEqual([1, 'Nothing was published: there is a fault.\n'])
    expect(stdout).toContain('fault      bad.csv:2: has 3 cells, and there are 2 columns\n')
  })
})
