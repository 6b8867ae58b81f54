import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type PracticeScript, practiceScriptSchema } from '../../shared/practice/script.ts'
import type { Log } from '../log.ts'
import { readJsonFile } from '../storage/read-json-file.ts'

/** Reads every `*.json` of a folder, in the order of names. A script that cannot be read is left out and logged. */
export async function loadPracticeScripts(folder: string, log: Log): Promise<PracticeScript[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.json')).sort()
  if (names.length === 0) log.warn('no practice scripts', { folder })
  const scripts = await Promise.all(names.map((name) => loadScript(folder, name, log)))
  return scripts.filter((script) => script !== null)
}

async function loadScript(folder: string, name: string, log: Log): Promise<PracticeScript | null> {
  const file = await readJsonFile(join(folder, name))
  const parsed = file.ok ? practiceScriptSchema.safeParse(file.value) : null
  if (parsed?.success) return parsed.data
  const fault = parsed?.error.issues[0]
  const detail = fault ? `${fault.path.join('.')}: ${fault.message}` : file.ok ? '' : (file.detail ?? '')
  log.warn('practice script left out', { script: name, detail })
  return null
}
