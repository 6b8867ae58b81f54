import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { type Role, roleSchema, roles } from '../../shared/people/role.ts'
import type { Db } from '../db/database.ts'
import { hashPassword, shortestPassword } from '../people/passwords.ts'
import { addPerson, disablePerson, endSessionsOf, listPeople, replacePassword } from '../people/people-repository.ts'
import { StartFailure } from '../start-failure.ts'
import { readNotice } from './notice-command.ts'
import { nobodyNamed, type PeopleCommand, readName } from './people-command-parts.ts'
import { readTeamCommand, teamUsage } from './team-commands.ts'

const usage = `Usage:
  people add --sign-in-name NAME --display-name "FULL NAME" --role ROLE [--role ROLE] --password-stdin [--if-absent]
  people list
  people disable --sign-in-name NAME
  people set-password --sign-in-name NAME --password-stdin
  people end-sessions --sign-in-name NAME
${teamUsage}
  people notice --language en|fr
Roles: ${roles.join(', ')}. The password is read from standard input.`

/**
 * Reads the command line. The command resolves to what to tell the administrator; both throw a `StartFailure` with a
 * sentence when something is wrong.
 */
export async function readPeopleCommand(args: readonly string[], stdin: NodeJS.ReadableStream): Promise<PeopleCommand> {
  const [verb, ...rest] = args
  const options = readOptions(rest)
  switch (verb) {
    case 'add':
      return readAdd(options, stdin)
    case 'list':
      return list
    case 'disable':
      return changeCommand(options, disablePerson, (name) => `${name} can no longer sign in; open sessions were ended.`)
    case 'set-password':
      return readSetPassword(options, stdin)
    case 'end-sessions':
      return readEndSessions(options)
    case 'notice':
      return readNotice(options)
    default: {
      const command = readTeamCommand(verb, options)
      if (command) return command
      throw new StartFailure(usage)
    }
  }
}

type Options = ReturnType<typeof readOptions>

function readOptions(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        'sign-in-name': { type: 'string' },
        'display-name': { type: 'string' },
        role: { type: 'string', multiple: true },
        'password-stdin': { type: 'boolean' },
        'if-absent': { type: 'boolean' },
        team: { type: 'string' },
        since: { type: 'string' },
        from: { type: 'string' },
        to: { type: 'string' },
        language: { type: 'string' },
      },
    }).values
  } catch (error) {
    // An option that it does not know, or without its value.
    if (error instanceof TypeError) throw new StartFailure(`${error.message}\n${usage}`)
    throw error
  }
}

async function readAdd(options: Options, stdin: NodeJS.ReadableStream): Promise<PeopleCommand> {
  const signInName = readName(options)
  const displayName = options['display-name']?.trim()
  if (!displayName || displayName.length > 120)
    throw new StartFailure('Say the full name with --display-name "…", at most 120 characters.')
  const chosen = readRoles(options.role ?? [])
  const passwordHash = await hashPassword(await readPassword(options, stdin))
  return async ({ db, clock }) => {
    const added = await addPerson(db, { signInName, displayName, roles: chosen, passwordHash }, clock.now())
    if (added) return `${signInName} was added as ${chosen.join(', ')}.`
    if (options['if-absent']) return `${signInName} is there already; nothing was changed.`
    throw new StartFailure(
      `There is somebody named ${signInName} already. Choose another name, or change the password with set-password.`,
    )
  }
}

async function readSetPassword(options: Options, stdin: NodeJS.ReadableStream): Promise<PeopleCommand> {
  readName(options)
  const passwordHash = await hashPassword(await readPassword(options, stdin))
  return changeCommand(
    options,
    (db, name, at) => replacePassword(db, name, passwordHash, at),
    (name) => `${name} has a new password; sessions under the old one were ended.`,
  )
}

function readEndSessions(options: Options): PeopleCommand {
  const name = readName(options)
  return async ({ db, clock }) => {
    const ended = await endSessionsOf(db, name, clock.now())
    if (ended === null) throw nobodyNamed(name)
    return `${ended} ${ended === 1 ? 'session' : 'sessions'} of ${name} ended.`
  }
}

function changeCommand(
  options: Options,
  change: (db: Db, name: string, at: number) => Promise<boolean>,
  done: (name: string) => string,
): PeopleCommand {
  const name = readName(options)
  return async ({ db, clock }) => {
    if (!(await change(db, name, clock.now()))) throw nobodyNamed(name)
    return done(name)
  }
}

const list: PeopleCommand = async ({ db }) => {
  const people = await listPeople(db)
  if (people.length === 0) return 'There is nobody yet. Add somebody with "people add".'
  return people
    .map((person) =>
      [person.signInName, person.displayName, person.roles.join(','), person.disabled ? 'disabled' : '']
        .join('\t')
        .trimEnd(),
    )
    .join('\n')
}

function readRoles(names: readonly string[]): Role[] {
  if (names.length === 0) throw new StartFailure(`Say what they may do with --role; known roles: ${roles.join(', ')}.`)
  return [...new Set(names)].map((name) => {
    const role = roleSchema.safeParse(name)
    if (!role.success) throw new StartFailure(`There is no role "${name}". Known roles: ${roles.join(', ')}.`)
    return role.data
  })
}

async function readPassword(options: Options, stdin: NodeJS.ReadableStream): Promise<string> {
  if (!options['password-stdin']) {
    throw new StartFailure(
      'Give the password on standard input and say so with --password-stdin; on a command line others could read it.',
    )
  }
  const password = (await text(stdin)).replace(/\r?\n$/, '')
  if (password.length >= shortestPassword && password.length <= 1_000) return password
  throw new StartFailure(
    `The password on standard input has ${password.length} characters; it needs ${shortestPassword} to 1000.`,
  )
}
