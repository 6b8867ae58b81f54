import { randomUUID } from 'node:crypto'
import { assertNever } from '../../shared/assert-never.ts'
import type { Clock } from '../../shared/clock.ts'
import { type DeliveryAnswer, type DeliveryLoop, startDeliveryLoop } from '../../shared/outbox/delivery-loop.ts'
import type { OutboxEntry, OutboxStore } from '../../shared/outbox/entry.ts'
import { describeError, type Log } from '../log.ts'
import type { CentreConnection } from './connection.ts'

type DeliveryWorldOfDesktop = {
  readonly outbox: OutboxStore
  readonly connection: CentreConnection
  readonly clock: Clock
  readonly after: (ms: number, callback: () => void) => () => void
  readonly log: Log
  readonly onSettled: () => void
}

/** Sends what waits in the outbox over the connection, for ever. See shared/outbox/delivery-loop.ts. */
export function startDelivery(world: DeliveryWorldOfDesktop): DeliveryLoop {
  const { outbox, connection, clock, after, log } = world
  return startDeliveryLoop({
    store: outbox,
    clock,
    after,
    chance: Math.random,
    newDeviceId: randomUUID,
    send: (deviceId, entries) => send(connection, log, deviceId, entries),
    onSettled: world.onSettled,
    onStoreFailure: (error) => log.error('outbox failed', { detail: describeError(error) }),
  })
}

async function send(
  connection: CentreConnection,
  log: Log,
  deviceId: string,
  entries: readonly OutboxEntry[],
): Promise<DeliveryAnswer> {
  if (connection.status().state !== 'online') return { kind: 'unreachable' }
  if (connection.deviceId() !== deviceId) {
    // The identity was renewed after a clash; the server has to meet this workstation under the new one.
    connection.connect()
    return { kind: 'unreachable' }
  }
  const answer = await connection.request('facts:deliver', { deviceId, entries: [...entries] })
  if (answer.ok) {
    const { acknowledgedThrough: through, refused } = answer.value
    log.info('facts delivered', { first: entries[0]?.sequence, through, refused: refused.length })
    return { kind: 'acknowledged', through, refused }
  }
  log.warn('facts not delivered', { reason: answer.reason, detail: answer.detail })
  switch (answer.reason) {
    case 'unreachable':
    case 'unavailable':
    // A whole batch that is malformed is a fault of one of the two programs; an update of either will mend it.
    case 'malformed':
      return { kind: 'unreachable' }
    case 'signed-out':
    case 'not-permitted':
      return { kind: 'signed-out' }
    case 'identity-clash':
      return { kind: 'identity-clash' }
    default:
      return assertNever(answer)
  }
}
