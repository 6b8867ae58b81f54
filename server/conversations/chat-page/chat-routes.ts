import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Clock } from '../../../shared/clock.ts'
import {
  type ChatReason,
  chatMessageSchema,
  chatStartSchema,
  chatTypingSchema,
} from '../../../shared/conversation/resident-contract.ts'
import type { SourceEvent } from '../../../shared/conversation/source-event.ts'
import { httpPaths } from '../../../shared/http-contract.ts'
import { failure, success } from '../../../shared/result.ts'
import type { Db } from '../../db/database.ts'
import { findBySourceKey, type StoredConversation } from '../conversations-repository.ts'
import type { Hearing } from '../hear-source.ts'
import { countWaiting } from '../queue-repository.ts'
import type { SourceRegister } from '../source-register.ts'
import type { Source } from '../sources-repository.ts'
import { createEventStreams } from './event-streams.ts'
import { type ResidentFeed, utteranceOfId } from './resident-feed.ts'
import { conversationOfToken, offsetOfMessage } from './resident-token.ts'
import { endedOffset } from './resident-watch.ts'
import { noteSeen } from './residents-repository.ts'

export type ChatLimits = {
  /** From one address. */
  readonly startsPerMinute: number
  /** In one chat. */
  readonly messagesPerMinute: number
  /** Whoever comes when so many wait is told to telephone. */
  readonly mostWaiting: number
}

const limitsAsBuilt: ChatLimits = { startsPerMinute: 10, messagesPerMinute: 30, mostWaiting: 100 }
const typingPerMinute = 120
const streamsPerMinute = 60
/** A page that was opened in another tab has the token too. */
const mostPages = 4
const queue = 'chat'
const offeredOffset = 0

type World = {
  readonly db: Db
  readonly clock: Clock
  readonly source: Source
  readonly sources: Pick<SourceRegister, 'byId'>
  readonly hearing: Hearing
  readonly feed: ResidentFeed
  readonly limits?: Partial<ChatLimits> | undefined
}

type Answer = { readonly ok: true } | { readonly ok: false; readonly reason: ChatReason }

/**
 * What a resident's page asks for. A token opens one conversation and nothing else; every answer is a `Result`,
 * whatever its status. The function returned ends what is open, and refuses more of it.
 */
export function registerChatRoutes(app: FastifyInstance, world: World): () => void {
  const { clock, feed } = world
  const limits = { ...limitsAsBuilt, ...world.limits }
  const streams = createEventStreams()

  app.post(httpPaths.chatStart, limitedTo(limits.startsPerMinute), async (request, reply) => {
    const input = chatStartSchema.safeParse(request.body)
    const key = conversationOfToken(request.headers.authorization)
    if (!input.success || key === null) return send(reply, malformed(input.error))
    return send(reply, await start(world, limits.mostWaiting, key, input.data))
  })

  app.post(httpPaths.chatMessages, limitedTo(limits.messagesPerMinute, byToken), async (request, reply) => {
    const input = chatMessageSchema.safeParse(request.body)
    if (!input.success) return send(reply, malformed(input.error))
    const chat = await find(world, request)
    return send(reply, chat ? await say(world, chat, input.data) : failure('not-found'))
  })

  app.post(httpPaths.chatTyping, limitedTo(typingPerMinute, byToken), async (request, reply) => {
    const input = chatTypingSchema.safeParse(request.body)
    if (!input.success) return send(reply, malformed(input.error))
    const chat = await find(world, request)
    if (!chat) return send(reply, failure('not-found'))
    const at = clock.now()
    await hear(world, chat.sourceKey, { kind: 'typing', offset: at, at, typing: input.data.typing })
    return send(reply, success({}))
  })

  app.post(httpPaths.chatEnd, limitedTo(typingPerMinute, byToken), async (request, reply) => {
    const chat = await find(world, request)
    if (!chat) return send(reply, failure('not-found'))
    if (!isOver(chat)) {
      await hear(world, chat.sourceKey, { kind: 'ended', offset: endedOffset, at: clock.now(), by: 'resident' })
    }
    return send(reply, success({}))
  })

  app.get(httpPaths.chatEvents, limitedTo(streamsPerMinute, byToken), async (request, reply) => {
    const chat = await find(world, request)
    if (!chat) return send(reply, failure('not-found'))
    if (feed.countPages(chat.conversationId) >= mostPages) return send(reply, failure('too-many-attempts'))
    await tellThere(world, chat)
    const stream = streams.open(reply)
    if (!stream) return send(reply, failure('unavailable'))
    const after = positionOf(request, chat.state.lastPosition)
    stream.onClosed(feed.open({ conversationId: chat.conversationId, after, send: stream.send }))
    return stream.reply()
  })

  return streams.close
}

