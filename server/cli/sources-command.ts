import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import type { Clock } from '../../shared/clock.ts'
import { settingsSchemaOf } from '../conversations/adapters/adapters.ts'
import {
  addSource,
  listSources,
  revokeSource,
  type SourceKind,
  sourceKindSchema,
  sourceKinds,
  sourceSettingsSchema,
} from '../conversations/sources-repository.ts'
import type { Db } from '../db/database.ts'
import { StartFailure } from '../start-failure.ts'

const usage = `Usage:
  sources add --name NAME --kind KIND [--pull] [--events-per-minute N] [--settings FILE.json]
  sources list
  sources revoke --name NAME
Kinds: ${sourceKinds.join(', ')}.
--pull lets agents take its chats from the queue themselves, the longest wait first.`

const eventsPerMinuteAsBuilt = 60_000

/** A command, read and checked; the database is opened only for one that can be carried out. */
export type SourcesCommand = (world: { readonly db: Db; readonly clock: Clock }) => Promise<string>

/**
 * Reads the command line. The command resolves to what to tell the administrator; both throw a `StartFailure` with a
 * sentence when something is wrong.
 */
export async function readSourcesCommand(args: readonly string[]): Promise<SourcesCommand> {
  const [verb, ...rest] = args
  const options = readOptions(rest)
  switch (verb) {
    case 'add':
      return readAdd(options)
    case 'list':
      return list
    case 'revoke':
      return readRevoke(options)
    default:
      throw new StartFailure(usage)
  }
}

type Options = ReturnType<typeof readOptions>

function readOptions(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        name: { type: 'string' },
        kind: { type: 'string' },
        pull: { type: 'boolean' },
        'events-per-minute': { type: 'string' },
        settings: { type: 'string' },
      },
    }).values
  } catch (error) {
    // An option that it does not know, or without its value.
    if (error instanceof TypeError) throw new StartFailure(`${error.message}\n${usage}`)
    throw error
  }
}

async function readAdd(options: Options): Promise<SourcesCommand> {
  const name = readName(options)
  const kind = readKind(options)
  const settings = await readSettings(options.settings, kind)
  const eventsPerMinute = readLimit(options['events-per-minute'])
  return async ({ db, clock }) => {
    const added = await addSource(
      db,
      { name, kind, settings, pull: options.pull ?? false, eventsPerMinute },
      clock.now(),
    )
    if (!added)
      throw new StartFailure(`There is a source named ${name} already. Choose another name, or revoke it first.`)
    return [
      `${name} was added. Its secret is told this once:`,
      `  source   ${added.sourceId}`,
      `  key      ${added.keyId}`,
      `  secret   ${added.secret}`,
    ].join('\n')
  }
}

function readRevoke(options: Options): SourcesCommand {
  const name = readName(options)
  return async ({ db, clock }) => {
    if (!(await revokeSource(db, name, clock.now()))) {
      throw new StartFailure(`There is no source named ${name} that could be revoked. "sources list" shows them.`)
    }
    return `${name} is revoked; within five seconds nothing more is taken from it.`
  }
}

const list: SourcesCommand = async ({ db }) => {
  const sources = await listSources(db)
  if (sources.length === 0) return 'There is no source yet. Add one with "sources add".'
  return sources
    .map(({ name, kind, keyId, pull, eventsPerMinute, isRevoked }) =>
      [name, kind, keyId, pull ? 'pull' : 'assigns', `${eventsPerMinute}/min`, isRevoked ? 'revoked' : '']
        .join('\t')
        .trimEnd(),
    )
    .join('\n')
}

function readName({ name }: Options): string {
  const trimmed = name?.trim() ?? ''
  if (trimmed && trimmed.length <= 80 && !/\p{Cc}/u.test(trimmed)) return trimmed
  throw new StartFailure('Say which source with --name NAME: 1 to 80 characters, none of them a control character.')
}

function readKind({ kind }: Options): SourceKind {
  const known = sourceKindSchema.safeParse(kind)
  if (known.success) return known.data
  throw new StartFailure(`Say what it is with --kind; known kinds: ${sourceKinds.join(', ')}.`)
}

function readLimit(given: string | undefined): number {
  const limit = z.coerce
    .number()
    .int()
    .min(1)
    .max(10_000_000)
    .safeParse(given ?? eventsPerMinuteAsBuilt)
  if (limit.success) return limit.data
  throw new StartFailure('--events-per-minute is a whole number from 1 to 10000000.')
}

/** They are stored as they stand in the file: what a later version reads of them is there. */
async function readSettings(file: string | undefined, kind: SourceKind) {
  const settings = file === undefined ? {} : await readJson(file)
  const checked = settingsSchemaOf(kind).safeParse(settings)
  if (checked.success) return sourceSettingsSchema.parse(settings)
  const where = file === undefined ? `${kind} needs settings: --settings FILE.json.` : `Correct ${file}.`
  throw new StartFailure(`The settings are not those of ${kind}. ${where}\n${z.prettifyError(checked.error)}`)
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch (error) {
    throw new StartFailure(`The settings in ${file} cannot be read. Correct the file.\n${String(error)}`)
  }
}
