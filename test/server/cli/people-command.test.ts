import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPeopleCommand } from '../../../server/cli/people-command.ts'
import { verifyPassword } from '../../../server/people/passwords.ts'
import { findPerson } from '../../../server/people/people-repository.ts'
import { aDatabase, type TestDatabase } from '../support/a-database.ts'
import { password } from '../support/http-client.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.remove())

const people = async (args: readonly string[], input = password) => {
  const command = await readPeopleCommand(args, Readable.from([input]))
  return command({ db: database.db, clock: { now: () => Date.now() }, timeZone: 'America/Toronto' })
}
const add = (name: string, ...more: string[]) =>
  people(['add', '--sign-in-name', name, '--display-name', 'Maya Roy', '--role', 'agent', '--password-stdin', ...more])

describe('people add', () => {
  it('adds somebody with roles and a hashed password', async () => {
    expect(await add('maya', '--role', 'editor')).toBe('maya was added as agent, editor.')
    const maya = await findPerson(database.db, 'maya')
    expect(maya).toMatchObject({ displayName: 'Maya Roy', roles: ['agent', 'editor'], disabled: false })
    expect(maya?.passwordHash).toMatch(/^\$argon2id\$/)
    expect(await verifyPassword(maya?.passwordHash ?? null, password)).toBe(true)
  })

  it('says that a name is taken, whatever its capitals', async () => {
    await add('taken')
    await expect(add('Taken')).rejects.toThrow('There is somebody named taken already.')
  })

  it('changes nothing with --if-absent when the name is taken', async () => {
    await add('there')
    expect(await add('there', '--if-absent')).toBe('there is there already; nothing was changed.')
  })

  it('names the known roles for one that it does not know', async () => {
    await expect(add('boss', '--role', 'boss')).rejects.toThrow(
      'There is no role "boss". Known roles: agent, supervisor, editor, administrator.',
    )
    expect(await findPerson(database.db, 'boss')).toBeNull()
  })

  it('takes the line end off the password, and nothing else', async () => {
    const args = ['add', '--sign-in-name', 'line', '--display-name', 'L', '--role', 'agent', '--password-stdin']
    await people(args, ' spaces stay \n')
    expect(await verifyPassword((await findPerson(database.db, 'line'))?.passwordHash ?? null, ' spaces stay ')).toBe(
      true,
    )
  })

  it.each([
    ['no name', ['--display-name', 'M', '--role', 'agent', '--password-stdin'], 'Say who with --sign-in-name'],
    ['no full name', ['--sign-in-name', 'm', '--role', 'agent', '--password-stdin'], 'Say the full name'],
    ['no role', ['--sign-in-name', 'm', '--display-name', 'M', '--password-stdin'], 'Say what they may do with --role'],
    ['no password', ['--sign-in-name', 'm', '--display-name', 'M', '--role', 'agent'], 'on standard input'],
    ['an unknown option', ['--password', 'x'], "Unknown option '--password'"],
  ])('says what is missing: %s', async (_what, args, sentence) => {
    await expect(people(['add', ...args])).rejects.toThrow(sentence)
  })

  it('refuses a password that is too short', async () => {
    const args = ['add', '--sign-in-name', 's', '--display-name', 'S', '--role', 'agent', '--password-stdin']
    await expect(people(args, 'short\n')).rejects.toThrow('has 5 characters; it needs 8 to 1000')
  })
})

describe('the other people commands', () => {
  it('list who there is', async () => {
    await add('listed')
    expect((await people(['list'])).split('\n')).toContain('listed\tMaya Roy\tagent')
  })

  it('disable somebody, and let them in again with a new password', async () => {
    await add('away')
    await people(['disable', '--sign-in-name', 'away'])
    expect((await people(['list'])).split('\n')).toContain('away\tMaya Roy\tagent\tdisabled')
    await people(['set-password', '--sign-in-name', 'away', '--password-stdin'], 'another password')
    expect(await findPerson(database.db, 'away')).toMatchObject({ disabled: false })
  })

  it.each(['disable', 'end-sessions', 'set-password'])('%s says that there is nobody of that name', async (verb) => {
    await expect(people([verb, '--sign-in-name', 'nobody', '--password-stdin'])).rejects.toThrow(
      'There is nobody named nobody.',
    )
  })

  it('print what is recorded about those who work here', async () => {
    expect(await people(['notice', '--language', 'fr'])).toMatch(/^# Surveillance électronique/)
    await expect(people(['notice'])).rejects.toThrow('Say in which language with --language: en or fr.')
  })

  it('show how they are used when there is none of that name', async () => {
    await expect(people(['promote'])).rejects.toThrow('Usage:')
  })
})
