import type { Logger } from 'pino'
import type { Clock, EpochMs } from '../../shared/clock.ts'
import { type RetryPolicy, retryDelayMs } from '../../shared/outbox/retry.ts'
import { parametersOf } from '../../shared/service-requests/request-parameters.ts'
import type { Db } from '../db/database.ts'
import type { GeoreportClient, Posted } from '../georeport/georeport-client.ts'
import type { PostAnswer } from '../georeport/read-answers.ts'
import {
  changeRequest,
  forgetForms,
  giveUpLost,
  postponeToken,
  type RequestChange,
  takeDue,
  takeDueToken,
} from './service-requests-repository.ts'

/*
 *   kept, due ──▶ sending (committed) ──▶ POST ──▶ what became of it (committed)
 *
 * A crash before the POST or behind it leaves `sending`; after `lostAfterMs` any node calls it `unknown`, and only a
 * person sends it again. While the endpoint cannot be reached this node rests; somebody who sends a request wakes it.
 */

export type DeliveryPace = {
  readonly retry: RetryPolicy
  /** Between two questions about a token. */
  readonly tokenRetry: RetryPolicy
  readonly lookEveryMs: number
  /** Longer than any answer is waited for. */
  readonly lostAfterMs: number
}

export const usualPace: DeliveryPace = {
  retry: { firstMs: 1_000, mostMs: 60_000 },
  tokenRetry: { firstMs: 2_000, mostMs: 300_000 },
  lookEveryMs: 1_000,
  lostAfterMs: 60_000,
}

type DeliveryWorld = {
  readonly db: Db
  readonly clock: Clock
  readonly log: Logger
  readonly client: GeoreportClient
  readonly pace: DeliveryPace
  readonly chance: () => number
}

export type RequestDelivery = {
  /** Something is due now: looks at once, although the endpoint could not be reached a moment ago. */
  nudge(): void
  /** Waits for what is being sent. */
  stop(): Promise<void>
}

/** After this long nobody decides any more, and the resident's words go. */
const formsKeptMs = 30 * 24 * 3_600_000
const housekeepingEveryMs = 3_600_000

/** Sends what is due to the endpoint and asks about tokens, one at a time on each node, until stopped. */
export function startRequestDelivery(world: DeliveryWorld): RequestDelivery {
  const { clock, log, pace } = world
  let stopped = false
  let restUntil: EpochMs = 0
  let cleanedAt: EpochMs = 0
  let underWay: Promise<void> | null = null
  let again = false

  const work = async () => {
    await tidy()
    while (!stopped && clock.now() >= restUntil) {
      const sent = (await sendNext(world)) ?? (await askNextToken(world))
      if (sent === null) return
      if (sent.restMs > 0) restUntil = clock.now() + sent.restMs
    }
  }

  const tidy = async () => {
    const lost = await giveUpLost(world.db, clock.now() - pace.lostAfterMs, clock.now())
    if (lost > 0) log.warn({ lost }, 'service requests may have been sent by a node that ended; people decide')
    if (clock.now() - cleanedAt < housekeepingEveryMs) return
    cleanedAt = clock.now()
    await forgetForms(world.db, new Date(clock.now() - formsKeptMs))
  }

  const look = () => {
    if (stopped) return
    if (underWay) {
      again = true
      return
    }
    underWay = work()
      .catch((error: unknown) => log.warn({ err: error }, 'service requests could not be looked at'))
      .finally(() => {
        underWay = null
        if (!again) return
        again = false
        look()
      })
  }

  const timer = setInterval(() => {
    if (!underWay) look()
  }, pace.lookEveryMs)
  return {
    nudge: () => {
      restUntil = 0
      look()
    },
    stop: async () => {
      stopped = true
      clearInterval(timer)
      await underWay
    },
  }
}

type Outcome = { readonly restMs: number }

/** Null: nothing is due. */
async function sendNext(world: DeliveryWorld): Promise<Outcome | null> {
  const { db, clock, log, client } = world
  const taken = await takeDue(db, clock.now())
  if (!taken?.form) return null
  const posted = await client.post(parametersOf(taken.form))
  const restMs = posted.kind === 'kept' ? delayOf(world, world.pace.retry, taken.attempts) : 0
  await changeRequest(db, taken, changeAfter(posted, clock.now(), restMs), clock.now())
  const about = { requestId: taken.request_id, outcome: posted.kind, attempts: taken.attempts }
  if (posted.kind === 'taken') log.info(about, 'a service request was sent')
  else log.warn({ ...about, fault: posted.fault }, 'a service request was not taken')
  return { restMs }
}

const delayOf = ({ chance }: DeliveryWorld, policy: RetryPolicy, attempts: number) =>
  // Never at once: the endpoint has just said that it cannot.
  Math.max(policy.firstMs / 2, retryDelayMs(policy, attempts - 1, chance()))

function changeAfter(posted: Posted, at: EpochMs, restMs: number): RequestChange {
  if (posted.kind === 'taken') return changeByAnswer(posted.answer, at)
  const { fault, detail } = posted
  return posted.kind === 'kept'
    ? { state: 'kept', due_at: new Date(at + restMs), fault, detail }
    : { state: posted.kind, fault, detail }
}

function changeByAnswer({ number, token, notice }: PostAnswer, at: EpochMs): RequestChange {
  const said = { notice, fault: null, detail: null }
  if (number !== null) return { state: 'numbered', number, ...said }
  if (token !== null) return { state: 'token', token, due_at: new Date(at), attempts: 0, ...said }
  return { state: 'taken', ...said, fault: 'no-number' }
}

async function askNextToken(world: DeliveryWorld): Promise<Outcome | null> {
  const { db, clock, client, pace } = world
  const due = await takeDueToken(db, clock.now(), clock.now() + pace.lostAfterMs)
  if (!due?.token) return null
  const answer = await client.token(due.token)
  const number = answer.ok ? answer.value.number : null
  const change: RequestChange =
    number === null
      ? {
          state: 'token',
          due_at: new Date(clock.now() + delayOf(world, pace.tokenRetry, due.attempts)),
          fault: answer.ok ? null : 'unreachable',
          detail: answer.ok ? null : (answer.detail ?? null),
        }
      : { state: 'numbered', number, fault: null, detail: null }
  if (number !== null || change.fault !== due.fault) await changeRequest(db, due, change, clock.now())
  else await postponeToken(db, due, change.due_at ?? null)
  return { restMs: 0 }
}
