import type { Clock } from '../../shared/clock.ts'
import type { Candidate, GoldenResult, PublishedChange, ReleaseRecord } from '../../shared/content/content-contract.ts'
import type { Draft } from '../../shared/content/draft.ts'
import { dayInCity } from '../../shared/knowledge/answer.ts'
import type { ReleaseIdentity } from '../../shared/knowledge/release.ts'
import { success } from '../../shared/result.ts'
import type { Db } from '../db/database.ts'
import type { GoldenCheck } from '../golden/golden-check.ts'
import { readGolden } from '../golden/golden-repository.ts'
import { lockReleases } from '../releases/release-chain.ts'
import { currentRelease, publishLocked } from '../releases/releases-repository.ts'
import { closeDrafts, listDrafts, lockDrafts, releaseOf } from './drafts-repository.ts'
import { type EditorialAct, recordActs, storableText } from './editorial-acts.ts'
import { type Plan, planChanges, toReleaseChanges } from './plan-changes.ts'
import { findReleaseRecord } from './release-records-repository.ts'
import { readSurroundings } from './surroundings-repository.ts'
import { inWayOf, refusal } from './tell-obstacle.ts'

/*
 * From drafts to a release, in one transaction:
 *
 *   releases locked ─▶ drafts locked ─▶ obstacles? ──▶ golden questions lost? ──▶ published, drafts closed, written down
 *                                          │ yes                │ yes, and not overridden
 *                                          ▼                    ▼
 *                                      nothing is written; the drafts stay as they are
 */

export type PublishWorld = {
  readonly db: Db
  readonly clock: Clock
  readonly golden: GoldenCheck
  /** The city's; that of the next release. */
  readonly timeZone: string
  readonly goldenPatience?: GoldenPatience | undefined
}

/** How long somebody waits for the golden questions to be ready, in milliseconds; who overrides them is in a hurry. */
export type GoldenPatience = { readonly usual: number; readonly overridden: number }

/** A desktop waits a quarter of a minute for an answer. */
const patienceAsBuilt: GoldenPatience = { usual: 10_000, overridden: 2_000 }

export type Publication = {
  readonly draftIds: readonly string[]
  /** Null: the server itself, at the hour that somebody has set. */
  readonly by: string | null
  /** Reasons given. An emergency needs no approval; an override publishes although golden questions are lost. */
  readonly emergency: string | null
  readonly override: string | null
}

/** What a release of these drafts would be, and what stands in its way. Nothing is locked or written. */
export async function tryDrafts(world: PublishWorld, draftIds: readonly string[]) {
  const { db, goldenPatience = patienceAsBuilt } = world
  if (!(await world.golden.isPreparedWithin(db, goldenPatience.usual))) return stillIndexing
  const wanted = new Set(draftIds)
  const drafts = (await listDrafts(db)).filter(({ draftId }) => wanted.has(draftId))
  const base = (await currentRelease(db))?.number ?? 0
  const plan = await planRelease(world, db, base, drafts, draftIds)
  const golden = await askGolden(world, db, base, plan.changes)
  if (!golden) return stillIndexing
  const candidate: Candidate = { changes: [...plan.changes], obstacles: [...plan.obstacles], golden }
  return success(candidate)
}

const stillIndexing = refusal('unavailable', [inWayOf(null, { code: 'still-indexing' })])

/** Publishes them as the next release, all of them or none. */
export async function publishDrafts(world: PublishWorld, publication: Publication) {
  const { override } = publication
  const { goldenPatience = patienceAsBuilt } = world
  // Not within the transaction: nobody else who publishes has to wait for it.
  const waitMs = override === null ? goldenPatience.usual : goldenPatience.overridden
  const isPrepared = await world.golden.isPreparedWithin(world.db, waitMs)
  if (!isPrepared && override === null) return stillIndexing
  return world.db.transaction().execute(async (transaction) => {
    await lockReleases(transaction)
    // The answer to the same request was lost on its way.
    const done = await findPublished(transaction, publication)
    return done ? success(done) : publishInTurn(world, transaction, publication)
  })
}

