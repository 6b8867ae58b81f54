import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { childOutput } from './child-output.ts'
import { projectFolder } from './environment.ts'
import { StartFailure, say, seconds } from './say.ts'

const sources = ['shared', 'electron', 'renderer', 'server', 'package.json', 'electron.vite.config.ts']
/** Run as they are, by Node, and in no bundle. */
const notBuilt = join(projectFolder, 'electron/launch')
const products = [
  'out/main/main.js',
  'out/main/knowledge-host.js',
  'out/main/librarian.js',
  'out/preload/preload.cjs',
  'out/renderer/index.html',
  'out/server/main.js',
  'out/server/people.js',
].map((path) => join(projectFolder, path))

/** Builds the app and the server when a source file is newer than what was built from it. */
export async function buildIfNeeded(): Promise<void> {
  if (await isBuilt()) return
  say('Building …')
  const startedAt = performance.now()
  await build()
  say(`Built after ${seconds(performance.now() - startedAt)}.`)
}

async function isBuilt(): Promise<boolean> {
  if (!products.every((path) => existsSync(path))) return false
  const builtAt = await Promise.all(products.map(changedAt))
  const changes = await Promise.all(sources.map((path) => newestIn(join(projectFolder, path))))
  return Math.max(...changes) <= Math.min(...builtAt)
}

/** When the newest file in there changed, in epoch milliseconds. */
async function newestIn(path: string): Promise<number> {
  if (!existsSync(path) || path === notBuilt) return 0
  const about = await stat(path)
  if (!about.isDirectory()) return about.mtimeMs
  const names = await readdir(path)
  return Math.max(0, ...(await Promise.all(names.map((name) => newestIn(join(path, name))))))
}

const changedAt = async (path: string): Promise<number> => (await stat(path)).mtimeMs

async function build(): Promise<void> {
  const child = spawn('npm', ['run', 'build', '--silent'], {
    cwd: projectFolder,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  })
  const { code, output } = await childOutput(child)
  if (code !== 0) throw new StartFailure(`The build failed:\n${output}`)
}
