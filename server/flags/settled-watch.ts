import type { OwnFlag } from '../../shared/flags/flag.ts'
import type { Db } from '../db/database.ts'
import { unheardBy } from './flags-repository.ts'

type World = {
  readonly db: Db
  /** Who has a desktop connected to this node. */
  readonly people: () => readonly string[]
  readonly tell: (personId: string, flags: readonly OwnFlag[]) => void
}

/**
 * Tells people who are connected here what became of their flags, once each: a desktop that connects later asks for itself.
 */
export function createSettledWatch({ db, people, tell }: World): { look(): Promise<void> } {
  let told: ReadonlySet<string> = new Set()
  return {
    look: async () => {
      const unheard = await unheardBy(db, people())
      const news = unheard.filter(({ flag }) => !told.has(flag.flagId))
      // Forgets what was heard meanwhile, and whom it cannot reach any more.
      told = new Set(unheard.map(({ flag }) => flag.flagId))
      for (const personId of new Set(news.map((one) => one.personId))) {
        const theirs = news.filter((one) => one.personId === personId)
        tell(
          personId,
          theirs.map(({ flag }) => flag),
        )
      }
    },
  }
}
