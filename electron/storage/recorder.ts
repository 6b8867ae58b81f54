import type { Draft } from '../../shared/interaction/draft.ts'
import type { Fact } from '../../shared/interaction/fact.ts'
import { byInteraction } from '../../shared/interaction/interaction.ts'
import type { Database } from './database.ts'
import type { Drafts } from './drafts.ts'
import type { Journal } from './journal.ts'
import type { Outbox } from './outbox.ts'

/** Keeps what an agent records: the log for the centre, the agent's own day and the draft, in step. */
export interface Recorder {
  /** Resolved means on disk. A fact that was recorded before is not recorded twice. */
  record(fact: Fact): Promise<void>
  /** The agent's open interactions as they were last known, in the order in which they began. */
  draftsOf(agentId: string): Promise<Draft[]>
  /** Removes drafts that a crash left behind although their wrap-up is recorded, whoever's they are. For the start. */
  forgetClosedDrafts(): Promise<void>
}

type RecorderWorld = {
  readonly database: Database
  readonly outbox: Outbox
  readonly journal: Journal
  readonly drafts: Drafts
}

export function createRecorder({ database, outbox, journal, drafts }: RecorderWorld): Recorder {
  return {
    record: async (fact) => {
      await database.exclusively(async (write) => {
        // The window asks again when it did not hear the answer.
        if (await journal.knows(fact.factId)) return
        const { changes } = await outbox.appending(fact)
        await write([...changes, ...journal.adding(fact)])
      })
      if (fact.kind === 'wrap-up-submitted') await drafts.close([fact.interactionId])
    },
    draftsOf: async (agentId) => {
      const [kept, recorded] = [await drafts.read(agentId), byInteraction(await journal.all())]
      const factsOf = ({ interactionId }: Draft) => recorded.get(interactionId) ?? []
      // The crash may have fallen between the wrap-up and the end of its draft.
      const [over, open] = [
        kept.filter((draft) => isOver(factsOf(draft))),
        kept.filter((draft) => !isOver(factsOf(draft))),
      ]
      await drafts.close(over.map(({ interactionId }) => interactionId))
      return open
        .map((draft) => ({ ...draft, facts: withMissing(draft.facts, factsOf(draft)) }))
        .sort((one, other) => begunAt(one) - begunAt(other))
    },
    forgetClosedDrafts: async () => {
      const wrapUps = (await journal.all()).filter(({ kind }) => kind === 'wrap-up-submitted')
      await drafts.close(wrapUps.map(({ interactionId }) => interactionId))
    },
  }
}

const isOver = (facts: readonly Fact[]) => facts.some(({ kind }) => kind === 'wrap-up-submitted')

const begunAt = ({ facts }: Draft) => facts[0]?.at ?? 0

/** A fact is recorded before the draft that holds it is saved, so the crash may have left the draft a fact behind. */
function withMissing(facts: readonly Fact[], recorded: readonly Fact[]): Fact[] {
  const known = new Set(facts.map(({ factId }) => factId))
  return [...facts, ...recorded.filter(({ factId }) => !known.has(factId))].sort((a, b) => a.at - b.at)
}
