import { setTimeout } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Clock, EpochMs } from '../../shared/clock.ts'
import { type RetryPolicy, retryDelayMs } from '../../shared/outbox/retry.ts'
import type { Db } from '../db/database.ts'
import type { Metrics } from '../metrics.ts'
import type { OpenAdapter, OutgoingReply } from './adapters/adapter.ts'
import { adapterOf } from './adapters/adapters.ts'
import { platformName } from './adapters/chapters-repository.ts'
import { PlatformFault } from './adapters/platform-call.ts'
import { readConversations } from './conversations-repository.ts'
import type { Exchange } from './exchange.ts'
import { type DueReply, leaseReplies, postponeReply, removeReply, sourcesWithDueReplies } from './replies-repository.ts'
import type { Source } from './sources-repository.ts'

/*
 * What an agent said, on its way to the platform:
 *
 *   written with what was said ──▶ due ──leased──▶ sending ──taken──▶ removed
 *                                   ▲                 │ not now: after a pause, or when the platform says so
 *                                   └─────────────────┤
 *                                                     │ never, or not within ten minutes: given up,
 *                                                     ▼ and the desk sees that the resident cannot be reached
 *                                                  removed
 *
 * One of each conversation at a time, in order; a few of each source at a time, so that a slow platform holds up
 * itself alone. Whoever dies while sending leaves it to the next after the lease, who looks whether it arrived.
 */

export type Replies = { stop(): Promise<void> }

type World = Pick<Exchange, 'sources' | 'intake' | 'onChanged'> & {
  readonly db: Db
  readonly clock: Clock
  readonly log: Logger
  readonly metrics: Metrics
  /** From 0 up to, not including, 1. */
  readonly chance: () => number
}

const lookEveryMs = 1_000
const atOnce = 8
/** Longer than the calls of one attempt may take: a long text is several messages. */
const leaseMs = 120_000
/** What is not answered by then is left to the next start, or another node. */
const stopWithinMs = 3_000
/** A resident who hears nothing for so long has left, or asked again. */
const giveUpAfterMs = 10 * 60_000
export const replyRetry: RetryPolicy = { firstMs: 1_000, mostMs: 30_000 }

/** Sends what is due until it is stopped. */
export function startReplies(world: World): Replies {
  const { db, clock, log, sources } = world
  const underWay = new Map<string, Set<Promise<void>>>()
  let isStopped = false
  let looking: Promise<void> | null = null
  let lookAgain = false

  const lookAt = async (sourceId: string) => {
    const sending = underWay.get(sourceId) ?? new Set()
    underWay.set(sourceId, sending)
    if (sending.size >= atOnce) return
    const source = await sources.byId(sourceId)
    const open = source && adapterOf(source.kind)?.open(source)
    const now = clock.now()
    const wish = { sourceId, atMost: atOnce - sending.size, leasedUntil: now + leaseMs }
    for (const due of await leaseReplies(db, wish, now)) {
      const done = send(world, source, open ?? null, due)
        .catch((error: unknown) => log.error({ err: error }, 'a reply could not be looked after'))
        .finally(() => {
          sending.delete(done)
          look()
        })
      sending.add(done)
    }
  }

  const lookAtAll = async () => {
    do {
      lookAgain = false
      for (const sourceId of await sourcesWithDueReplies(db, clock.now())) await lookAt(sourceId)
    } while (lookAgain && !isStopped)
  }
  const look = () => {
    if (isStopped) return
    lookAgain = true
    looking ??= lookAtAll()
      .catch((error: unknown) => log.warn({ err: error }, 'replies could not be looked for'))
      .finally(() => {
        looking = null
      })
  }

  const timer = setInterval(look, lookEveryMs)
  const stopListening = world.onChanged((changed) => {
    if (
      changed.some(({ recorded }) => recorded.some(({ event }) => event.kind === 'utterance' || event.kind === 'ended'))
    )
      look()
  })

  return {
    stop: async () => {
      isStopped = true
      clearInterval(timer)
      stopListening()
      await looking
      const sending = [...underWay.values()].flatMap((all) => [...all])
      if (sending.length > 0) await Promise.race([Promise.all(sending), setTimeout(stopWithinMs)])
    },
  }
}

async function send(world: World, source: Source | null, open: OpenAdapter | null, due: DueReply): Promise<void> {
  const { db, metrics } = world
  const outgoing = due.event && toOutgoing(due)
  if (!source || !open?.reply || !outgoing) return giveUp(world, source, due, 'nothing can be sent there any more')
  try {
    await open.reply(outgoing)
  } catch (error) {
    return afterFault(world, source, due, outgoing.saidAt, error)
  }
  await removeReply(db, due)
  metrics.repliesSent.inc({ kind: source.kind })
  await noteReached(world, due)
}

/** Null for what the platform need not be told. */
function toOutgoing({ event, sourceKey, tries }: DueReply): OutgoingReply | null {
  if (event?.kind !== 'utterance' && event?.kind !== 'ended') return null
  const isSaid = event.kind === 'utterance'
  return {
    conversation: platformName(sourceKey),
    name: isSaid ? event.utterance.utteranceId : event.eventId,
    saidAt: event.at,
    text: isSaid ? event.utterance.text : null,
    isRepeat: tries > 1,
  }
}

async function afterFault(world: World, source: Source, due: DueReply, saidAt: EpochMs, error: unknown): Promise<void> {
  const { db, clock, log, metrics, chance } = world
  const fault = error instanceof Error ? error.message : 'unknown'
  const [isFinal, asked] = error instanceof PlatformFault ? [error.isFinal, error.retryAfterMs] : [false, null]
  // Asked to wait, we wait that long at least.
  const nextTryAt = clock.now() + (asked ?? retryDelayMs(replyRetry, due.tries - 1, chance()))
  metrics.repliesFailed.inc({ kind: source.kind })
  if (isFinal || nextTryAt > saidAt + giveUpAfterMs) return giveUp(world, source, due, fault)
  log.warn({ source: source.name, tries: due.tries, fault, nextTryAt }, 'a reply was not taken; it is sent again')
  await postponeReply(db, due, { nextTryAt, fault })
}

async function giveUp(world: World, source: Source | null, due: DueReply, fault: string): Promise<void> {
  const { db, log, metrics } = world
  const { conversationId, tries } = due
  log.error({ source: source?.name, conversationId, tries, fault }, 'a reply was given up: the resident never got it')
  metrics.repliesGivenUp.inc({ kind: source?.kind ?? 'unknown' })
  await removeReply(db, due)
  await markReachable(world, due, false)
}

/** Somebody who was given up on is there again. */
async function noteReached(world: World, due: DueReply): Promise<void> {
  const conversation = (await readConversations(world.db, [due.conversationId])).get(due.conversationId)
  if (conversation?.state.residentConnected === false) await markReachable(world, due, true)
}

/** The desk shows whether the resident can be reached. */
async function markReachable(
  { intake, clock }: World,
  { conversationId }: DueReply,
  connected: boolean,
): Promise<void> {
  const what = { kind: 'connected' as const, at: clock.now(), connected }
  await intake.take([{ where: { conversationId }, what, offset: null, digest: null }])
}
