import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { reasonGivenSchema } from '../../shared/content/content-contract.ts'
import { dayInCity } from '../../shared/knowledge/answer.ts'
import { type Language, languageSchema, languages } from '../../shared/knowledge/language.ts'
import { type Mapping, mappingSchema, noMapping } from '../content/import/field-mapping.ts'
import { planImport, textsKnown } from '../content/import/import-plan.ts'
import { faultsOf, reportImport } from '../content/import/import-report.ts'
import { publishImport } from '../content/import/publish-import.ts'
import { type Format, formats, guessFormat, readContent } from '../content/import/read-content.ts'
import type { Db } from '../db/database.ts'
import { currentRelease, readRelease } from '../releases/releases-repository.ts'
import { errorCode, StartFailure } from '../start-failure.ts'
import type { ContentWorld } from './content-command.ts'

export type ImportOptions = {
  readonly format?: string | undefined
  readonly map?: string | undefined
  readonly language?: string | undefined
  readonly replace?: boolean | undefined
  readonly publish?: boolean | undefined
  readonly note?: string | undefined
}

type ImportRequest = {
  readonly path: string
  readonly format: Format
  readonly mapping: Mapping
  readonly language: Language
  readonly replace: boolean
  readonly publish: boolean
  readonly note: string | null
}

/** Reads `content import`, up to what needs the database. */
export async function readImport(path: string, options: ImportOptions) {
  const request: ImportRequest = {
    path,
    format: await readFormat(path, options.format),
    mapping: options.map === undefined ? noMapping : await readMapping(options.map),
    language: readLanguage(options.language),
    replace: options.replace ?? false,
    publish: options.publish ?? false,
    note: readNote(options.note),
  }
  return (db: Db, world: ContentWorld) => importContent(db, world, request)
}

async function importContent(db: Db, { timeZone: configured, clock, say }: ContentWorld, request: ImportRequest) {
  const newest = await currentRelease(db)
  const release = newest && (await readRelease(db, newest.number))
  const timeZone = release?.timeZone ?? configured
  const today = dayInCity(clock.now(), timeZone)
  const { language } = request
  const read = await readContent(request, { language, today, known: textsKnown(release, today) })
  const plan = planImport(read, release, request.replace)
  for (const line of reportImport(read, plan)) say(line)
  const faults = faultsOf(read, plan).length
  if (faults > 0)
    throw new StartFailure(
      `Nothing was published: ${faults === 1 ? 'there is a fault' : `there are ${faults} faults`}.`,
    )
  if (plan.changes.length === 0) return say('There is nothing to publish.')
  if (!request.publish) return say('Nothing was published; --publish does it.')
  const published = await publishImport(
    db,
    plan,
    { number: release?.number ?? 0, timeZone },
    { at: clock.now(), note: request.note },
  )
  if (!published.ok)
    throw new StartFailure(`Nothing was published: ${published.detail}. Import again to see what that changes.`)
  say(`Release ${published.value.number} was published.`)
}

async function readFormat(path: string, said: string | undefined): Promise<Format> {
  const guessed = await guess(path)
  if (said === undefined && guessed) return guessed
  const format = formats.find((one) => one === said)
  if (format) return format
  throw new StartFailure(`Say what ${path} is with --format: ${formats.join(', ')}.`)
}

async function guess(path: string): Promise<Format | null> {
  try {
    return await guessFormat(path)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') throw new StartFailure(`There is no ${path}.`)
    throw error
  }
}

function readLanguage(said: string | undefined): Language {
  if (said === undefined) return 'en'
  const language = languageSchema.safeParse(said)
  if (language.success) return language.data
  throw new StartFailure(`There is no language "${said}" here; choose ${languages.join(' or ')}.`)
}

function readNote(said: string | undefined): string | null {
  if (said === undefined) return null
  const note = reasonGivenSchema.safeParse({ reason: said.trim() })
  if (note.success) return note.data.reason
  throw new StartFailure('A --note has 3 to 1000 letters.')
}

async function readMapping(path: string): Promise<Mapping> {
  const parsed = mappingSchema.safeParse(await readJsonFile(path))
  if (parsed.success) return parsed.data
  throw new StartFailure(`The mapping ${path} cannot be used:\n${z.prettifyError(parsed.error)}`)
}

async function readJsonFile(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch (error) {
    if (error instanceof SyntaxError) throw new StartFailure(`The mapping ${path} is not JSON: ${error.message}`)
    if (errorCode(error) === 'ENOENT') throw new StartFailure(`There is no mapping ${path}.`)
    throw error
  }
}
