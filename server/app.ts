import type { AddressInfo } from 'node:net'
import type { Worker } from 'node:worker_threads'
import helmet from '@fastify/helmet'
import fastify, { type FastifyBaseLogger, type FastifyError, type FastifyInstance, LogController } from 'fastify'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { assertNever } from '../shared/assert-never.ts'
import type { Clock } from '../shared/clock.ts'
import { permissions } from '../shared/people/permissions.ts'
import { failure } from '../shared/result.ts'
import type { SocketEventPayload } from '../shared/socket-contract.ts'
import { bannerHandlers } from './banners/banner-handlers.ts'
import { type BannerWatch, watchBanners } from './banners/banner-watch.ts'
import { type ContentWatch, watchContent } from './content-desk/content-watch.ts'
import { draftHandlers } from './content-desk/draft-handlers.ts'
import type { GoldenPatience } from './content-desk/publish-drafts.ts'
import { releaseDeskHandlers } from './content-desk/release-desk-handlers.ts'
import { keepSchedule } from './content-desk/schedule.ts'
import { startChatPage } from './conversations/chat-page/chat-page.ts'
import type { ChatLimits } from './conversations/chat-page/chat-routes.ts'
import { readHashContact } from './conversations/contact-key.ts'
import { conversationHandlers } from './conversations/conversation-handlers.ts'
import { startExchange } from './conversations/exchange.ts'
import { registerConversationRoutes } from './conversations/http/conversation-routes.ts'
import { startReplies } from './conversations/replies.ts'
import { type Change, followChanges } from './db/announcements.ts'
import type { Db } from './db/database.ts'
import { fairHandlers } from './fair/fair-handlers.ts'
import { drillHandlers } from './figures/drill/drill-handlers.ts'
import { effectHandlers } from './figures/effect/effect-handlers.ts'
import { keepExports } from './figures/exports/keep-exports.ts'
import { periodHandlers } from './figures/period/period-handlers.ts'
import { keepRollups } from './figures/rollups/keep-rollups.ts'
import { staffHandlers } from './figures/staff/staff-handlers.ts'
import { keepWall } from './figures/wall/keep-wall.ts'
import { thresholdHandlers } from './figures/wall/threshold-handlers.ts'
import { wallHandlers } from './figures/wall/wall-handlers.ts'
import { flagHandlers } from './flags/flag-handlers.ts'
import { createSettledWatch } from './flags/settled-watch.ts'
import { gapHandlers } from './gaps/gap-handlers.ts'
import type { GeoreportAddress } from './georeport/georeport-client.ts'
import { createGoldenCheck } from './golden/golden-check.ts'
import { goldenHandlers } from './golden/golden-handlers.ts'
import { registerOperationsRoutes } from './http/operations-routes.ts'
import { registerPeopleRoutes } from './http/people-routes.ts'
import { registerReleaseRoutes } from './http/release-routes.ts'
import { interactionHandlers } from './interactions/interaction-handlers.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import { registerNode } from './nodes/node-register.ts'
import { createAccessTokens } from './people/access-token.ts'
import { sessionHandlers } from './people/session-handlers.ts'
import { endedAmong, forgetExpiredTokens, sessionsOfRoles } from './people/sessions-repository.ts'
import { createReleaseDeltas } from './releases/release-deltas.ts'
import { createReleaseDownloads } from './releases/release-downloads.ts'
import { releaseHandlers } from './releases/release-handlers.ts'
import { releaseSigner } from './releases/release-signing.ts'
import { type ReleaseWatch, watchReleases } from './releases/release-watch.ts'
import { createUseCounts } from './releases/use-counts.ts'
import { openEndpoint } from './service-requests/endpoint.ts'
import type { DeliveryPace } from './service-requests/request-delivery.ts'
import { requestHandlers } from './service-requests/request-handlers.ts'
import { createRequestWatch } from './service-requests/request-watch.ts'
import { attachSockets, type SocketServer } from './socket/socket-server.ts'

/** What a server needs from outside. The database is up to date; whoever opened it closes it. */
export type ServerDeps = {
  readonly db: Db
  readonly pool: Pool
  readonly clock: Clock
  readonly log: Logger
  readonly version: string
  /** Starts `golden/golden-thread.ts`. */
  readonly startGoldenThread: () => Worker
  readonly goldenPatience?: GoldenPatience | undefined
  /** The city's. */
  readonly timeZone?: string
  /** Whether a text is approved by somebody other than who edited it last. */
  readonly secondPerson?: boolean
  /** Where the city's own system takes service requests; without it there are none. */
  readonly georeport?: GeoreportAddress | null
  readonly requestPace?: DeliveryPace
  readonly metrics?: Metrics
  /** How many chats one agent may have at once. */
  readonly chatsPerAgent?: number
  readonly signInsPerMinute?: number
  /** Whether residents may chat at a page of the server's own. */
  readonly chatPage?: boolean
  readonly chatLimits?: Partial<ChatLimits>
  /** Whom the server believes from which address a request came: addresses or networks, with commas between. */
  readonly trustedProxies?: string | null
}

