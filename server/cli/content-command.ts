import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Clock } from '../../shared/clock.ts'
import { checkContent } from '../content/check-content.ts'
import { describeFault } from '../content/content-fault.ts'
import type { Db } from '../db/database.ts'
import { StartFailure } from '../start-failure.ts'
import { readExport } from './content-export-command.ts'
import { type ImportOptions, readImport } from './content-import-command.ts'
import { withPastedFile } from './pasted-file.ts'

const usage = `Usage:
  content check [folder]    reads every answer and tells what is wrong, by file, line and reason
  content import <folder|file.csv|file.jsonl|file.html|Open311 file.json|file.xml|->
      [--format folder|csv|jsonl|html|open311] [--map FILE.json] [--language en|fr] [--replace] [--publish] [--note "…"]
                            tells what would change; with --publish, publishes it as one release
  content export <folder|file.csv|file.jsonl> [--release N] [--replace]
                            writes the answers of the newest release, or of release N
-: what is pasted (standard input), with its --format.
--replace: what the source does not have is withdrawn (import), or removed from the folder (export).
--note: why, for everybody who looks at the release.`

/** What a command works with. The database is opened only for those that need it. */
export type ContentWorld = {
  readonly contentFolder: string
  readonly timeZone: string
  readonly clock: Clock
  readonly say: (line: string) => void
  /** Where what is pasted comes from. */
  readonly input: NodeJS.ReadableStream
  readonly withDatabase: (work: (db: Db) => Promise<void>) => Promise<void>
}

/** Runs `content …`. Throws a `StartFailure` with a sentence when something is wrong. */
export async function runContentCommand(args: readonly string[], world: ContentWorld): Promise<void> {
  const { values, positionals } = readArguments(args)
  const [verb, place, ...rest] = positionals
  if (rest.length > 0) throw new StartFailure(usage)
  switch (verb) {
    case 'check':
      return check(place === undefined ? world.contentFolder : resolve(place), world)
    case 'import':
      if (place === undefined) throw new StartFailure(usage)
      if (place !== '-') return importFrom(resolve(place), values, world)
      return withPastedFile(world.input, (path) => importFrom(path, values, world))
    case 'export': {
      if (place === undefined) throw new StartFailure(usage)
      const run = readExport(resolve(place), values)
      return world.withDatabase((db) => run(db, world))
    }
    default:
      throw new StartFailure(usage)
  }
}

async function importFrom(path: string, options: ImportOptions, world: ContentWorld): Promise<void> {
  const run = await readImport(path, options)
  return world.withDatabase((db) => run(db, world))
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: 'string' },
        map: { type: 'string' },
        language: { type: 'string' },
        release: { type: 'string' },
        note: { type: 'string' },
        replace: { type: 'boolean' },
        publish: { type: 'boolean' },
      },
    })
  } catch (error) {
    // An option that it does not know, or without its value.
    if (error instanceof TypeError) throw new StartFailure(`${error.message}\n${usage}`)
    throw error
  }
}

async function check(folder: string, { say }: ContentWorld): Promise<void> {
  const { texts, faults, warnings } = await checkContent(folder)
  for (const warning of warnings) say(`warning  ${describeFault(warning)}`)
  if (faults.length > 0) {
    const list = faults.map((fault) => `  ${describeFault(fault)}`).join('\n')
    throw new StartFailure(
      `${list}\n${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}; ${texts.length} texts are good.`,
    )
  }
  const answers = new Set(texts.map(({ answerId }) => answerId)).size
  say(`${answers} answers in ${texts.length} texts are good; ${warnings.length} warnings.`)
}
