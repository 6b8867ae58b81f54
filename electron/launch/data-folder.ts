import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { isRoot, projectFolder, stateFolder } from './environment.ts'
import { say } from './say.ts'

/**
 * Where the demo's server keeps its data. PostgreSQL refuses to run as root, so under root it runs as an ordinary
 * user; in a clone that such a user cannot reach (under `/root`, say) the data goes to `/var/lib` instead.
 */
export async function demoDataFolder(): Promise<string> {
  const inClone = join(stateFolder, 'server')
  if (!isRoot || (await isReachableByOthers(projectFolder))) return inClone
  const hash = createHash('sha256').update(projectFolder).digest('hex').slice(0, 8)
  const elsewhere = join('/var/lib/cue311', `${basename(projectFolder)}-${hash}`)
  say(`Only root may enter ${projectFolder}, and PostgreSQL runs as an ordinary user: its data is in ${elsewhere}.`)
  return elsewhere
}

/** Whether every folder on the way lets anybody through. */
async function isReachableByOthers(folder: string): Promise<boolean> {
  const { mode } = await stat(folder)
  if ((mode & 0o001) === 0) return false
  const parent = dirname(folder)
  return parent === folder || isReachableByOthers(parent)
}
