import type { Clock } from '../../../shared/clock.ts'
import { success } from '../../../shared/result.ts'
import { knownQueues } from '../../conversations/queue-repository.ts'
import type { Db } from '../../db/database.ts'
import type { RequestHandlers } from '../../socket/request-handler.ts'
import { keepThresholds, readThresholds } from './thresholds-repository.ts'

type World = { readonly db: Db; readonly clock: Clock }

/** Each person's own thresholds: whoever sees the figures may say when they want to be told. */
export function thresholdHandlers({
  db,
  clock,
}: World): Pick<RequestHandlers, 'wall:thresholds' | 'wall:keep-thresholds'> {
  return {
    'wall:thresholds': {
      verb: 'figures:read',
      answer: async (_input, { person }) => {
        const [thresholds, queues] = await Promise.all([readThresholds(db, person.personId), knownQueues(db)])
        return success({ thresholds: [...thresholds], queues })
      },
    },
    'wall:keep-thresholds': {
      verb: 'figures:read',
      answer: async ({ thresholds }, { person }) => {
        await keepThresholds(db, person.personId, thresholds, clock.now())
        return success({})
      },
    },
  }
}
