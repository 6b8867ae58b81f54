import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type PracticeScript, practiceScriptSchema } from '../../shared/practice/script.ts'

const folder = join(import.meta.dirname, '../../assets/practice')

/** The practice scripts that come with the app, in the order of their names. */
export async function practiceScripts(): Promise<PracticeScript[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()
  return Promise.all(
    names.map(async (name) => practiceScriptSchema.parse(JSON.parse(await readFile(join(folder, name), 'utf8')))),
  )
}
