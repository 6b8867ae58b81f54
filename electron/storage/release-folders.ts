import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { z } from 'zod'
import { epochMsSchema } from '../../shared/clock.ts'
import { type ReleaseFault, type ReleaseIdentity, releaseIdentitySchema } from '../../shared/knowledge/release.ts'
import { describeError, type Log } from '../log.ts'
import { readJsonFile } from './read-json-file.ts'
import { baseFileIn } from './release-texts.ts'
import type { ReleasePlace } from './stored-index.ts'
import { writeFileSafely } from './write-file-safely.ts'

/*
 * releases/
 *   current                       which one is installed, replaced in one step
 *   41-1f0c2a9b/                  the one before
 *   42-93d1aa07/                  the one installed: its texts (see release-texts.ts), its index beside
 *   arriving/                     a download that goes on where it broke
 *   incoming/                     being downloaded and indexed; never answered from
 *   damaged/42-93d1aa07-<date>/   found altered, kept to be looked at
 * index/                          the segments; see stored-index.ts
 */

const pointerSchema = releaseIdentitySchema.extend({ installedAt: epochMsSchema })
export type Pointer = z.infer<typeof pointerSchema>

export const folderName = ({ number, hash }: ReleaseIdentity) => `${number}-${hash.slice(0, 8)}`
const numberOf = (name: string) => Number(name.split('-')[0])
const isReleaseFolder = (name: string) => /^\d+-[0-9a-f]{8}$/.test(name)

/** Says which file on the disk the texts are in: releases that follow one another by small changes share it. */
async function fileOf(folder: string): Promise<string | null> {
  for (const base of ['whole.json', 'release.json'] as const) {
    const found = await stat(baseFileIn(folder, base), { bigint: true }).catch(() => null)
    if (found) return `${found.dev}:${found.ino}`
  }
  return null
}

/** Where releases are on this workstation, and how they are named. What is in them is others' concern. */
export function releaseFolders(workstationFolder: string) {
  const folder = join(workstationFolder, 'releases')
  const indexFolder = join(workstationFolder, 'index')
  const pointerFile = join(folder, 'current')
  const folderOf = (name: string) => join(folder, name)

  /** The names of the releases on the disk, the highest number first. */
  const names = async (): Promise<string[]> => {
    const found = (await readdir(folder).catch(() => [])).filter(isReleaseFolder)
    return found.sort((a, b) => numberOf(b) - numberOf(a))
  }

  /** The first of the candidates whose texts are in another file than those of the kept ones, when these share one. */
  const otherFileThan = async (kept: readonly string[], candidates: readonly string[]): Promise<string | null> => {
    const files = new Set(await Promise.all(kept.map((name) => fileOf(folderOf(name)))))
    if (files.size > 1) return null
    for (const name of candidates) {
      const file = await fileOf(folderOf(name))
      if (file !== null && !files.has(file)) return name
    }
    return null
  }

  return {
    folder,
    indexFolder,
    incoming: join(folder, 'incoming'),
    arriving: join(folder, 'arriving'),
    folderOf,
    names,
    placeOf: ({ number, hash }: ReleaseIdentity): ReleasePlace => ({
      release: { number, hash },
      folder: folderOf(folderName({ number, hash })),
      indexFolder,
    }),

    readPointer: async (): Promise<Pointer | null> => {
      const file = await readJsonFile(pointerFile)
      const pointer = file.ok ? pointerSchema.safeParse(file.value) : null
      return pointer?.success ? pointer.data : null
    },
    writePointer: (pointer: Pointer) => writeFileSafely(pointerFile, JSON.stringify(pointer)),

    /** The one that the pointer names comes first: after a release was taken back it need not have the highest number. */
    namesToTry: async (current: string | null): Promise<string[]> => {
      const all = await names()
      return current === null ? all : [current, ...all.filter((name) => name !== current)]
    },

    moveAside: async (name: string, reason: ReleaseFault, now: number, log: Log) => {
      log.error('release damaged', { release: name, reason })
      const aside = join(folder, 'damaged', `${name}-${new Date(now).toISOString().replaceAll(':', '-')}`)
      try {
        await mkdir(join(folder, 'damaged'), { recursive: true })
        await rename(folderOf(name), aside)
      } catch (error) {
        // A full disk, perhaps. It is read again at the next start; the one before it must be used all the same.
        log.warn('damaged release not moved', { release: name, detail: describeError(error) })
      }
    },

    /**
     * Keeps two: the installed one and the one before it, to fall back on. Where both are made from the same file, also
     * the newest that is not, so that one damaged file never costs all.
     */
    forgetOld: async (keep: readonly string[]) => {
      const all = await names()
      const others = all.filter((name) => !keep.includes(name))
      // One that was damaged is not there any more, and counts for nothing.
      const room = Math.max(0, 2 - all.filter((name) => keep.includes(name)).length)
      const kept = [...all.filter((name) => keep.includes(name)), ...others.slice(0, room)]
      const spare = await otherFileThan(kept, others.slice(room))
      for (const name of others.slice(room)) {
        if (name !== spare) await rm(folderOf(name), { recursive: true, force: true })
      }
    },
  }
}
