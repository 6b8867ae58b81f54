import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Draft, draftSchema } from '../../shared/interaction/draft.ts'
import type { Log } from '../log.ts'
import { inTurn } from './in-turn.ts'
import { readJsonFile } from './read-json-file.ts'
import { writeFileSafely } from './write-file-safely.ts'

/**
 * The open interactions of each agent, against a crash.
 *
 * Files of their own and not rows of the database: a database keeps deleted rows in its logs for days, and the
 * resident's words must be gone when the interaction closes. One file for each interaction, named after its agent and
 * itself, so that it goes by its name even when nobody can read it.
 */
export interface Drafts {
  /** Resolved means on disk. Of drafts of one interaction that arrive while one is being written only the newest is. */
  save(draft: Draft): Promise<void>
  /** Those of one agent, in the order of their interactions' ids; one that cannot be read is left out. */
  read(agentId: string): Promise<Draft[]>
  discard(agentId: string, interactionId: string): Promise<void>
  /** The interactions are over: their drafts go, and one that arrives late is not kept. */
  close(interactionIds: readonly string[]): Promise<void>
}

const ofInteraction = /^([0-9a-f-]{36})\.([0-9a-f-]{36})\.json$/
/** As it was named when an agent had one interaction open at most. */
const ofAgent = /^[0-9a-f-]{36}\.json$/

export async function openDrafts(folder: string, log: Log): Promise<Drafts> {
  const fileOf = (agentId: string, interactionId: string) => join(folder, `${agentId}.${interactionId}.json`)
  const closed = new Set<string>()
  const waiting = new Map<string, Draft>()
  const turn = inTurn()

  const names = () => readdir(folder).catch(() => [])
  const remove = (name: string) => rm(join(folder, name), { force: true, recursive: true })

  const readFile = async (name: string): Promise<Draft | null> => {
    const file = await readJsonFile(join(folder, name))
    if (!file.ok && file.reason === 'absent') return null
    const draft = file.ok ? draftSchema.safeParse(file.value) : null
    if (draft?.success) return draft.data
    log.warn('draft unreadable', { detail: file.ok ? 'unknown shape' : (file.detail ?? '') })
    return null
  }

  const write = (draft: Draft) => writeFileSafely(fileOf(draft.agentId, draft.interactionId), JSON.stringify(draft))

  for (const name of await names()) {
    // A crash in the middle of a save leaves half a draft, which nobody reads and which would never go.
    if (name.endsWith('.next')) await remove(name)
    if (!ofAgent.test(name)) continue
    const draft = await readFile(name)
    if (draft) await write(draft)
    await remove(name)
  }

  return {
    save: (draft) => {
      waiting.set(draft.interactionId, draft)
      return turn(async () => {
        const newest = waiting.get(draft.interactionId)
        waiting.delete(draft.interactionId)
        if (!newest || closed.has(newest.interactionId)) return
        await write(newest)
      })
    },
    read: (agentId) =>
      turn(async () => {
        const own = (await names()).filter((name) => ofInteraction.exec(name)?.[1] === agentId).sort()
        const drafts = await Promise.all(own.map(readFile))
        return drafts.flatMap((draft) => draft ?? [])
      }),
    discard: (agentId, interactionId) => {
      waiting.delete(interactionId)
      return turn(() => rm(fileOf(agentId, interactionId), { force: true }))
    },
    close: (interactionIds) => {
      for (const interactionId of interactionIds) closed.add(interactionId)
      return turn(async () => {
        for (const name of await names()) if (closed.has(ofInteraction.exec(name)?.[2] ?? '')) await remove(name)
      })
    },
  }
}
