import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Clock } from '../../shared/clock.ts'
import type { Db } from '../db/database.ts'
import { turns } from '../figures/exports/due.ts'
import { grantBi } from '../figures/exports/grant-bi.ts'
import {
  addScheduledExport,
  listScheduledExports,
  removeScheduledExport,
} from '../figures/exports/scheduled-exports-repository.ts'
import { writeExport } from '../figures/exports/write-export.ts'
import { StartFailure } from '../start-failure.ts'
import { type FigureOptions, figureOptions, oneOf, readPeriod, readWanted } from './figures-options.ts'

const usage = `Usage:
  figures export PERIOD --to FOLDER [WHAT]
  figures schedule add --name NAME --every day|week|month --at HH:MM --to FOLDER [WHAT]
  figures schedule list
  figures schedule remove --name NAME
  figures grant --role ROLE
PERIOD: yesterday, last-week, last-month, or FROM..UNTIL (2026-11-01..2026-11-30, both included).
WHAT: [--by channel|queue|language|team|topic|outcome|hour] [--format csv|xlsx] [--language en|fr]
      [--threshold SECONDS] [--filter DIMENSION=VALUE,VALUE]...
A schedule writes the day, week or month before: every day, on Mondays, or on the first, by the city's clock.
--role is a role of the database that may then read the views in the schema "bi", and nothing else.`

/** A command, read and checked; the database is opened only for one that can be carried out. */
export type FiguresCommand = (world: {
  readonly db: Db
  readonly clock: Clock
  readonly timeZone: string
}) => Promise<string>

/**
 * Reads the command line. The command resolves to what to tell the administrator; both throw a `StartFailure` with a
 * sentence when something is wrong.
 */
export function readFiguresCommand(args: readonly string[]): FiguresCommand {
  const { values, positionals } = readArguments(args)
  const [verb, which] = positionals
  if (verb === 'export' && positionals.length === 2) return readExport(which ?? '', values)
  if (verb === 'grant' && positionals.length === 1) return readGrant(values)
  if (verb !== 'schedule' || positionals.length !== 2) throw new StartFailure(usage)
  if (which === 'add') return readAdd(values)
  if (which === 'list') return list
  if (which === 'remove') return readRemove(values)
  throw new StartFailure(usage)
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: figureOptions })
  } catch (error) {
    // An option that it does not know, or without its value.
    if (error instanceof TypeError) throw new StartFailure(`${error.message}\n${usage}`)
    throw error
  }
}

function readExport(period: string, options: FigureOptions): FiguresCommand {
  const { by, filter, thresholdS, format, language } = readWanted(options)
  const folder = readFolder(options)
  const periodAt = readPeriod(period)
  return async ({ db, clock, timeZone }) => {
    const question = { period: periodAt(clock.now(), timeZone), filter, by, thresholdS }
    try {
      return `Written: ${await writeExport(db, { question, format, language, folder }, clock.now(), timeZone)}`
    } catch (error) {
      if (!(error instanceof Error) || !('syscall' in error)) throw error
      throw new StartFailure(
        `The file could not be written into ${folder}. Make sure that the folder is there.\n${error.message}`,
      )
    }
  }
}

function readAdd(options: FigureOptions): FiguresCommand {
  const { by, filter, thresholdS, format, language } = readWanted(options)
  const [name, folder] = [readName(options), readFolder(options)]
  const every = oneOf('--every', turns, options.every)
  const time = /^([01]\d|2[0-3]):[0-5]\d$/.test(options.at ?? '') ? options.at : undefined
  if (time === undefined) throw new StartFailure("Say when with --at HH:MM, by the city's clock: 06:00.")
  return async ({ db, clock, timeZone }) => {
    const added = { name, every, at_time: time, folder, format, language, by, filter, threshold_s: thresholdS }
    if (!(await addScheduledExport(db, added, clock.now()))) {
      throw new StartFailure(`There is a schedule named ${name} already. Choose another name, or remove it first.`)
    }
    return `${name} is written into ${folder} every ${every} at ${time} (${timeZone}) by a server that runs then.`
  }
}

const list: FiguresCommand = async ({ db }) => {
  const all = await listScheduledExports(db)
  if (all.length === 0) return 'There is no schedule yet. Add one with "figures schedule add".'
  return all
    .map(({ name, every, at_time, by, format, folder, done_on, fault }) =>
      [name, `every ${every} at ${at_time}`, by ?? 'all', format, folder, done_on ?? 'not written yet', fault ?? '']
        .join('\t')
        .trimEnd(),
    )
    .join('\n')
}

function readRemove(options: FigureOptions): FiguresCommand {
  const name = readName(options)
  return async ({ db }) => {
    if (await removeScheduledExport(db, name)) return `${name} is not written any more; its files stay.`
    throw new StartFailure(`There is no schedule named ${name}. "figures schedule list" shows them.`)
  }
}

function readGrant({ role }: FigureOptions): FiguresCommand {
  if (!role) throw new StartFailure('Say who may read with --role ROLE: a role of the database, made for that.')
  return async ({ db }) => {
    const outcome = await grantBi(db, role)
    if (outcome === 'granted') return `${role} may read the views in the schema "bi".`
    throw new StartFailure(
      outcome === 'no-such-role'
        ? `The database has no role named ${role}. Make one first: create role "${role}" login password '…';`
        : `${role} may do anything in this database already. Make a role that may only read.`,
    )
  }
}

function readName({ name }: FigureOptions): string {
  const trimmed = name?.trim() ?? ''
  if (trimmed && trimmed.length <= 80 && !/\p{Cc}/u.test(trimmed)) return trimmed
  throw new StartFailure('Say which one with --name NAME: 1 to 80 characters, none of them a control character.')
}

function readFolder({ to }: FigureOptions): string {
  if (to) return resolve(to)
  throw new StartFailure('Say where to with --to FOLDER.')
}