/** Whoever opens the page is there; its chat may have been left for some time. */
async function tellThere(world: World, chat: StoredConversation): Promise<void> {
  if (isOver(chat)) return
  const at = world.clock.now()
  await noteSeen(world.db, [chat.conversationId], at)
  if (chat.state.residentConnected === true) return
  await hear(world, chat.sourceKey, { kind: 'connected', offset: at, at, connected: true })
}

const byToken = (request: FastifyRequest) => conversationOfToken(request.headers.authorization) ?? request.ip

/** The plug-in that reads it comes with the routes of people. */
const limitedTo = (max: number, keyGenerator?: (request: FastifyRequest) => string) => ({
  config: { rateLimit: { max, timeWindow: 60_000, ...(keyGenerator ? { keyGenerator } : {}) } },
})

const malformed = (error: z.ZodError | undefined) =>
  failure('malformed', error ? z.prettifyError(error) : 'It shows no token.')

/** A database that was put back knows less than the page does. */
function positionOf({ headers }: FastifyRequest, last: number): number {
  const known = z.coerce.number().int().nonnegative().catch(0).parse(headers['last-event-id'])
  return known > last ? 0 : known
}

async function find({ db, source }: World, request: FastifyRequest): Promise<StoredConversation | null> {
  const key = conversationOfToken(request.headers.authorization)
  return key === null ? null : findBySourceKey(db, source.sourceId, key)
}

const isOver = ({ isForgotten, state }: StoredConversation) => isForgotten || state.endedAt !== null

async function hear({ source, hearing }: World, conversation: string, event: SourceEvent) {
  const [outcome] = await hearing.hear(source, [{ conversation, event }])
  return outcome
}

async function start(
  world: World,
  mostWaiting: number,
  key: string,
  { name, language }: z.infer<typeof chatStartSchema>,
): Promise<Answer> {
  const { db, clock, source, sources } = world
  // Sent again, it is there.
  if (await findBySourceKey(db, source.sourceId, key)) return success({})
  if (!(await sources.byId(source.sourceId))) return failure('unavailable')
  if ((await countWaiting(db, source.sourceId)) >= mostWaiting) return failure('busy')
  const at = clock.now()
  const [offset, resident] = [offeredOffset, name || null]
  await hear(world, key, {
    kind: 'offered',
    offset,
    at,
    channel: 'chat',
    queue,
    agent: null,
    language,
    resident,
    contact: null,
  })
  const chat = await findBySourceKey(db, source.sourceId, key)
  if (chat) await noteSeen(db, [chat.conversationId], at)
  return success({})
}

async function say(
  world: World,
  chat: StoredConversation,
  { id, text }: z.infer<typeof chatMessageSchema>,
): Promise<Answer> {
  const event = {
    kind: 'utterance',
    offset: offsetOfMessage(id),
    at: world.clock.now(),
    utteranceId: utteranceOfId(id),
    speaker: 'resident',
    text,
    language: chat.state.language,
    final: true,
  } as const
  if (isOver(chat)) return failure('ended')
  const outcome = await hear(world, chat.sourceKey, event)
  // What is sent again comes at another instant; under its offset there is only that message.
  return outcome?.kind === 'refused' && outcome.reason !== 'offset-taken' ? failure('ended') : success({})
}

const statusOf = {
  malformed: 400,
  'not-found': 404,
  ended: 409,
  'too-many-attempts': 429,
  busy: 503,
  unavailable: 503,
} as const satisfies Record<ChatReason, number>

function send(reply: FastifyReply, answer: Answer) {
  return reply
    .code(answer.ok ? 200 : statusOf[answer.reason])
    .header('cache-control', 'no-store')
    .send(answer)
}
