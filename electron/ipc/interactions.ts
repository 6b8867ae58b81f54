import type { RequestAnswer } from '../../shared/ipc-contract.ts'
import { failure, success } from '../../shared/result.ts'
import { describeError, type Log } from '../log.ts'
import { myDay } from '../my-day.ts'
import type { Drafts } from '../storage/drafts.ts'
import type { Journal } from '../storage/journal.ts'
import type { Recorder } from '../storage/recorder.ts'
import { storageFault } from '../storage/storage-fault.ts'
import type { CentreConnection } from '../sync/connection.ts'
import type { SessionKeeper } from '../sync/session-keeper.ts'
import { type Handle, undoAll } from './handle.ts'

type InteractionDeps = {
  readonly recorder: Recorder
  readonly journal: Journal
  readonly drafts: Drafts
  readonly session: SessionKeeper
  readonly connection: CentreConnection
  readonly log: Log
  /** A fact is on disk: announce it and send it. */
  readonly onRecorded: () => void
}

/** How long "My day" waits for the server before it shows what this workstation knows. */
const serverLimitMs = 2_000

export function registerInteractionHandlers(handle: Handle, deps: InteractionDeps) {
  const { recorder, journal, drafts, session, connection, log, onRecorded } = deps

  const saved = async (what: string, save: () => Promise<void>): Promise<RequestAnswer<'fact:record'>> => {
    try {
      await save()
      return success({})
    } catch (error) {
      const detail = describeError(error)
      log.error('not saved', { what, detail })
      return failure(storageFault(error), detail)
    }
  }

  return undoAll(
    handle('fact:record', async (fact) => {
      const answer = await saved('fact', () => recorder.record(fact))
      if (answer.ok) onRecorded()
      return answer
    }),
    handle('draft:save', (draft) => saved('draft', () => drafts.save(draft))),
    handle('draft:read', () => {
      const person = session.person()
      return person ? recorder.draftsOf(person.personId) : []
    }),
    handle('draft:discard', async ({ interactionId }) => {
      const person = session.person()
      if (person) await drafts.discard(person.personId, interactionId)
      return {}
    }),
    handle('my-day:read', async ({ since }) => {
      const agentId = session.person()?.personId
      if (!agentId) return { interactions: [], complete: false }
      const [local, central] = await Promise.all([
        journal.all(),
        connection.request('interactions:since', { since }, serverLimitMs),
      ])
      const facts = central.ok ? central.value.facts : []
      return { interactions: myDay({ local, central: facts, agentId, since }), complete: central.ok }
    }),
  )
}
