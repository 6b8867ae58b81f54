import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { AnswerText } from '../../../shared/knowledge/answer.ts'
import { languages } from '../../../shared/knowledge/language.ts'
import { errorCode } from '../../start-failure.ts'
import { writeAnswerFile } from './write-answer-file.ts'
import { writeWhole } from './write-whole.ts'

type Written = { readonly files: number; readonly stale: readonly string[]; readonly unwritable: readonly string[] }

/**
 * Writes a content folder: the first text of an answer as `<id>.md`, those that replace it one day as
 * `<id>@<first day>.md`. Files of other answers stay, and are told, unless they shall be replaced.
 */
export async function writeFolder(folder: string, texts: readonly AnswerText[], replace: boolean): Promise<Written> {
  const files = new Map<string, string>()
  const unwritable: string[] = []
  for (const text of texts) {
    const name = `${text.language}/${text.answerId}`
    const file = files.has(`${name}.md`) ? `${name}@${text.effectiveFrom}.md` : `${name}.md`
    const content = writeAnswerFile(text)
    if (content === null) unwritable.push(file)
    else files.set(file, content)
  }
  if (unwritable.length > 0) return { files: 0, stale: [], unwritable }
  for (const [file, content] of files) await writeWhole(join(folder, file), [content])
  const stale = (await answerFilesIn(folder)).filter((file) => !files.has(file))
  if (replace) for (const file of stale) await rm(join(folder, file))
  return { files: files.size, stale, unwritable: [] }
}

async function answerFilesIn(folder: string): Promise<string[]> {
  const found: string[] = []
  for (const language of languages) {
    const names = await readdir(join(folder, language)).catch((error: unknown) => {
      if (errorCode(error) === 'ENOENT') return []
      throw error
    })
    found.push(...names.filter((name) => name.endsWith('.md')).map((name) => `${language}/${name}`))
  }
  return found.sort()
}
