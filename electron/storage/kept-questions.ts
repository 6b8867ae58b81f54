import { type KeptQuestions, keptQuestionsSchema } from '../../shared/content/content-here.ts'
import type { Log } from '../log.ts'
import { openKeptFiles } from './kept-files.ts'

/** The changes of the test questions that a person has not saved at the centre, against a crash: one file a person. */
export interface KeptQuestionsStore {
  /** Resolved means on disk; without any changes: that there is nothing on it. */
  keep(personId: string, questions: KeptQuestions): Promise<void>
  of(personId: string): Promise<KeptQuestions | null>
}

export async function openKeptQuestions(folder: string, log: Log): Promise<KeptQuestionsStore> {
  const files = await openKeptFiles(folder, keptQuestionsSchema, { log, what: 'kept test questions' })
  return {
    keep: (personId, questions) =>
      questions.changes.length > 0 ? files.keep(personId, questions) : files.letGo(personId),
    of: async (personId) => (await files.beginning(`${personId}.`))[0] ?? null,
  }
}
