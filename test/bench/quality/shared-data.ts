import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from '../../../electron/launch/environment.ts'

/** Files of a data set beside the project; null, with a word about it, where they are not. */
export function sharedData<Names extends readonly string[]>(
  set: string,
  ...names: Names
): { readonly [Place in keyof Names]: string } | null {
  const files = names.map((name) => join(projectFolder, '../shared/data', set, name))
  const missing = files.filter((file) => !existsSync(file))
  if (missing.length === 0) return files as { [Place in keyof Names]: string }
  console.log(`\n${set}: skipped, because ${missing.join(' and ')} is not there.`)
  return null
}
