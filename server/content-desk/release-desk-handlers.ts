import { failure, success } from '../../shared/result.ts'
import { differenceBetween } from '../releases/release-difference.ts'
import type { RequestHandlers } from '../socket/request-handler.ts'
import { type PublishWorld, publishDrafts, tryDrafts } from './publish-drafts.ts'
import { toPublishedChanges } from './published-changes.ts'
import { readReached } from './reached-repository.ts'
import { findReleaseRecord, historyOf, listReleaseRecords } from './release-records-repository.ts'
import { rollBack } from './roll-back.ts'

type World = PublishWorld & {
  /** Brings up to date who is connected to this node. */
  readonly noteConnected: () => Promise<void>
}

type ReleaseDeskRequests = Pick<
  RequestHandlers,
  | 'content:try'
  | 'content:publish'
  | 'content:releases'
  | 'content:changes'
  | 'content:roll-back'
  | 'content:reached'
  | 'content:history'
>

/** What one answer carries. The first release may have a hundred megabytes of them. */
const mostChanges = 500

/** The last number that PostgreSQL's integers tell. */
const lastNumber = 2_147_483_647

export function releaseDeskHandlers(world: World): ReleaseDeskRequests {
  const { db, clock } = world
  return {
    'content:try': {
      verb: 'content:read',
      answer: ({ draftIds }) => tryDrafts(world, unique(draftIds)),
    },
    'content:publish': {
      verb: 'content:publish',
      answer: ({ draftIds, emergency, override }, { person }) =>
        publishDrafts(world, {
          draftIds: unique(draftIds),
          by: person.personId,
          emergency: emergency?.reason ?? null,
          override: override?.reason ?? null,
        }),
    },
    'content:releases': {
      verb: 'content:read',
      answer: async () => success({ releases: await listReleaseRecords(db) }),
    },
    'content:changes': {
      verb: 'content:read',
      answer: async ({ number }) => {
        if (number > lastNumber || !(await findReleaseRecord(db, number))) return failure('not-found')
        const changes = toPublishedChanges(await differenceBetween(db, number - 1, number))
        return success({ changes: changes.slice(0, mostChanges), total: changes.length })
      },
    },
    'content:roll-back': {
      verb: 'content:publish',
      answer: ({ to, reason }, { person }) => rollBack(world, { to, reason, by: person.personId }),
    },
    'content:reached': {
      verb: 'content:read',
      answer: async () => {
        await world.noteConnected()
        return success(await readReached(db, clock.now()))
      },
    },
    'content:history': {
      verb: 'content:read',
      answer: async ({ answerId, language }) => success({ revisions: await historyOf(db, answerId, language) }),
    },
  }
}

const unique = (ids: readonly string[]) => [...new Set(ids)]
