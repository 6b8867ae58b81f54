import { type KeptText, keptTextSchema } from '../../shared/content/content-here.ts'
import type { Log } from '../log.ts'
import { openKeptFiles } from './kept-files.ts'

/** What editors typed and the centre does not have yet, against a crash: one file for each person's text of a draft. */
export interface KeptTexts {
  /** Resolved means on disk. Of texts of a draft that arrive while one is being written only the newest is. */
  keep(personId: string, text: KeptText): Promise<void>
  /** What a person left, the newest first. */
  of(personId: string): Promise<KeptText[]>
  letGo(personId: string, draftId: string): Promise<void>
}

export async function openKeptTexts(folder: string, log: Log): Promise<KeptTexts> {
  const files = await openKeptFiles(folder, keptTextSchema, { log, what: 'kept text' })
  const nameOf = (personId: string, draftId: string) => `${personId}.${draftId}`
  return {
    keep: (personId, text) => files.keep(nameOf(personId, text.draftId), text),
    of: async (personId) => (await files.beginning(`${personId}.`)).sort((a, b) => b.keptAt - a.keptAt),
    letGo: (personId, draftId) => files.letGo(nameOf(personId, draftId)),
  }
}
