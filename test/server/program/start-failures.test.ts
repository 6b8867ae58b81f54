import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aContentFolder, anAnswerFile } from '../support/a-content-folder.ts'
import { freePort, runProgram, startServer } from '../support/a-program.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { emptyDatabase } from '../support/test-postgres.ts'

let folder: { path: string; remove: () => Promise<void> }
beforeEach(async () => {
  folder = await temporaryFolder()
})
afterEach(() => folder.remove())

/** Starts the server, which must end with exit code 1 and nothing but words on standard error. */
async function sentenceOf(environment: Record<string, string>): Promise<string> {
  const settings = {
    CUE311_DATA_DIR: join(folder.path, 'data'),
    CUE311_PORT: '0',
    CUE311_LOG_LEVEL: 'fatal',
    ...environment,
  }
  const { code, stderr } = await runProgram('main', [], settings)
  expect(code).toBe(1)
  expect(stderr).not.toMatch(/^ +at /m)
  return stderr.trim()
}

describe('a server that cannot start says in one sentence what to do', () => {
  it('when its port is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    const address = other.address()
    const port = typeof address === 'object' && address ? String(address.port) : ''
    const sentence = await sentenceOf({ CUE311_PORT: port })
    other.close()
    expect(sentence).toBe(
      `Port ${port} on 127.0.0.1 is already in use. Stop the program that uses it, or choose another port with CUE311_PORT.`,
    )
  })

  it('when nothing answers where the database should be', async () => {
    const port = await freePort()
    const sentence = await sentenceOf({ CUE311_DATABASE_URL: `postgres://cue311:secret@127.0.0.1:${port}/cue311` })
    expect(sentence).toBe(
      `Nothing answers at the database at 127.0.0.1:${port}/cue311 (ECONNREFUSED). Check that PostgreSQL runs there, and the host and port in CUE311_DATABASE_URL.`,
    )
  })

  it('when the database takes the connection and says nothing', async () => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1')
    await new Promise((resolve) => silent.once('listening', resolve))
    const address = silent.address()
    const port = typeof address === 'object' && address ? String(address.port) : ''
    const sentence = await sentenceOf({ CUE311_DATABASE_URL: `postgres://cue311:secret@127.0.0.1:${port}/cue311` })
    silent.close()
    expect(sentence).toMatch(
      new RegExp(`^Nothing answers like PostgreSQL at the database at 127.0.0.1:${port}/cue311 .*the firewall`),
    )
  })

  it('when the PostgreSQL named does not speak TLS', async () => {
    // Nothing but the refusal of TLS that PostgreSQL's protocol knows.
    const plain = createServer((socket) => socket.once('data', () => socket.end('N'))).listen(0, '127.0.0.1')
    await new Promise((resolve) => plain.once('listening', resolve))
    const address = plain.address()
    const port = typeof address === 'object' && address ? String(address.port) : ''
    const url = `postgres://cue311:secret@127.0.0.1:${port}/cue311?sslmode=verify-full`
    const sentence = await sentenceOf({ CUE311_DATABASE_URL: url })
    plain.close()
    expect(sentence).toMatch(/^No connection with TLS to the database at .*sslmode/)
  })

  it('when the database named keeps text in a narrow encoding', async () => {
    const { url, remove } = await emptyDatabase("encoding 'LATIN1' locale 'C' template template0")
    const sentence = await sentenceOf({ CUE311_DATABASE_URL: url })
    await remove()
    expect(sentence).toMatch(/keeps text as LATIN1; it must be UTF8\. Create it with "createdb/)
  })

  it('when its host has no address', async () => {
    const sentence = await sentenceOf({ CUE311_HOST: 'nowhere.invalid' })
    expect(sentence).toMatch(/^There is no address nowhere\.invalid \(.*Set CUE311_HOST/)
  })

  it('when the PostgreSQL named has no such database', async () => {
    const { url, remove } = await emptyDatabase()
    const sentence = await sentenceOf({ CUE311_DATABASE_URL: `${url}_gone` })
    await remove()
    expect(sentence).toMatch(/^There is no such database at .*_gone\. Create it \(createdb\)/)
  })

  it('when another server has the data folder', async () => {
    const dataFolder = join(folder.path, 'data')
    const running = await startServer({ CUE311_DATA_DIR: dataFolder })
    const sentence = await sentenceOf({})
    await running.end('SIGTERM')
    expect(sentence).toBe(
      `Another Cue311 server (process ${running.pid}) is using the data folder ${dataFolder}. Stop it first, or give this one a folder of its own with CUE311_DATA_DIR.`,
    )
  })

  it('when the data folder cannot be used by the account that runs PostgreSQL', async () => {
    // As root that is another account, which must be able to reach the folder; otherwise ours, which must write it.
    const closed = join(folder.path, 'closed')
    await mkdir(closed)
    await chmod(closed, process.getuid?.() === 0 ? 0o700 : 0o500)
    const sentence = await sentenceOf({ CUE311_DATA_DIR: join(closed, 'data') })
    expect(sentence).toContain(closed)
    expect(sentence).toContain('with CUE311_DATA_DIR')
  })

  it('when a file is where the data folder should be', async () => {
    await writeFile(join(folder.path, 'data'), 'a file')
    expect(await sentenceOf({})).toBe(
      `${join(folder.path, 'data')} is in the way: a folder is needed there. Move it, or choose another folder with CUE311_DATA_DIR.`,
    )
  })

  it('when the content is bad', async () => {
    const content = await aContentFolder({ 'en/pothole-report.md': anAnswerFile({ spoken: null }) })
    const sentence = await sentenceOf({ CUE311_CONTENT_DIR: content.path })
    await content.remove()
    expect(sentence).toMatch(
      /^The first release cannot be made: one thing is wrong in .*\n {2}en\/pothole-report.md:1: "spoken" is missing$/,
    )
  })

  it('when the password of the embedded database is gone', async () => {
    const dataFolder = join(folder.path, 'data')
    await mkdir(join(dataFolder, 'database'), { recursive: true })
    await writeFile(join(dataFolder, 'database', 'PG_VERSION'), '18\n')
    expect(await sentenceOf({})).toMatch(/database-password is missing or empty, .* Put it back from a backup\.$/)
  })

  it('when the password of the embedded database is another one, and leaves no PostgreSQL behind', async () => {
    const dataFolder = join(folder.path, 'data')
    const running = await startServer({ CUE311_DATA_DIR: dataFolder })
    await running.end('SIGTERM')
    await writeFile(join(dataFolder, 'database-password'), 'another')
    expect(await sentenceOf({})).toMatch(/^The file database-password .* does not open that database\./)
    await expect(readFile(join(dataFolder, 'database', 'postmaster.pid'))).rejects.toThrow('ENOENT')
  })

  it('when the embedded database was written by another PostgreSQL', async () => {
    const dataFolder = join(folder.path, 'data')
    await mkdir(join(dataFolder, 'database'), { recursive: true })
    await writeFile(join(dataFolder, 'database', 'PG_VERSION'), '9.6\n')
    await writeFile(join(dataFolder, 'database-password'), 'secret')
    expect(await sentenceOf({})).toContain('was written by PostgreSQL 9.6')
  })

  it('when settings cannot be used, each by its name', async () => {
    const sentence = await sentenceOf({
      CUE311_PORT: 'many',
      CUE311_TIME_ZONE: 'Port/Ellery',
      CUE311_DATABASE_URL: 'mysql://x',
    })
    for (const name of ['CUE311_PORT', 'CUE311_TIME_ZONE', 'CUE311_DATABASE_URL'])
      expect(sentence).toContain(`${name}: `)
  })
})
