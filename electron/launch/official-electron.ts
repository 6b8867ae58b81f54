import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cacheFolder, projectFolder } from './environment.ts'
import { say } from './say.ts'

/* The product's runtime: the Electron that package.json pins, as its makers publish it. */

const packageFolder = join(projectFolder, 'node_modules/electron')
const patienceMs = 20_000
const failureLastsMs = 24 * 60 * 60_000

/** The version that package.json pins. */
export function officialVersion(): string {
  return JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')).version
}

/** The path of the official executable when it is complete on this machine, else null. */
export function presentOfficial(): string | null {
  const nameFile = join(packageFolder, 'path.txt')
  if (!existsSync(nameFile)) return null
  const path = join(packageFolder, 'dist', readFileSync(nameFile, 'utf8'))
  return existsSync(path) ? path : null
}

/**
 * Tries once to download the official Electron and answers its path, or null. Gives up after twenty seconds in which
 * nothing arrived, and remembers a failure for a day, so that the next start does not wait for it again; `insist` tries all the same.
 */
export async function downloadOfficial({ insist }: { readonly insist: boolean }): Promise<string | null> {
  const failureFile = join(cacheFolder, `electron-${officialVersion()}-not-downloadable`)
  if (!insist && (await isRecent(failureFile))) {
    say(`The official Electron could not be downloaded lately (delete ${failureFile} to try again).`)
    return null
  }
  say(`Downloading the official Electron ${officialVersion()} …`)
  const problem = await install()
  if (problem === null) return presentOfficial()
  say(`It cannot be downloaded here: ${problem}.`)
  await mkdir(cacheFolder, { recursive: true })
  await writeFile(failureFile, `${problem}\n`)
  return null
}

/** Runs the package's own installer; answers what went wrong, or null. */
async function install(): Promise<string | null> {
  const scratch = await mkdtemp(join(tmpdir(), 'cue311-electron-'))
  const installer = spawn(process.execPath, [join(packageFolder, 'install.js')], {
    cwd: projectFolder,
    env: { ...process.env, TMPDIR: scratch, TEMP: scratch, ELECTRON_GET_NO_PROGRESS: '1' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let complaint = ''
  installer.stderr.on('data', (chunk) => {
    complaint += chunk
  })
  const stopWatching = endWhenIdle(installer, [scratch, join(packageFolder, 'dist')])
  try {
    const code = await new Promise<number | null>((resolve, reject) =>
      installer.once('error', reject).once('close', resolve),
    )
    if (code === 0) return null
    return code === null ? 'nothing arrived for a while' : (complaint.split('\n')[0] ?? 'the installer failed')
  } finally {
    stopWatching()
    await rm(scratch, { recursive: true, force: true })
  }
}

/** Ends a download once its folders have stopped growing; a slow one that grows is left alone. */
function endWhenIdle(installer: ReturnType<typeof spawn>, folders: readonly string[]): () => void {
  let size = 0
  let grewAt = performance.now()
  const timer = setInterval(async () => {
    const sizes = await Promise.all(folders.map(sizeOf))
    const total = sizes.reduce((sum, one) => sum + one, 0)
    if (total !== size) grewAt = performance.now()
    size = total
    if (performance.now() - grewAt > patienceMs) installer.kill()
  }, 1_000)
  return () => clearInterval(timer)
}

async function sizeOf(folder: string): Promise<number> {
  if (!existsSync(folder)) return 0
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  const sizes = await Promise.all(files.map((file) => sizeIfThere(join(file.parentPath, file.name))))
  return sizes.reduce((sum, one) => sum + one, 0)
}

/** Files come and go while a download runs. */
const sizeIfThere = (path: string): Promise<number> =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  )

const isRecent = (path: string): Promise<boolean> =>
  stat(path).then(
    ({ mtimeMs }) => Date.now() - mtimeMs < failureLastsMs,
    () => false,
  )
