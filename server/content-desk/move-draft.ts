import type { EpochMs } from '../../shared/clock.ts'
import type { Draft, DraftState } from '../../shared/content/draft.ts'
import type { ToldObstacle } from '../../shared/content/obstacle.ts'
import { dayInCity } from '../../shared/knowledge/answer.ts'
import { failure, success } from '../../shared/result.ts'
import type { Db } from '../db/database.ts'
import { currentRelease } from '../releases/releases-repository.ts'
import { listDrafts, lockDrafts, writeState } from './drafts-repository.ts'
import { changedMeanwhile, type Deed, type ReadDraft, readAgain } from './edit-draft.ts'
import { type ActKind, recordActs } from './editorial-acts.ts'
import { planChanges } from './plan-changes.ts'
import { readSurroundings } from './surroundings-repository.ts'
import { inWayOf, refusal } from './tell-obstacle.ts'

export type MoveRules = {
  /** Whether approving takes somebody other than who edited last. */
  readonly secondPerson: boolean
  readonly timeZone: string
}

type Goal = { readonly state: DraftState; readonly publishAt: EpochMs | null }

/** Another state, or another hour. What is not complete does not leave work. */
export async function moveDraft(db: Db, move: ReadDraft & Goal, deed: Deed, rules: MoveRules) {
  const flaw = findFlaw(move)
  if (flaw) return failure('malformed', flaw)
  return db.transaction().execute(async (transaction) => {
    const [draft] = await lockDrafts(transaction, [move.draftId])
    if (!draft) return failure('not-found')
    if (draft.version !== move.version) return changedMeanwhile(draft)
    const refused = (rules.secondPerson && refuseApproval(draft, move, deed)) || null
    return (
      refused ??
      (await refuseIncomplete(transaction, draft, move, deed, rules)) ??
      carryOut(transaction, draft, move, deed)
    )
  })
}

/** PostgreSQL and JavaScript both tell instants up to here. */
const lastInstant = 8_640_000_000_000_000

function findFlaw({ state, publishAt }: Goal): string | null {
  if (publishAt === null) return null
  if (state !== 'approved') return 'publishAt: only an approved draft is published by itself'
  return publishAt > lastInstant ? 'publishAt: there is no such instant' : null
}

const isApproval = (draft: Draft, { state }: Goal) => state === 'approved' && draft.state !== 'approved'

/** Two pairs of eyes: a text is approved by somebody who has not written it, and after its author is done with it. */
function refuseApproval(draft: Draft, goal: Goal, { by }: Deed) {
  if (!isApproval(draft, goal)) return null
  const { personId, displayName } = draft.editedBy
  const { draftId, state } = draft
  if (personId === by) {
    return refusal('second-person', [inWayOf(draftId, { code: 'second-person', name: displayName })])
  }
  return state === 'in-work' ? refusal('incomplete', [inWayOf(draftId, { code: 'not-in-review' })]) : null
}

async function refuseIncomplete(db: Db, draft: Draft, { state }: Goal, { at }: Deed, { timeZone }: MoveRules) {
  const wrong = state === 'in-work' ? [] : await findWrong(db, draft, dayInCity(at, timeZone))
  return wrong.length > 0 ? refusal('incomplete', wrong) : null
}

/**
 * What keeps a draft from being read by others. Drafts that depend on each other may leave work one after another: the
 * other texts on their way count as if they were published.
 */
async function findWrong(db: Db, draft: Draft, today: string): Promise<ToldObstacle[]> {
  const others = (await listDrafts(db)).filter(
    ({ draftId, purpose }) => draftId !== draft.draftId && purpose === 'text',
  )
  const release = (await currentRelease(db))?.number ?? 0
  const together = [...others, draft]
  const alsoThere = new Set(others.map(({ answerId }) => answerId))
  const { obstacles } = planChanges(together, await readSurroundings(db, release, together), today, alsoThere)
  return obstacles.filter(({ draftId }) => draftId === draft.draftId)
}

async function carryOut(db: Db, draft: Draft, goal: Goal, { by, at }: Deed) {
  const { draftId } = draft
  const acts = actsOf(draft, goal).map((act) => ({ by, draftId, ...act }))
  if (acts.length === 0) return success(draft)
  const approver = isApproval(draft, goal) ? by : (draft.approvedBy?.personId ?? null)
  const approvedBy = goal.state === 'approved' ? approver : null
  await writeState(db, draftId, { state: goal.state, approvedBy, publishAt: goal.publishAt })
  await recordActs(db, acts, at)
  return success(await readAgain(db, draftId))
}

function actsOf(draft: Draft, { state, publishAt }: Goal): { act: ActKind; reason?: string }[] {
  const moved: { act: ActKind }[] = state === draft.state ? [] : [{ act: actOf(draft.state, state) }]
  const isOtherHour = publishAt !== draft.publishAt && state === 'approved'
  const hour = publishAt === null ? 'not by itself' : new Date(publishAt).toISOString()
  return isOtherHour ? [...moved, { act: 'scheduled', reason: hour }] : moved
}

function actOf(from: DraftState, to: DraftState): ActKind {
  if (to === 'approved') return 'approved'
  return to === 'in-review' && from === 'in-work' ? 'sent-to-review' : 'returned'
}
