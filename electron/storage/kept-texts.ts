import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type KeptText, keptTextSchema } from '../../shared/content/content-here.ts'
import type { Log } from '../log.ts'
import { inTurn } from './in-turn.ts'
import { readJsonFile } from './read-json-file.ts'
import { writeFileSafely } from './write-file-safely.ts'

/** What editors typed and the centre does not have yet, against a crash: one file for each person's text of a draft. */
export interface KeptTexts {
  /** Resolved means on disk. Of texts of a draft that arrive while one is being written only the newest is. */
  keep(personId: string, text: KeptText): Promise<void>
  /** What a person left, the newest first. */
  of(personId: string): Promise<KeptText[]>
  letGo(personId: string, draftId: string): Promise<void>
}

export async function openKeptTexts(folder: string, log: Log): Promise<KeptTexts> {
  const fileOf = (personId: string, draftId: string) => join(folder, `${personId}.${draftId}.json`)
  const waiting = new Map<string, KeptText>()
  const turn = inTurn()

  const names = () => readdir(folder).catch(() => [])
  // A crash in the middle of a save leaves half a text, which nobody reads and which would never go.
  for (const name of await names()) if (name.endsWith('.next')) await rm(join(folder, name), { force: true })

  const read = async (name: string): Promise<KeptText | null> => {
    const file = await readJsonFile(join(folder, name))
    const text = file.ok ? keptTextSchema.safeParse(file.value) : null
    if (text?.success) return text.data
    log.warn('kept text unreadable', { detail: file.ok ? 'unknown shape' : (file.detail ?? '') })
    return null
  }

  return {
    keep: (personId, text) => {
      const file = fileOf(personId, text.draftId)
      waiting.set(file, text)
      return turn(async () => {
        const newest = waiting.get(file)
        waiting.delete(file)
        if (newest) await writeFileSafely(file, JSON.stringify(newest))
      })
    },
    of: (personId) =>
      turn(async () => {
        const own = (await names()).filter((name) => name.startsWith(`${personId}.`) && name.endsWith('.json'))
        const texts = await Promise.all(own.map(read))
        return texts.filter((text) => text !== null).sort((a, b) => b.keptAt - a.keptAt)
      }),
    letGo: (personId, draftId) => {
      const file = fileOf(personId, draftId)
      waiting.delete(file)
      return turn(() => rm(file, { force: true }))
    },
  }
}
