import { spawn } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { createInterface } from 'node:readline'
import { buildIfNeeded } from './build-if-needed.ts'
import { projectFolder } from './environment.ts'
import { findRuntime } from './runtime.ts'
import { runProgram, StartFailure, say } from './say.ts'

/*
 * `npm run package` makes an unpacked app for this system in `release`.
 *   -- --test         the same in `release/test`, with the inspector left on for the tests
 *   -- --installers   the installers of electron-builder.yml for this system instead
 */

type Wishes = { readonly test?: boolean; readonly installers?: boolean }

/** Packages the built app; answers the folder it is in. */
export async function packageApp({ test = false, installers = false }: Wishes = {}): Promise<string> {
  await buildIfNeeded()
  const runtime = await findRuntime()
  if (runtime.kind === 'fallback')
    say('Packaged with the fallback Electron: good for trying and testing, not for users.')
  const output = test ? 'release/test' : 'release'
  const workshop = await mkdtemp(join(tmpdir(), 'cue311-package-'))
  try {
    await runBuilder([
      ...(installers ? [] : ['--dir']),
      '--publish=never',
      `--config.electronDist=${await plainRuntime(runtime.folder, workshop)}`,
      `--config.electronVersion=${runtime.version}`,
      `--config.directories.output=${output}`,
      ...(test ? ['--config.electronFuses.enableNodeCliInspectArguments=true'] : []),
    ])
  } finally {
    await rm(workshop, { recursive: true, force: true })
  }
  return join(projectFolder, output)
}

/** The runtime without the default app that opens a folder. */
async function plainRuntime(folder: string, workshop: string): Promise<string> {
  const copy = join(workshop, 'electron')
  await cp(folder, copy, { recursive: true, filter: (path) => relative(folder, path) !== join('resources', 'app') })
  return copy
}

async function runBuilder(args: readonly string[]): Promise<void> {
  const builder = spawn(process.execPath, [join(projectFolder, 'node_modules/electron-builder/cli.js'), ...args], {
    cwd: projectFolder,
    // Hard links would let the fuses of the package reach into the runtime they were copied from.
    env: { ...process.env, USE_HARD_LINKS: 'false' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<number | null>((resolve, reject) => builder.once('error', reject).once('close', resolve))
  for await (const line of createInterface(builder.stdout)) {
    // One line of thirty thousand letters about packages that are not even in the app.
    if (!line.includes('duplicate dependency references')) say(line)
  }
  if ((await ended) !== 0) throw new StartFailure('electron-builder failed; see above.')
}

if (process.argv[1]?.endsWith('package.ts')) {
  await runProgram(async () => {
    const test = process.argv.includes('--test')
    const folder = await packageApp({ test, installers: process.argv.includes('--installers') })
    say(`Packaged in ${folder}.`)
  })
}
