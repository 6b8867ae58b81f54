import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { chosenElectron, forcedElectron } from './environment.ts'
import { fallbackVersion, fetchFallback } from './fetch-fallback.ts'
import { downloadOfficial, officialVersion, presentOfficial } from './official-electron.ts'
import { StartFailure, say } from './say.ts'

/** An Electron that is ready to open our app. */
export type Runtime = {
  readonly executablePath: string
  /** The folder that holds it whole. */
  readonly folder: string
  readonly version: string
  readonly kind: 'chosen' | 'official' | 'fallback'
}

let found: Promise<Runtime> | null = null

/**
 * Finds the Electron to run, fetching one where none is: the one named in `ELECTRON_OVERRIDE_DIST_PATH`; the official
 * one, present or downloaded; else the fallback. Asked twice, it answers the same.
 * Throws a `StartFailure` that says what to do when there is none to be had.
 */
export function findRuntime(): Promise<Runtime> {
  found ??= look()
  return found
}

async function look(): Promise<Runtime> {
  if (chosenElectron) return chosenRuntime(chosenElectron)
  switch (forcedElectron) {
    case null:
      return (await officialRuntime({ insist: false })) ?? fallbackRuntime()
    case 'fallback':
      return fallbackRuntime()
    case 'official': {
      const official = await officialRuntime({ insist: true })
      if (official) return official
      throw new StartFailure('CUE311_ELECTRON=official leaves no other: unset it to use the fallback.')
    }
    default:
      throw new StartFailure(`CUE311_ELECTRON is "${forcedElectron}"; it knows "official" and "fallback".`)
  }
}

function chosenRuntime(folder: string): Runtime {
  const executablePath = join(folder, process.platform === 'win32' ? 'electron.exe' : 'electron')
  if (!existsSync(executablePath)) {
    throw new StartFailure(`ELECTRON_OVERRIDE_DIST_PATH names ${folder}, and there is no Electron in it.`)
  }
  const versionFile = join(folder, 'version')
  const version = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') : 'unknown'
  return { executablePath, folder, version, kind: 'chosen' }
}

async function officialRuntime({ insist }: { insist: boolean }): Promise<Runtime | null> {
  const executablePath = presentOfficial() ?? (await downloadOfficial({ insist }))
  if (!executablePath) return null
  return { executablePath, folder: dirname(executablePath), version: officialVersion(), kind: 'official' }
}

async function fallbackRuntime(): Promise<Runtime> {
  const folder = await fetchFallback()
  say(`Using the fallback Electron ${fallbackVersion}: for development, tests and trying out, not for users.`)
  return { executablePath: join(folder, 'electron'), folder, version: fallbackVersion, kind: 'fallback' }
}
