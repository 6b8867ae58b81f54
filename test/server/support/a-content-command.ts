import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { runContentCommand } from '../../../server/cli/content-command.ts'
import { publishRelease, readRelease } from '../../../server/releases/releases-repository.ts'
import { sha256 } from '../../../server/releases/sha256.ts'
import type { AnswerText, Revision } from '../../../shared/knowledge/answer.ts'
import { toRevision } from '../../../shared/knowledge/release.ts'
import { aDatabase, type TestDatabase } from './a-database.ts'
import { temporaryFolder } from './temporary-folder.ts'

export type ContentCommand = TestDatabase & {
  readonly folder: string
  /** Runs `content …` and resolves to the lines it says; rejects with its sentence. What it said is in `said`. */
  content(...args: string[]): Promise<string[]>
  readonly said: string[]
  /** Runs `content import -` with this pasted. */
  paste(text: string, ...args: string[]): Promise<string[]>
  /** Writes a file into the folder and resolves to its path. */
  file(name: string, content: string | Uint8Array): Promise<string>
  publish(...texts: AnswerText[]): Promise<void>
  /** The texts of a release. */
  release(number: number): Promise<readonly Revision[]>
}

export const commandDay = '2026-11-25'

/** An empty database and a folder, as the content team's command line has them. */
export async function aContentCommand(): Promise<ContentCommand> {
  const database = await aDatabase()
  const folder = await temporaryFolder()
  const said: string[] = []
  const clock = { now: () => Date.parse(`${commandDay}T12:00:00-05:00`) }
  const run = async (pasted: string, args: readonly string[]) => {
    said.length = 0
    await runContentCommand(args, {
      contentFolder: folder.path,
      timeZone: 'America/Toronto',
      clock,
      input: Readable.from([pasted]),
      say: (line) => said.push(line),
      withDatabase: (work) => work(database.db),
    })
    return [...said]
  }
  return {
    ...database,
    folder: folder.path,
    said,
    content: (...args) => run('', args),
    paste: (text, ...args) => run(text, ['import', '-', ...args]),
    file: async (name, written) => {
      const path = join(folder.path, name)
      await writeFile(path, written)
      return path
    },
    publish: async (...texts) => {
      const puts = texts.map((text) => ({ kind: 'put-revision', revision: toRevision(text, sha256) }) as const)
      await publishRelease(database.db, puts, 'America/Toronto', clock.now())
    },
    release: async (number) => (await readRelease(database.db, number))?.revisions ?? [],
    remove: async () => {
      await database.remove()
      await folder.remove()
    },
  }
}