/** The release that the same person has made of exactly these drafts. */
async function findPublished(db: Db, { draftIds, by }: Publication): Promise<ReleaseRecord | null> {
  const number = await releaseOf(db, draftIds)
  const record = number === null ? null : await findReleaseRecord(db, number)
  return record?.publishedBy?.personId === by ? record : null
}

/**
 * The same within a transaction of one's own that has locked the releases. Unless it succeeds nothing was written.
 *
 * `obstructed` and `golden-lost` come with what exactly stands in the way, for those who can set it aside.
 */
export async function publishInTurn(world: PublishWorld, db: Db, publication: Publication) {
  const { draftIds, by, emergency, override } = publication
  const at = world.clock.now()
  const drafts = await lockDrafts(db, draftIds)
  const base = (await currentRelease(db))?.number ?? 0
  const plan = await planRelease(world, db, base, drafts, draftIds)
  const obstacles = plan.obstacles.filter(({ approval }) => !(approval && emergency !== null))
  if (obstacles.length > 0) return refusal('obstructed', obstacles)
  const golden = await askGolden(world, db, base, plan.changes)
  if (!golden && override === null) return stillIndexing
  const questions = golden?.lost.map(({ text }) => text) ?? []
  if (questions.length > 0 && override === null) {
    return refusal('golden-lost', [inWayOf(null, { code: 'golden-lost', questions })])
  }
  const lost = golden ? questions.join('\n') : 'The questions were not asked: nothing was indexed.'
  const release = await publishLocked(db, toReleaseChanges(plan.changes), world.timeZone, at, {
    by,
    purpose: emergency !== null ? 'emergency' : by === null ? 'scheduled' : 'content',
    note: noteOf(publication),
  })
  await closeDrafts(db, draftIds, { state: 'published', release: release.number })
  await recordActs(db, actsOf(publication, drafts, release, lost), at)
  return success(await recordOf(db, release))
}

async function planRelease(
  { clock, timeZone }: PublishWorld,
  db: Db,
  base: number,
  drafts: readonly Draft[],
  draftIds: readonly string[],
): Promise<Plan> {
  const today = dayInCity(clock.now(), timeZone)
  const { changes, obstacles } = planChanges(drafts, await readSurroundings(db, base, drafts), today)
  const there = new Set(drafts.map(({ draftId }) => draftId))
  const missing = draftIds
    .filter((draftId) => !there.has(draftId))
    .map((draftId) => inWayOf(draftId, { code: 'draft-gone' }))
  const unapproved = drafts
    .filter(({ state }) => state !== 'approved')
    .map(({ draftId }) => inWayOf(draftId, { code: 'not-approved' }))
  return { changes, obstacles: [...missing, ...unapproved, ...obstacles] }
}

async function askGolden(
  { golden, clock, timeZone }: PublishWorld,
  db: Db,
  base: number,
  changes: readonly PublishedChange[],
): Promise<GoldenResult | null> {
  return golden.compare(db, base, {
    ...(await readGolden(db)),
    put: changes.flatMap(({ after }) => after ?? []),
    withdrawn: changes.flatMap(({ before }) => before?.revisionId ?? []),
    day: dayInCity(clock.now(), timeZone),
  })
}

/** The reasons given, as everybody may read them beside the release. */
function noteOf({ emergency, override }: Publication): string | null {
  const given = [...new Set([emergency, override].flatMap((reason) => reason ?? []))]
  return given.length === 0 ? null : storableText(given.join('\n'))
}

function actsOf(
  { by, emergency, override }: Publication,
  drafts: readonly Draft[],
  { number: release }: ReleaseIdentity,
  lost: string,
): EditorialAct[] {
  const published = drafts.map(
    ({ draftId }): EditorialAct =>
      emergency === null
        ? { act: 'published', by, draftId, release }
        : { act: 'published-in-emergency', by, draftId, release, reason: emergency },
  )
  if (override === null || lost === '') return published
  return [...published, { act: 'golden-overridden', by, release, reason: `${override}\n\n${lost}` }]
}

/** The record of a release that this transaction has just made. */
export async function recordOf(db: Db, { number }: ReleaseIdentity): Promise<ReleaseRecord> {
  const record = await findReleaseRecord(db, number)
  if (!record) throw new Error(`release ${number} was made and is not there`)
  return record
}
