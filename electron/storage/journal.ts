import { type Fact, factSchema } from '../../shared/interaction/fact.ts'
import { type Change, type Database, numberKey } from './database.ts'

const keptMs = 3 * 24 * 60 * 60 * 1000

/**
 * The facts recorded on this workstation in the last three days, delivered or not, so that an agent's own day can be
 * shown without the server. It keeps no text: notes and searches are left out.
 */
export interface Journal {
  knows(factId: string): Promise<boolean>
  /** What adding a fact changes. Only for use inside `Database.exclusively`, and once a work. */
  adding(fact: Fact): readonly Change[]
  /** In the order recorded. */
  all(): Promise<Fact[]>
  /** Forgets what happened more than three days before `now`. */
  prune(now: number): Promise<void>
}

export async function openJournal(database: Database): Promise<Journal> {
  const last = (await database.entries('journal')).at(-1)
  let next = last ? Number(last[0]) + 1 : 1

  return {
    knows: async (factId) => (await database.read('journal-index', factId)) !== undefined,
    adding: (fact) => {
      const key = numberKey(next++)
      return [
        { table: 'journal', key, put: withoutText(fact) },
        { table: 'journal-index', key: fact.factId, put: key },
      ]
    },
    all: async () => {
      const stored = await database.entries('journal')
      return stored.flatMap(([, value]) => {
        const parsed = factSchema.safeParse(value)
        return parsed.success ? [parsed.data] : []
      })
    },
    prune: (now) =>
      database.exclusively(async (write) => {
        const stored = await database.entries('journal')
        const old = stored.flatMap(([key, value]) => {
          const { at, factId } = value as { at: number; factId: string }
          return at < now - keptMs ? [{ key, factId }] : []
        })
        await write(
          old.flatMap(({ key, factId }): Change[] => [
            { table: 'journal', key, forget: true },
            { table: 'journal-index', key: factId, forget: true },
          ]),
        )
      }),
  }
}

function withoutText(fact: Fact): Fact {
  switch (fact.kind) {
    case 'flagged':
      return { ...fact, note: '' }
    case 'search-found-nothing':
      return { ...fact, query: '' }
    case 'wrap-up-submitted':
      return { ...fact, wrapUp: { ...fact.wrapUp, note: '' } }
    default:
      return fact
  }
}
