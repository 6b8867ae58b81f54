import type { Logger } from 'pino'
import type { Clock } from '../../shared/clock.ts'
import { failure, success } from '../../shared/result.ts'
import type { Db } from '../db/database.ts'
import type { Metrics } from '../metrics.ts'
import type { RequestHandlers } from '../socket/request-handler.ts'
import { factsOfAgent } from './interactions-repository.ts'
import { lastInstant } from './read-entry.ts'
import { storeDelivery } from './store-delivery.ts'

type World = { readonly db: Db; readonly clock: Clock; readonly log: Logger; readonly metrics: Metrics }

/** "My day" looks back this far at most, so that nobody can ask for years. */
const longestLookBackMs = 31 * 24 * 3_600_000

export function interactionHandlers({
  db,
  clock,
  log,
  metrics,
}: World): Pick<RequestHandlers, 'facts:deliver' | 'interactions:since'> {
  return {
    'facts:deliver': {
      verb: 'facts:deliver',
      answer: async (delivery, { person, deviceId }) => {
        if (delivery.deviceId !== deviceId) {
          return failure('malformed', 'deviceId: not the one that this connection was opened with')
        }
        const stopTimer = metrics.deliverySeconds.startTimer()
        const outcome = await storeDelivery(db, delivery, person.personId, clock.now())
        stopTimer()
        if (outcome.kind === 'identity-clash') {
          metrics.identityClashes.inc()
          log.warn(
            { deviceId, sequence: outcome.sequence },
            'two workstations share an identity; the second was told to take a new one',
          )
          return failure('identity-clash', `sequence ${outcome.sequence} belongs to another fact`)
        }
        const { receipt, stored, repeated, missing } = outcome
        metrics.factsStored.inc(stored)
        metrics.factsRepeated.inc(repeated)
        if (missing > 0) {
          metrics.factsMissing.inc(missing)
          log.warn(
            { deviceId, missing, through: receipt.acknowledgedThrough },
            'a workstation left out sequence numbers',
          )
        }
        for (const { sequence, reason, detail } of receipt.refused) {
          metrics.factsRefused.inc({ reason })
          log.warn({ deviceId, sequence, reason, detail }, 'a fact was refused')
        }
        return success(receipt)
      },
    },
    'interactions:since': {
      verb: 'interactions:read-own',
      answer: async ({ since }, { person }) => {
        const from = Math.max(Math.min(since, lastInstant), clock.now() - longestLookBackMs)
        return success({ facts: await factsOfAgent(db, person.personId, new Date(from)) })
      },
    },
  }
}
