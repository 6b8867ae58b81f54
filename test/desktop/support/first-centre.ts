import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { anyFreePort } from '../../../electron/launch/free-port.ts'
import { startServer } from '../../../electron/launch/server-process.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** Where the workers are told that it is. */
export const firstCentreFolder = 'CUE311_TEST_FIRST_CENTRE'

/**
 * A server's data as they are after its first start, ended cleanly: a copy of them is a centre that has its database, its
 * tables and its first release, in a tenth of the time.
 */
export async function makeFirstCentre(): Promise<{ path: string; remove: () => Promise<void> }> {
  const { path, remove } = await temporaryFolder('first-centre')
  const dataFolder = join(path, 'server')
  const logFile = join(path, 'server.log')
  const server = await startServer({ dataFolder, port: await anyFreePort(), logFile, env: {} })
  await server.stop()
  return { path: dataFolder, remove }
}

/** Copies them with their owners: as root, PostgreSQL runs as somebody else. */
export async function copyFirstCentre(to: string): Promise<void> {
  const from = process.env[firstCentreFolder]
  if (from !== undefined) await promisify(execFile)('cp', ['-a', from, to])
}
