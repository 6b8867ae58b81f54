import { sql } from 'kysely'
import type { Logger } from 'pino'
import type { EpochMs } from '../../shared/clock.ts'
import type { ToldObstacle } from '../../shared/content/obstacle.ts'
import type { Db } from '../db/database.ts'
import { keepLooking } from '../keep-looking.ts'
import { lockReleases } from '../releases/release-chain.ts'
import { draftsDue, lockDrafts, writeState } from './drafts-repository.ts'
import { recordActs } from './editorial-acts.ts'
import { type PublishWorld, publishInTurn } from './publish-drafts.ts'
import { inEnglish } from './tell-obstacle.ts'

const lookEveryMs = 1_000
/** After a failure, in looks: a database that is away is not asked every second. */
const looksToRest = 10
const aheadMs = 600_000

/**
 * Publishes approved drafts at their hour. Every node looks; the first one that sees an hour come does it. Returns the
 * end of it, which waits for what is under way.
 */
export const keepSchedule = (world: PublishWorld, log: Logger): (() => Promise<void>) =>
  keepLooking({
    everyMs: lookEveryMs,
    looksToRest,
    look: () => publishDue(world, log),
    onFailure: (error) => log.warn({ err: error }, 'what was due could not be published; it will be tried again'),
  })

/** The drafts of one hour become one release; the hours come in their order. */
async function publishDue(world: PublishWorld, log: Logger): Promise<void> {
  const isDueWithin = async (ms: number) => (await draftsDue(world.db, world.clock.now() + ms)).length > 0
  // In good time: the largest release takes minutes to index where nobody has asked anything of it yet.
  if (await isDueWithin(aheadMs)) await world.golden.prepare(world.db)
  while ((await isDueWithin(0)) && (await publishHour(world, log)));
}

/** False when another node is at it, or it has to be tried again later. */
async function publishHour(world: PublishWorld, log: Logger): Promise<boolean> {
  return world.db.transaction().execute(async (transaction) => {
    if (!(await isFirst(transaction))) return false
    await lockReleases(transaction)
    let draftIds = await lockDue(transaction, world.clock.now())
    while (draftIds.length > 0) {
      const outcome = await publishInTurn(world, transaction, { draftIds, by: null, emergency: null, override: null })
      if (outcome.ok) {
        log.info({ release: outcome.value.number, drafts: draftIds.length }, 'drafts were published at their hour')
        break
      }
      // Nothing is wrong with them; the next look finds them.
      if (outcome.reason === 'unavailable') return false
      const heldUp = heldUpBy(outcome, draftIds)
      await holdUp(world, transaction, heldUp)
      log.warn({ drafts: [...heldUp.keys()], reason: outcome.reason }, 'drafts were not published at their hour')
      draftIds = draftIds.filter((draftId) => !heldUp.has(draftId))
    }
    return true
  })
}

/** An editor may have taken one back since they were looked for. */
async function lockDue(db: Db, at: EpochMs): Promise<string[]> {
  const drafts = await lockDrafts(db, await draftsDue(db, at))
  return drafts
    .filter(({ state, publishAt }) => state === 'approved' && publishAt !== null && publishAt <= at)
    .map(({ draftId }) => draftId)
}

async function isFirst(db: Db): Promise<boolean> {
  const { rows } = await sql<{ first: boolean }>`select pg_try_advisory_xact_lock(3113) as first`.execute(db)
  return rows[0]?.first === true
}

/** What holds each draft up. */
type HeldUp = ReadonlyMap<string, readonly ToldObstacle[]>
type Outcome = Exclude<Awaited<ReturnType<typeof publishInTurn>>, { ok: true }>

/** Those in whose way something stands, with what it is; all of them when it is nobody's own. */
function heldUpBy({ obstacles }: Outcome, draftIds: readonly string[]): HeldUp {
  const own = new Map<string, ToldObstacle[]>()
  for (const obstacle of obstacles) {
    const { draftId } = obstacle
    if (draftId !== null) own.set(draftId, [...(own.get(draftId) ?? []), obstacle])
  }
  return own.size > 0 ? own : new Map(draftIds.map((draftId) => [draftId, obstacles]))
}

/** They stay approved, without an hour, and say why. */
async function holdUp({ clock }: PublishWorld, db: Db, heldUp: HeldUp): Promise<void> {
  const drafts = await lockDrafts(db, [...heldUp.keys()])
  for (const { draftId, state, approvedBy } of drafts) {
    const by = heldUp.get(draftId) ?? []
    await writeState(db, draftId, { state, approvedBy: approvedBy?.personId ?? null, publishAt: null, heldUpBy: by })
  }
  const acts = [...heldUp].map(
    ([draftId, by]) => ({ act: 'held-up', by: null, draftId, reason: inEnglish(by) }) as const,
  )
  await recordActs(db, acts, clock.now())
}
