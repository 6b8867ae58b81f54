import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { z } from 'zod'
import { epochMsSchema } from '../../shared/clock.ts'
import {
  type Release,
  type ReleaseFault,
  type ReleaseIdentity,
  releaseIdentitySchema,
  verifyRelease,
} from '../../shared/knowledge/release.ts'
import { failure, type Result, success } from '../../shared/result.ts'
import { describeError, type Log } from '../log.ts'
import { sha256 } from '../sha256.ts'
import { readJsonFile } from './read-json-file.ts'
import { type StorageFault, storageFault } from './storage-fault.ts'
import { syncFolder, writeFileSafely, writeSynced } from './write-file-safely.ts'

/*
 * releases/
 *   current                       which one is installed, replaced in one step
 *   41-1f0c2a9b/release.json      the one before
 *   42-93d1aa07/release.json      the one installed
 *   incoming/                     being written; never read
 *   damaged/42-93d1aa07-<date>/   found altered, kept to be looked at
 */

export type InstalledRelease = { readonly release: Release; readonly installedAt: number }

export interface ReleaseStore {
  /**
   * The release to work with, proved letter by letter. A damaged one is moved aside and the newest good one before it
   * used; `fault` then says what was wrong.
   */
  load(): Promise<{ readonly installed: InstalledRelease | null; readonly fault: ReleaseFault | null }>
  /** Writes a proved release beside the others, then switches to it. Until the switch nothing has changed. */
  install(release: Release): Promise<Result<InstalledRelease, StorageFault>>
}

const pointerSchema = releaseIdentitySchema.extend({ installedAt: epochMsSchema })
type Pointer = z.infer<typeof pointerSchema>

const folderName = ({ number, hash }: ReleaseIdentity) => `${number}-${hash.slice(0, 8)}`
const numberOf = (name: string) => Number(name.split('-')[0])
const isReleaseFolder = (name: string) => /^\d+-[0-9a-f]{8}$/.test(name)

type Found = Result<Release, ReleaseFault | 'absent'>

export function openReleaseStore(folder: string, { now, log }: { now: () => number; log: Log }): ReleaseStore {
  const releaseFile = (name: string) => join(folder, name, 'release.json')

  const readPointer = async (): Promise<Pointer | null> => {
    const file = await readJsonFile(join(folder, 'current'))
    const pointer = file.ok ? pointerSchema.safeParse(file.value) : null
    return pointer?.success ? pointer.data : null
  }

  const installedNames = async () => {
    const names = (await readdir(folder).catch(() => [])).filter(isReleaseFolder)
    return names.sort((a, b) => numberOf(b) - numberOf(a))
  }

  const readProved = async (name: string): Promise<Found> => {
    const file = await readJsonFile(releaseFile(name))
    if (!file.ok) return file.reason === 'absent' ? failure('absent') : failure('malformed', file.detail)
    const proved = verifyRelease(file.value, sha256)
    if (proved.ok && folderName(proved.value) !== name)
      return failure('altered', 'it is another release than its folder says')
    return proved
  }

  const moveAside = async (name: string, reason: ReleaseFault) => {
    log.error('release damaged', { release: name, reason })
    const aside = join(folder, 'damaged', `${name}-${new Date(now()).toISOString().replaceAll(':', '-')}`)
    try {
      await mkdir(join(folder, 'damaged'), { recursive: true })
      await rename(join(folder, name), aside)
    } catch (error) {
      // A full disk, perhaps. It is read again at the next start; the one before it must be used all the same.
      log.warn('damaged release not moved', { release: name, detail: describeError(error) })
    }
  }

  /** The one that the pointer names comes first: after a release was taken back it need not have the highest number. */
  const namesToTry = async (current: string | null) => {
    const names = await installedNames()
    return current === null ? names : [current, ...names.filter((name) => name !== current)]
  }

  /** Reads a release, and moves it out of the way when it is not what was installed. */
  const readOrMoveAside = async (name: string): Promise<Result<Release, ReleaseFault>> => {
    const found = await readProved(name)
    if (found.ok) return found
    if (found.reason === 'absent') return failure('malformed')
    await moveAside(name, found.reason)
    return failure(found.reason)
  }

  const load: ReleaseStore['load'] = async () => {
    await rm(join(folder, 'incoming'), { recursive: true, force: true })
    const pointer = await readPointer()
    const current = pointer && folderName(pointer)
    let fault: ReleaseFault | null = null
    for (const name of await namesToTry(current)) {
      const found = await readOrMoveAside(name)
      if (found.ok) {
        const installedAt = pointer && name === current ? pointer.installedAt : now()
        return { installed: { release: found.value, installedAt }, fault }
      }
      fault ??= found.reason
    }
    return { installed: null, fault }
  }

  const install: ReleaseStore['install'] = async (release) => {
    try {
      const before = await readPointer()
      await writeBeside(release)
      const pointer: Pointer = { number: release.number, hash: release.hash, installedAt: now() }
      await writeFileSafely(join(folder, 'current'), JSON.stringify(pointer))
      await forgetOld([pointer, ...(before ? [before] : [])].map(folderName))
      return success({ release, installedAt: pointer.installedAt })
    } catch (error) {
      return failure(storageFault(error), error instanceof Error ? error.message : String(error))
    }
  }

  const writeBeside = async (release: Release) => {
    const incoming = join(folder, 'incoming')
    await rm(incoming, { recursive: true, force: true })
    await mkdir(incoming, { recursive: true })
    await writeSynced(join(incoming, 'release.json'), JSON.stringify(release))
    await syncFolder(incoming)
    // Only a copy that could not be proved, or an equal one, can be in the way.
    await rm(join(folder, folderName(release)), { recursive: true, force: true })
    await rename(incoming, join(folder, folderName(release)))
    await syncFolder(folder)
  }

  /** Keeps two: the installed one and the one before it, to fall back on. */
  const forgetOld = async (keep: readonly string[]) => {
    const names = await installedNames()
    const others = names.filter((name) => !keep.includes(name))
    // One that was damaged is not there any more, and counts for nothing.
    const room = Math.max(0, 2 - names.filter((name) => keep.includes(name)).length)
    for (const name of others.slice(room)) await rm(join(folder, name), { recursive: true, force: true })
  }

  return { load, install }
}