/** One node of the central server. */
export type CentralServer = {
  /** Resolves to the port listened on. Rejects with Node's own error when it cannot. */
  listen(address: { host: string; port: number }): Promise<number>
  /** Cuts everybody off, finishes what is under way and stops listening. */
  stop(): Promise<void>
}

const chatsPerAgentAsBuilt = 4
const answeredWithinMs = 1_500
const housekeepingEveryMs = 3_600_000
const largestBody = 64_000
const signInsPerMinuteAsBuilt = 300
const timeZoneAsBuilt = 'America/Toronto'

export async function createServer(deps: ServerDeps): Promise<CentralServer> {
  const { db, pool, clock, log, version, timeZone = timeZoneAsBuilt, secondPerson = true } = deps
  const metrics = deps.metrics ?? createMetrics()
  const tokens = await createAccessTokens(db, clock)
  const signer = await releaseSigner(db, clock.now())
  const tellEditors = async (what: SocketEventPayload<'content:changed'>['what']) => {
    const sessions = await sessionsOfRoles(db, sockets.sessionIds(), permissions['content:read'])
    sockets.announceContent({ what }, sessions)
  }
  const onPublished = async () => {
    sockets.announceRelease()
    await tellEditors('releases')
  }
  const releases = await watchReleases({ db, clock, log, signer, onPublished })
  const content = await watchContent(db, tellEditors)
  const banners = await watchBanners(db, clock, (current) => sockets.announceBanners(current))
  const requestLog: FastifyBaseLogger = log
  const app = fastify({
    loggerInstance: requestLog,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: largestBody,
    trustProxy: deps.trustedProxies ?? false,
  })

  // Before the first of them is loaded: it binds the handler that is there then.
  answerFailures(app, log)

  // Nothing here is a page; whoever shows an answer as one gets nothing to run.
  const contentSecurityPolicy = {
    useDefaults: false,
    directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] },
  }
  await app.register(helmet, { contentSecurityPolicy })
  await registerPeopleRoutes(app, {
    db,
    clock,
    tokens,
    releaseKey: signer.publicKey,
    signInsPerMinute: deps.signInsPerMinute ?? signInsPerMinuteAsBuilt,
  })
  const downloads = createReleaseDownloads(db, createUseCounts({ db, clock, log }))
  registerReleaseRoutes(app, { db, tokens, downloads, deltas: createReleaseDeltas(db) })
  const exchange = startExchange({ db, pool, clock, log, hashContact: await readHashContact(db, clock.now()) })
  await registerConversationRoutes(app, { db, clock, ...exchange })
  const replies = startReplies({ ...exchange, db, clock, log, metrics, chance: Math.random })
  const chatPage = deps.chatPage
    ? await startChatPage(app, { db, clock, log, exchange, limits: deps.chatLimits })
    : null
  registerOperationsRoutes(app, { db, metrics, version, currentRelease: releases.current })
  await app.ready()

  const golden = createGoldenCheck(deps.startGoldenThread)
  const indexAhead = () => {
    golden.prepare(db).catch((error: unknown) => log.warn({ err: error }, 'the answers could not be indexed'))
  }
  const endpoint = deps.georeport ? openEndpoint({ ...deps, georeport: deps.georeport }) : null
  const wall = keepWall({ db, clock, timeZone }, log, (reading, socketIds) => sockets.tellWall(reading, socketIds))
  const publishWorld = { db, clock, golden, timeZone, goldenPatience: deps.goldenPatience }
  const sockets = attachSockets(app.server, {
    db,
    clock,
    log,
    tokens,
    metrics,
    serverVersion: version,
    releases,
    currentBanners: banners.current,
    handlers: {
      ...interactionHandlers({ db, clock, log, metrics }),
      ...releaseHandlers({ db, clock, currentRelease: releases.current }),
      ...sessionHandlers(tokens),
      ...draftHandlers({ db, clock, secondPerson, timeZone, onOpened: indexAhead }),
      ...releaseDeskHandlers({ ...publishWorld, noteConnected: () => node.note() }),
      ...goldenHandlers({ db, clock }),
      ...flagHandlers({ db, clock }),
      ...bannerHandlers({ db, clock }),
      ...gapHandlers({ db, clock }),
      ...wallHandlers(wall),
      ...periodHandlers({ db, clock, timeZone }),
      ...drillHandlers({ db, timeZone }),
      ...fairHandlers({ db, clock, timeZone }),
      ...effectHandlers({ db, timeZone }),
      ...staffHandlers({ db, clock, timeZone }),
      ...thresholdHandlers({ db, clock }),
      ...conversationHandlers({
        ...exchange,
        db,
        clock,
        chatsPerAgent: deps.chatsPerAgent ?? chatsPerAgentAsBuilt,
        onAgentTyping: exchange.agentTypes,
      }),
      ...requestHandlers({ db, clock, timeZone, endpoint }),
    },
    onConnected: () => node.noteSoon(),
    onDisconnected: (socketId) => {
      exchange.feed.leave(socketId)
      node.noteSoon()
    },
  })
  const node = registerNode({ db, clock, log }, sockets.connected)
  const settled = createSettledWatch({ db, people: sockets.personIds, tell: sockets.tellSettled })
  const requests = createRequestWatch({ db, clock, people: sockets.personIds, tell: sockets.tellRequest })
  const stopSchedule = keepSchedule(publishWorld, log)
  const stopRollups = keepRollups({ db, clock, timeZone }, log)
  const stopExports = keepExports({ db, clock, timeZone }, log)
  const watched = { releases, content, banners, settled, requests, sockets, db }
  const stopFollowing = followChanges(pool, log, (change) => lookAt(change, watched))
  const stopHousekeeping = keepHouse(db, clock, log)

  return {
    listen: async ({ host, port }) => {
      await app.listen({ host, port, listenTextResolver: (address) => `the Cue311 server listens on ${address}` })
      // A TCP server's address is never a string.
      return (app.server.address() as AddressInfo).port
    },
    stop: async () => {
      stopHousekeeping()
      await stopSchedule()
      await stopRollups()
      await stopExports()
      await wall.stop()
      await endpoint?.delivery.stop()
      await sockets.close()
      await replies.stop()
      await chatPage?.stop()
      await exchange.stop()
      await node.stop()
      await golden.stop()
      await closeSoon(app)
      await stopFollowing()
    },
  }
}

