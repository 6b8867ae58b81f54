import { extname } from 'node:path'
import { type ExportFormat, exportTexts } from '../content/export/export-texts.ts'
import type { Db } from '../db/database.ts'
import { currentRelease, readRelease } from '../releases/releases-repository.ts'
import { StartFailure } from '../start-failure.ts'
import type { ContentWorld } from './content-command.ts'

type Options = { readonly release?: string | undefined; readonly replace?: boolean | undefined }

/** Reads `content export`, up to what needs the database. */
export function readExport(path: string, { release: said, replace = false }: Options) {
  const number = said === undefined ? null : Number(said)
  if (number !== null && !(Number.isInteger(number) && number > 0 && number < 2 ** 31))
    throw new StartFailure(`"${said}" is no number of a release.`)
  const format = formatOf(path)
  return (db: Db, { say }: ContentWorld) => exportContent(db, say, { path, format, replace, number })
}

type ExportRequest = {
  readonly path: string
  readonly format: ExportFormat
  readonly replace: boolean
  readonly number: number | null
}

async function exportContent(db: Db, say: ContentWorld['say'], { number, ...where }: ExportRequest): Promise<void> {
  const wanted = number ?? (await currentRelease(db))?.number
  const release = wanted === undefined ? null : await readRelease(db, wanted)
  if (!release)
    throw new StartFailure(wanted === undefined ? 'There is no release yet.' : `There is no release ${wanted}.`)
  const { files, stale, unwritable } = await exportTexts(release.revisions, where)
  if (unwritable.length > 0)
    throw new StartFailure(
      `Nothing was written. This format cannot hold ${unwritable.join(', ')} so that it reads back the same; export to a .jsonl file.`,
    )
  const what = where.replace ? 'was removed' : 'is of no answer in this release; --replace removes it'
  for (const file of stale) say(`${file} ${what}`)
  say(
    `Release ${release.number}: ${counted(release.revisions.length, 'text')} in ${counted(files, 'file')}, ${where.path}`,
  )
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`

function formatOf(path: string): ExportFormat {
  switch (extname(path).toLowerCase()) {
    case '.csv':
      return 'csv'
    case '.jsonl':
      return 'jsonl'
    case '':
      return 'folder'
    default:
      throw new StartFailure(`${path} is neither a folder nor a .csv or .jsonl file.`)
  }
}
