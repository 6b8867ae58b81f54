import type { Clock } from '../../shared/clock.ts'
import type { After } from '../../shared/fair/held.ts'
import { type Held, heldFile } from '../../shared/fair/held-file.ts'
import { recordKinds } from '../../shared/fair/recorded.ts'
import type { RequestAnswer } from '../../shared/ipc-contract.ts'
import type { Language } from '../../shared/knowledge/language.ts'
import { failure, success } from '../../shared/result.ts'
import { wallTime } from '../../shared/time-zone.ts'
import { type AskWhere, choosePath, writeChosen } from '../storage/save-table.ts'
import { askCentre } from './ask-centre.ts'
import type { CentreConnection } from './connection.ts'
import type { SessionKeeper } from './session-keeper.ts'

export type HeldWorld = {
  readonly connection: Pick<CentreConnection, 'request'>
  readonly session: Pick<SessionKeeper, 'person'>
  readonly clock: Clock
  readonly askWhere: AskWhere
}

type Fault = Extract<RequestAnswer<'held:list'>, { ok: false }>

/** Why the centre did not tell a page. */
class Untold extends Error {
  readonly fault: Fault
  constructor(fault: Fault) {
    super(`the centre did not tell what it holds: ${fault.reason}`)
    this.fault = fault
  }
}

/**
 * Saves all that the centre holds about whoever is signed in, where they say. It is read here, and not taken from the
 * window, so that the file is what the centre told; nothing is written until all of it is there.
 */
export async function saveHeld(world: HeldWorld, language: Language): Promise<RequestAnswer<'held:save'>> {
  const { session, clock, askWhere } = world
  const person = session.person()
  if (!person) return failure('signed-out')
  const at = clock.now()
  const today = wallTime(at, Intl.DateTimeFormat().resolvedOptions().timeZone).slice(0, 10)
  const chosen = await choosePath({ fileName: `cue311-held-${today}.json`, ending: 'json' }, askWhere)
  if (!chosen.ok) return chosen
  if (chosen.value === null) return success({ fileName: null, count: 0 })
  try {
    const held = await readHeld(world, person.personId)
    const saved = await writeChosen(chosen.value, () => heldFile(held, { person, language, at }))
    if (!saved.ok) return saved
    const count = Object.values(held.records).reduce((sum, records) => sum + records.length, 0)
    return success({ ...saved.value, count })
  } catch (error) {
    if (error instanceof Untold) return error.fault
    throw error
  }
}

/** Reads every kind, page by page. */
async function readHeld({ connection, session }: HeldWorld, personId: string): Promise<Held> {
  async function told<Value>(asked: Promise<{ ok: true; value: Value } | Fault>): Promise<Value> {
    const answer = await asked
    // The centre tells of whoever is signed in: of two people nothing may come into one file.
    if (session.person()?.personId !== personId) throw new Untold(failure('signed-out'))
    if (!answer.ok) throw new Untold(answer)
    return answer.value
  }
  type Page<Row> = { rows: Row[]; next: After | null }
  async function readAll<Row>(ask: (after: After | null) => Promise<{ ok: true; value: Page<Row> } | Fault>) {
    const rows: Row[] = []
    for (let after: After | null = null; ; ) {
      const page: Page<Row> = await told(ask(after))
      rows.push(...page.rows)
      after = page.next
      if (after === null) return rows
    }
  }
  const { timeZone } = await told(askCentre(connection, 'held:read', {}))
  const records: Partial<Record<string, readonly unknown[]>> = {}
  for (const kind of recordKinds)
    records[kind] =
      kind === 'interaction'
        ? await readAll((after) => askCentre(connection, 'held:interactions', { after }))
        : kind === 'fact'
          ? await readAll((after) => askCentre(connection, 'held:facts', { after }))
          : await readAll((after) => askCentre(connection, 'held:list', { kind, after }))
  return { records: records as Held['records'], timeZone }
}
