import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { AnswerText } from '../../shared/knowledge/answer.ts'
import { languageSchema, languages } from '../../shared/knowledge/language.ts'
import { errorCode } from '../start-failure.ts'
import { parseAnswerFile } from './answer-file.ts'
import { findAskedInOneLanguage, findLonelyQuestions, findSameLabels } from './check-questions.ts'
import type { ContentFault } from './content-fault.ts'
import { type GoodFile, gatheredBy, overlap } from './good-file.ts'

/** What a content folder holds. `texts` are those of the good files, in the order of the files' names. */
export type CheckedContent = {
  readonly texts: readonly AnswerText[]
  readonly faults: readonly ContentFault[]
  readonly warnings: readonly ContentFault[]
}

/** Reads and checks a whole content folder, `en/` and `fr/`. Everything that is wrong is told at once. */
export async function checkContent(folder: string): Promise<CheckedContent> {
  const listing = await listFiles(folder)
  const faults: ContentFault[] = [...listing.faults]
  const good: GoodFile[] = []
  for (const file of listing.files) {
    const bytes = await readAnswer(join(folder, file))
    const checked =
      typeof bytes === 'string' ? { faults: [{ file, line: null, reason: bytes }] } : checkFile(file, bytes)
    if ('text' in checked) good.push(checked)
    else faults.push(...checked.faults)
  }
  // A file that is refused for something else may be the neighbour that asks the same question.
  const refused = good.length < listing.files.length
  faults.push(...findOverlaps(good), ...findUnknownRelated(good, listing.files))
  faults.push(...findSameLabels(good), ...findAskedInOneLanguage(good), ...(refused ? [] : findLonelyQuestions(good)))
  return { texts: good.map(({ text }) => text), faults: inOrder(faults), warnings: inOrder(findUntranslated(good)) }
}

const inOrder = (faults: readonly ContentFault[]) =>
  faults.toSorted((a, b) => (a.file === b.file ? (a.line ?? 0) - (b.line ?? 0) : a.file < b.file ? -1 : 1))

async function listFiles(folder: string): Promise<{ files: string[]; faults: ContentFault[] }> {
  const files: string[] = []
  const faults: ContentFault[] = []
  for (const language of languages) {
    const names = await namesIn(join(folder, language))
    if (typeof names === 'string') {
      faults.push({ file: language, line: null, reason: names })
      continue
    }
    for (const name of names.filter((one) => !one.startsWith('.'))) {
      if (name.endsWith('.md')) files.push(`${language}/${name}`)
      else
        faults.push({ file: `${language}/${name}`, line: null, reason: 'an answer is a file whose name ends in .md' })
    }
  }
  if (files.length === 0 && faults.length === 0) {
    faults.push({ file: folder, line: null, reason: 'there are no answers: their place is in the folders en and fr' })
  }
  return { files, faults }
}

/** The names in a folder, or why it cannot be read. */
async function namesIn(folder: string): Promise<string[] | string> {
  try {
    return (await readdir(folder)).sort()
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return []
    return whyUnreadable(error)
  }
}

/** What is in the file, or why it cannot be read. */
async function readAnswer(path: string): Promise<Buffer | string> {
  try {
    return await readFile(path)
  } catch (error) {
    return whyUnreadable(error)
  }
}

function whyUnreadable(error: unknown): string {
  switch (errorCode(error)) {
    case 'EISDIR':
      return 'is a folder; an answer is a file'
    case 'ENOTDIR':
      return 'there is a file where this folder should be'
    case 'EACCES':
    case 'EPERM':
      return 'this account may not read it'
    case 'ENOENT':
      return 'is a link that leads nowhere'
    default:
      throw error
  }
}

function checkFile(file: string, bytes: Buffer): GoodFile | { faults: ContentFault[] } {
  const source = decode(bytes)
  if (typeof source !== 'string') return { faults: [{ file, line: source.line, reason: source.reason }] }
  const parsed = parseAnswerFile(source)
  if (!parsed.ok) return { faults: parsed.faults.map((fault) => ({ file, ...fault })) }
  const { text, lineOf } = parsed
  const faults = findMisplaced(file, text).map(({ key, reason }) => ({ file, line: lineOf(key), reason }))
  return faults.length > 0 ? { faults } : { file, text, lineOf }
}

/** UTF-8, and without control characters other than tabs and line ends: PostgreSQL and screens take no others. */
function decode(bytes: Buffer): string | { line: number; reason: string } {
  try {
    const source = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const line = source.split('\n').findIndex((text) => /(?![\t\r])\p{Cc}/u.test(text))
    return line < 0 ? source : { line: line + 1, reason: 'there is a control character in this line' }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return { line: 1, reason: 'the file is not UTF-8; save it as UTF-8' }
  }
}

const answerIdOf = (file: string): string => basename(file, '.md').split('@')[0] ?? ''

/** The name says what is inside: `en/<id>.md`, or `en/<id>@<first day>.md` for a text that replaces it one day. */
function findMisplaced(file: string, text: AnswerText): { key: string; reason: string }[] {
  const [folder = '', name = ''] = file.split('/')
  const [id, day] = name.slice(0, -'.md'.length).split('@')
  const found: { key: string; reason: string }[] = []
  if (id !== text.answerId) found.push({ key: 'id', reason: `"id" is ${text.answerId}, but the file is named ${id}` })
  if (day !== undefined && day !== text.effectiveFrom) {
    found.push({
      key: 'effectiveFrom',
      reason: `"effectiveFrom" is ${text.effectiveFrom}, but the file's name says ${day}`,
    })
  }
  if (languageSchema.parse(folder) !== text.language) {
    found.push({ key: 'language', reason: `"language" is ${text.language}, but the folder is ${folder}` })
  }
  return found
}

/** On any day an answer has at most one text in a language. */
export function findOverlaps(files: readonly GoodFile[]): ContentFault[] {
  const ofOneAnswer = ({ language, answerId }: AnswerText) => `${language}/${answerId}`
  return gatheredBy(files, ofOneAnswer).flatMap((ofAnswer) =>
    ofAnswer.flatMap((later, index) => {
      const other = ofAnswer.slice(0, index).find((earlier) => overlap(earlier.text, later.text))
      if (!other) return []
      const reason = `is effective on the same days as ${other.file}; end that one with "effectiveUntil", or begin this one later`
      return [{ file: later.file, line: later.lineOf('effectiveFrom'), reason }]
    }),
  )
}

/** Ids are taken from all files' names: a file that is refused for something else is there all the same. */
function findUnknownRelated(files: readonly GoodFile[], allFiles: readonly string[]): ContentFault[] {
  const ids = new Set(allFiles.map(answerIdOf))
  return files.flatMap(({ file, text, lineOf }) =>
    text.related
      .filter((id) => !ids.has(id))
      .map((id) => ({ file, line: lineOf('related'), reason: `"related" names ${id}, and there is no such answer` })),
  )
}

function findUntranslated(files: readonly GoodFile[]): ContentFault[] {
  const present = new Set(files.map(({ text }) => `${text.language}/${text.answerId}`))
  return files.flatMap(({ file, text }) => {
    const missing = languages.filter((language) => !present.has(`${language}/${text.answerId}`))
    return missing.map((language) => ({
      file,
      line: null,
      reason: `there is no ${language === 'fr' ? 'French' : 'English'} text of this answer`,
    }))
  })
}