type Watch = Pick<BannerWatch, 'look'>
type Watched = {
  readonly releases: Pick<ReleaseWatch, 'look'>
  readonly content: ContentWatch
  readonly banners: Watch
  readonly settled: Watch
  readonly requests: Watch
  readonly sockets: SocketServer
  readonly db: Db
}

async function lookAt(change: Change, watched: Watched): Promise<void> {
  const { releases, content, banners, settled, requests, sockets, db } = watched
  switch (change) {
    case 'release-published':
      return releases.look()
    case 'content-changed':
      return content.look()
    case 'session-ended':
      for (const ended of await endedAmong(db, sockets.sessionIds())) sockets.endSession(ended)
      return
    case 'flag-settled':
      return settled.look()
    case 'banner-changed':
      return banners.look()
    case 'service-request-changed':
      return requests.look()
    default:
      return assertNever(change)
  }
}

/** Waits for what is being answered; whoever only keeps a connection, or a stream, is cut off then. */
async function closeSoon(app: FastifyInstance): Promise<void> {
  const cutOff = setTimeout(() => app.server.closeAllConnections(), answeredWithinMs)
  try {
    await app.close()
  } finally {
    clearTimeout(cutOff)
  }
}

/** Whatever goes wrong is answered as a value, and nothing of the inside is told. */
function answerFailures(app: FastifyInstance, log: Logger): void {
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).send(failure('not-found', 'There is nothing at this address.')),
  )
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error.statusCode ?? 500
    if (status === 429)
      return reply
        .code(429)
        .send(failure('too-many-attempts', 'Too many attempts from here. Wait a minute and try again.'))
    if (status < 500) return reply.code(status).send(failure('malformed', error.message))
    log.error({ err: error, url: request.routeOptions.url }, 'a request could not be answered')
    return reply.code(503).send(failure('unavailable', 'The server cannot answer at the moment.'))
  })
}

function keepHouse(db: Db, clock: Clock, log: Logger): () => void {
  const timer = setInterval(() => {
    forgetExpiredTokens(db, clock.now()).catch((error: unknown) => log.warn({ err: error }, 'housekeeping failed'))
  }, housekeepingEveryMs)
  return () => clearInterval(timer)
}
