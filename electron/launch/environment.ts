import { homedir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/*
 * What the launch scripts take from the environment; nothing else in this folder reads it.
 * (Child processes are handed the whole of it.)
 */

const { env } = process

/** The folder of the clone. */
export const projectFolder = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

/** Where this clone keeps its state: the demo's database, its password, the last practice call. */
export const stateFolder = join(projectFolder, '.cue311')

/** Shared by all clones of one person: the runtime that can be fetched again. */
export const cacheFolder = join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'cue311')

/** A folder with an Electron that the person chose. */
export const chosenElectron = env.ELECTRON_OVERRIDE_DIST_PATH || null

/** `official` or `fallback` leaves no choice between the two; null: the official one where it can be had. */
export const forcedElectron = env.CUE311_ELECTRON || null

/** Whether windows can be shown to somebody. */
export const hasDisplay = process.platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)

export const isRoot = process.getuid?.() === 0

/** Where the shell looks for programs. */
export const programFolders: readonly string[] = (env.PATH ?? '').split(delimiter)
