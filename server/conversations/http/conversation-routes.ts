import { PassThrough } from 'node:stream'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Clock } from '../../../shared/clock.ts'
import { sourceConversationSchema } from '../../../shared/conversation/source-event.ts'
import { httpPaths } from '../../../shared/http-contract.ts'
import type { Db } from '../../db/database.ts'
import type { Hearing } from '../hear-source.ts'
import type { SourceRegister } from '../source-register.ts'
import type { Source } from '../sources-repository.ts'
import { registerAdapterRoutes } from './adapter-routes.ts'
import { type Allowance, createAllowance } from './allowance.ts'
import { openApi } from './openapi.ts'
import { Problem, type ProblemName, sendProblem } from './problem.ts'
import { type Read, type Receipt, readBody, toReceipt } from './read-events.ts'
import { checkSignature } from './signed-request.ts'
import { takeStream } from './stream.ts'

export type ConversationRoutesWorld = {
  readonly db: Db
  readonly clock: Clock
  readonly sources: SourceRegister
  readonly hearing: Hearing
}

const largestBody = 1_000_000

/** The door for what platforms tell of conversations. Whatever goes wrong is answered as `application/problem+json`. */
export async function registerConversationRoutes(app: FastifyInstance, world: ConversationRoutesWorld): Promise<void> {
  await app.register(async (door) => {
    const allowance = createAllowance()
    answerProblems(door)
    readBodiesAsTheyCame(door)

    door.post<{ Params: { conversation: string } }>(
      httpPaths.conversationEvents(':conversation'),
      { bodyLimit: largestBody },
      async (request, reply) => {
        const { source } = await checkSignature(world, request, bodyOf(request))
        const conversation = sourceConversationSchema.safeParse(request.params.conversation)
        if (!conversation.success) throw new Problem('malformed', 'The name of a conversation has 1 to 200 characters.')
        return send(reply, await take(world, allowance, source, readBody(bodyOf(request), conversation.data)))
      },
    )
    door.post(httpPaths.conversationsEvents, { bodyLimit: largestBody }, async (request, reply) => {
      const { source } = await checkSignature(world, request, bodyOf(request))
      return send(reply, await take(world, allowance, source, readBody(bodyOf(request), null)))
    })
    door.post(httpPaths.conversationsStream, async (request, reply) => {
      const { source, signature } = await checkSignature(world, request, '')
      const answer = new PassThrough()
      void takeStream(
        { source, signature, take: (read) => take(world, allowance, source, read) },
        request.body as NodeJS.ReadableStream & AsyncIterable<Buffer>,
        answer,
      )
      return reply.header('content-type', 'application/x-ndjson').header('cache-control', 'no-store').send(answer)
    })
    door.get(httpPaths.conversationsOpenApi, async (_request, reply) => reply.send(openApi()))
    await registerAdapterRoutes(door, world, {
      admit: (source, events) => admit(world, allowance, source, events),
      send,
    })
  })
}

/** Asks what the source may still send. */
function admit({ clock }: ConversationRoutesWorld, allowance: Allowance, source: Source, events: number): void {
  const waitMs = allowance.take(source.sourceId, source.eventsPerMinute, events, clock.now())
  if (waitMs > 0) {
    throw new Problem('too-many', `This source may send ${source.eventsPerMinute} events a minute.`, {
      retryAfterSeconds: Math.ceil(waitMs / 1_000),
    })
  }
}

/** Takes what could be read, when the source may still send that much. */
async function take(
  world: ConversationRoutesWorld,
  allowance: Allowance,
  source: Source,
  read: readonly Read[],
): Promise<Receipt> {
  admit(world, allowance, source, read.length)
  const outcomes = await world.hearing.hear(
    source,
    read.flatMap((one) => ('heard' in one ? one.heard : [])),
  )
  return toReceipt(read, outcomes)
}

function send(reply: FastifyReply, receipt: Receipt) {
  if (receipt.taken + receipt.repeated > 0) return reply.header('cache-control', 'no-store').send(receipt)
  const [first] = receipt.refused
  return sendProblem(reply, new Problem('refused', first?.detail ?? '', receipt))
}

const bodyOf = (request: FastifyRequest): Buffer => (Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0))

/** What is signed are the bytes; so they are kept, and read afterwards. */
function readBodiesAsTheyCame(door: FastifyInstance): void {
  door.removeAllContentTypeParsers()
  door.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  door.addContentTypeParser('application/x-ndjson', (_request, payload, done) => done(null, payload))
}

const problemOfStatus: Readonly<Record<number, ProblemName>> = {
  404: 'not-found',
  413: 'too-large',
  415: 'wrong-type',
  503: 'unavailable',
}

function answerProblems(door: FastifyInstance): void {
  door.setErrorHandler((error: FastifyError | Problem, request, reply) => {
    if (error instanceof Problem) {
      const wait = error.more.retryAfterSeconds
      if (typeof wait === 'number') reply.header('retry-after', String(wait))
      request.log.info({ problem: error.problem, detail: error.message }, 'a source was turned down')
      return sendProblem(reply, error)
    }
    const status = error.statusCode ?? 500
    if (status < 500) return sendProblem(reply, new Problem(problemOfStatus[status] ?? 'malformed', error.message))
    request.log.error({ err: error, url: request.routeOptions.url }, 'events could not be taken')
    return sendProblem(reply, new Problem('unavailable', 'Nothing was taken. Send the same events again in a moment.'))
  })
}
