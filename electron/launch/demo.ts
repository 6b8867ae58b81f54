import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { demoDataFolder } from './data-folder.ts'
import { stateFolder } from './environment.ts'
import { freePort } from './free-port.ts'
import { addPerson } from './people.ts'
import { say } from './say.ts'
import { type ServerProcess, startServer } from './server-process.ts'

/** The demo of this clone: a server with the sample content, and somebody who may sign in. */
export type Demo = {
  readonly server: ServerProcess
  readonly signInName: string
  readonly password: string
}

const usualPort = 3311
const signInName = 'agent'

/** Whom the demo knows, all with one password. Two of the content team: one writes, another approves. One supervises. */
const people = [
  { signInName, displayName: 'Demo Agent', role: 'agent' },
  { signInName: 'editor', displayName: 'Demo Editor', role: 'editor' },
  { signInName: 'reviewer', displayName: 'Demo Reviewer', role: 'editor' },
  { signInName: 'supervisor', displayName: 'Demo Supervisor', role: 'supervisor' },
] as const

/** Starts the server of this clone on its own data, with the demo's people. */
export async function startDemo(): Promise<Demo> {
  const dataFolder = await demoDataFolder()
  const port = await freePort(usualPort)
  if (port !== usualPort) say(`Port ${usualPort} is in use; the demo's server takes ${port}.`)
  const env = { CUE311_CHAT_PAGE: 'yes' }
  const server = await startServer({ dataFolder, port, logFile: join(stateFolder, 'server.log'), env })
  try {
    const password = await demoPassword()
    for (const person of people) await addPerson({ ...person, password }, { CUE311_DATA_DIR: dataFolder })
    return { server, signInName, password }
  } catch (error) {
    await server.stop()
    throw error
  }
}

/** Made once for each clone and readable by its owner alone. */
async function demoPassword(): Promise<string> {
  const file = join(stateFolder, 'demo-password')
  if (!existsSync(file)) {
    await mkdir(stateFolder, { recursive: true })
    await writeFile(file, randomBytes(12).toString('base64url'), { mode: 0o600 })
    await chmod(file, 0o600)
  }
  return (await readFile(file, 'utf8')).trim()
}
