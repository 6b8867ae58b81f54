import { execFile, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { childOutput } from './child-output.ts'
import { hasDisplay, isRoot, programFolders } from './environment.ts'
import { StartFailure, say, seconds } from './say.ts'

/* What Electron expects of a Linux system and a bare Debian does not have. Other systems bring it along. */

const run = promisify(execFile)

/** The library that shows whether a Debian package is there. */
const libraryOf: Readonly<Record<string, string>> = {
  'libgtk-3-0': 'libgtk-3.so.0',
  libnss3: 'libnss3.so',
  libasound2: 'libasound.so.2',
  libgbm1: 'libgbm.so.1',
}

const displayPackages = ['xvfb', 'xauth']

/** Without fonts a picture shows boxes. */
const fontPackages = ['fonts-noto-core', 'fonts-noto-color-emoji', 'fonts-liberation']

/**
 * Sees to it that Electron finds its libraries and, where it is wanted, an Xvfb and fonts for pictures. Root on Debian
 * gets what is missing installed; anybody else a `StartFailure` with the exact command.
 */
export async function ensureSystemLibraries({ fonts = false, display = !hasDisplay } = {}): Promise<void> {
  if (process.platform !== 'linux') return
  const missing = [
    ...(await missingLibraries()),
    ...(display ? missingDisplay() : []),
    ...(fonts ? missingFonts() : []),
  ]
  if (missing.length === 0) return
  if (!isRoot || !existsSync('/usr/bin/apt-get')) throw new StartFailure(adviceFor(missing))
  await install(missing)
}

/** Fails, naming them, when the dynamic linker still misses libraries for this very executable. */
export async function checkLinked(executablePath: string): Promise<void> {
  if (process.platform !== 'linux') return
  const { stdout } = await run('ldd', [executablePath])
  const missing = [...stdout.matchAll(/^\s*(\S+) => not found/gm)].map(([, library]) => library)
  if (missing.length > 0) throw new StartFailure(`Electron misses ${missing.join(', ')}. ${adviceFor(packagesWanted)}`)
}

const packagesWanted = [...Object.keys(libraryOf), ...displayPackages]

async function missingLibraries(): Promise<string[]> {
  const { stdout } = await run(existsSync('/sbin/ldconfig') ? '/sbin/ldconfig' : 'ldconfig', ['-p'])
  return Object.keys(libraryOf).filter((name) => !stdout.includes(`\t${libraryOf[name]} `))
}

const missingDisplay = (): string[] => (isOnPath('Xvfb') ? [] : displayPackages)

const missingFonts = (): string[] =>
  existsSync('/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf') ? [] : fontPackages

const isOnPath = (program: string): boolean => programFolders.some((folder) => existsSync(join(folder, program)))

const adviceFor = (packages: readonly string[]): string =>
  `System libraries are missing. On Debian or Ubuntu install them, as root, with:\n` +
  `  apt-get update && apt-get install -y --no-install-recommends ${packages.join(' ')}`

async function install(packages: readonly string[]): Promise<void> {
  say(`Installing system libraries: ${packages.join(' ')} …`)
  const startedAt = performance.now()
  await aptGet('update', '-qq')
  await aptGet('install', '-y', '-qq', '--no-install-recommends', ...packages)
  say(`System libraries are installed after ${seconds(performance.now() - startedAt)}.`)
}

async function aptGet(...args: string[]): Promise<void> {
  const child = spawn('apt-get', args, {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const { code, output } = await childOutput(child)
  if (code !== 0) throw new StartFailure(`apt-get ${args[0]} failed:\n${output.split('\n').slice(-12).join('\n')}`)
}
