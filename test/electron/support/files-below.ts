import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The whole text of every file below a folder, as latin1, so that words can be searched for in binary files too. */
export async function textBelow(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const texts = await Promise.all(files.map((file) => readFile(file, 'latin1')))
  return texts.join('\n')
}
