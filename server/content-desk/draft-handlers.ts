import type { Clock } from '../../shared/clock.ts'
import type { Draft, DraftSummary } from '../../shared/content/draft.ts'
import { failure, success } from '../../shared/result.ts'
import type { Db } from '../db/database.ts'
import { freshFor } from '../fresh-for.ts'
import type { Caller, RequestHandlers } from '../socket/request-handler.ts'
import { findDraft, listDrafts } from './drafts-repository.ts'
import { beginDraft, discardDraft, saveDraft } from './edit-draft.ts'
import { readUse, withOpenFlags } from './list-counts.ts'
import { noteLook } from './looks-repository.ts'
import { type MoveRules, moveDraft } from './move-draft.ts'

type World = MoveRules & {
  readonly db: Db
  readonly clock: Clock
  /** Somebody has come to the desk, and will soon want to try a release. */
  readonly onOpened: () => void
}

type DraftRequests = Pick<
  RequestHandlers,
  | 'content:drafts'
  | 'content:counts'
  | 'content:draft'
  | 'content:begin'
  | 'content:save'
  | 'content:move'
  | 'content:discard'
  | 'content:look'
>

/** What became of the texts is told as it was a minute ago at most; flags as they are. */
const useFreshMs = 60_000

export function draftHandlers({ db, clock, secondPerson, timeZone, onOpened }: World): DraftRequests {
  const use = freshFor(useFreshMs, clock, (now) => readUse(db, now))
  const deedOf = ({ person }: Caller) => ({ by: person.personId, at: clock.now() })
  return {
    'content:drafts': {
      verb: 'content:read',
      answer: async () => {
        onOpened()
        return success({ drafts: (await listDrafts(db)).map(summaryOf), secondPerson })
      },
    },
    'content:counts': {
      verb: 'content:read',
      answer: async () => success({ counts: await withOpenFlags(db, await use()) }),
    },
    'content:draft': {
      verb: 'content:read',
      answer: async ({ draftId }) => {
        const draft = await findDraft(db, draftId)
        return draft ? success(draft) : failure('not-found')
      },
    },
    'content:begin': { verb: 'content:write', answer: (draft, caller) => beginDraft(db, draft, deedOf(caller)) },
    'content:save': {
      verb: 'content:write',
      answer: async (save, caller) => toSummary(await saveDraft(db, save, deedOf(caller))),
    },
    'content:move': {
      verb: 'content:write',
      answer: async (move, caller) => toSummary(await moveDraft(db, move, deedOf(caller), { secondPerson, timeZone })),
    },
    'content:discard': { verb: 'content:write', answer: (named, caller) => discardDraft(db, named, deedOf(caller)) },
    'content:look': {
      verb: 'content:read',
      answer: async ({ draftId }, { person, sessionId }) =>
        success({ others: await noteLook(db, { sessionId, personId: person.personId, draftId }, clock.now()) }),
    },
  }
}

/** A list of drafts without their texts is a hundredth of it. */
function summaryOf({ text: _, ...summary }: Draft): DraftSummary {
  return summary
}

const toSummary = <Failure extends { readonly ok: false }>(
  outcome: Failure | { readonly ok: true; readonly value: Draft },
) => (outcome.ok ? success(summaryOf(outcome.value)) : outcome)
