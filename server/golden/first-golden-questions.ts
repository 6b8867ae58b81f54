import { readFile } from 'node:fs/promises'
import type { Logger } from 'pino'
import { z } from 'zod'
import type { Clock } from '../../shared/clock.ts'
import { goldenQuestionSchema } from '../../shared/content/content-contract.ts'
import { recordActs } from '../content-desk/editorial-acts.ts'
import type { Db } from '../db/database.ts'
import { currentRelease, readRelease } from '../releases/releases-repository.ts'
import { errorCode, StartFailure } from '../start-failure.ts'
import { addGolden, goldenVersion } from './golden-repository.ts'

type World = { readonly db: Db; readonly clock: Clock; readonly log: Logger; readonly file: string }

const fileSchema = z.array(goldenQuestionSchema).max(5_000)

/**
 * Takes the first golden questions from a file when there never were any, those alone whose answers the current release
 * has. Without the file there are none, and editors write their own. Throws a `StartFailure` for a file that is none.
 */
export async function ensureGoldenQuestions({ db, clock, log, file }: World): Promise<void> {
  if ((await goldenVersion(db)) > 0) return
  const content = await readIfThere(file)
  if (content === null) return
  const questions = parse(content, file)
  const current = await currentRelease(db)
  const release = current && (await readRelease(db, current.number))
  const there = new Set(release?.revisions.map(({ answerId, language }) => `${language}/${answerId}`))
  const askable = questions.filter(({ language, answers }) => answers.some((id) => there.has(`${language}/${id}`)))
  await db.transaction().execute(async (transaction) => {
    const at = clock.now()
    const isFirst = await addGolden(transaction, { version: 0, questions: askable }, null, at)
    if (isFirst) await recordActs(transaction, [{ act: 'golden-saved', by: null }], at)
  })
  log.info({ questions: askable.length }, 'the first golden questions were taken from their file')
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
}

function parse(content: string, file: string) {
  try {
    return fileSchema.parse(JSON.parse(content))
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error).slice(0, 500) : String(error)
    throw new StartFailure(`The golden questions in ${file} cannot be read. Correct the file, or remove it.\n${reason}`)
  }
}
