import type { Server as HttpServer } from 'node:http'
import { type DefaultEventsMap, Server, type Socket } from 'socket.io'
import type { Banner } from '../../shared/banner/banner.ts'
import type { Wall } from '../../shared/figures/wall.ts'
import type { OwnFlag } from '../../shared/flags/flag.ts'
import { failure } from '../../shared/result.ts'
import type { SentRequest } from '../../shared/service-requests/sent-request.ts'
import type { DesktopToServer, ServerToDesktop, SocketEventPayload } from '../../shared/socket-contract.ts'
import type { Metrics } from '../metrics.ts'
import type { AccessTokens } from '../people/access-token.ts'
import type { ReleaseWatch } from '../releases/release-watch.ts'
import { type AnswerWorld, answerRequest, type ConnectionData, isRequest } from './answer-request.ts'
import { checkHandshake } from './handshake.ts'
import type { Link } from './request-handler.ts'

type DesktopSocket = Socket<DesktopToServer, ServerToDesktop, DefaultEventsMap, ConnectionData>

export type SocketWorld = Omit<AnswerWorld, 'onMalformed'> & {
  readonly tokens: AccessTokens
  readonly metrics: Metrics
  readonly serverVersion: string
  readonly releases: Pick<ReleaseWatch, 'announcement' | 'greeting'>
  readonly currentBanners: () => readonly Banner[]
  readonly onConnected: () => void
  /** A connection is gone. */
  readonly onDisconnected: (socketId: string) => void
}

/** The desktops connected to this node. */
export type SocketServer = {
  /** Tells every desktop of the newest release. */
  announceRelease(): void
  /** Tells the desktops of those sessions alone. */
  announceContent(change: SocketEventPayload<'content:changed'>, sessionIds: ReadonlySet<string>): void
  /** Tells every desktop which banners stand or will stand. */
  announceBanners(banners: readonly Banner[]): void
  /** Who is connected, each workstation once. */
  connected(): { readonly deviceId: string; readonly personId: string }[]
  /** The people who have a connection here. */
  personIds(): string[]
  /** Tells every desktop of that person here what became of their flags. */
  tellSettled(personId: string, flags: readonly OwnFlag[]): void
  /** Tells every desktop here of whoever made that request what became of it. */
  tellRequest(request: SentRequest): void
  /** Tells those connections how the floor is. One that is still being told something misses it. */
  tellWall(wall: Wall, socketIds: readonly string[]): void
  /** The sessions that have a connection here. */
  sessionIds(): string[]
  /** Tells the desktops of that session, and cuts them off. */
  endSession(sessionId: string): void
  /** Answers what is under way, then cuts everybody off. The HTTP server is not touched. */
  close(): Promise<void>
}

/** A full batch of the largest facts fits; anything larger is no message of ours. */
const largestMessage = 10_000_000

export function attachSockets(httpServer: HttpServer, world: SocketWorld): SocketServer {
  const { clock, log, metrics } = world
  const io = new Server<DesktopToServer, ServerToDesktop, DefaultEventsMap, ConnectionData>({
    transports: ['websocket'],
    perMessageDeflate: false,
    serveClient: false,
    maxHttpBufferSize: largestMessage,
  })
  const inFlight = promisesUnderWay()
  let closing = false
  const answerWorld: AnswerWorld = { ...world, onMalformed: () => metrics.malformedMessages.inc() }

  io.use(async (socket, next) => {
    const admission = await checkHandshake(world, socket.handshake.auth, clock.now())
    if ('admitted' in admission) {
      Object.assign(socket.data, admission.admitted)
      return next()
    }
    log.info(admission.refused, 'a desktop was turned down')
    next(Object.assign(new Error(admission.refused.detail), { data: admission.refused }))
  })

  io.on('connection', (socket) => {
    metrics.sockets.inc()
    world.onConnected()
    const keeper = keepUntilExpiry(socket, clock.now)
    socket.on('disconnect', () => {
      metrics.sockets.dec()
      keeper.stop()
      world.onDisconnected(socket.id)
    })
    const link: Link = {
      socketId: socket.id,
      // The table of events gives the payload its type, which Socket.IO's own cannot follow.
      emit: (event, payload) => void (socket.emit as (name: string, payload: unknown) => boolean)(event, payload),
      extendTo: keeper.extendTo,
    }
    socket.onAny((name: string, ...args: unknown[]) => {
      // A stopping server takes no new requests; their answers would not arrive any more.
      if (!closing) inFlight.track(onMessage(answerWorld, socket, name, args, link))
    })
    socket.emit('welcome', {
      protocol: socket.data.protocol,
      serverVersion: world.serverVersion,
      now: clock.now(),
      release: world.releases.greeting(io.engine.clientsCount, socket.data.releaseHash),
      banners: [...world.currentBanners()],
      acknowledgedBanners: [...socket.data.acknowledgedBanners],
    })
  })
  io.attach(httpServer)

  const sockets = () => [...io.sockets.sockets.values()]
  return {
    announceRelease: () => {
      const release = world.releases.announcement(io.engine.clientsCount)
      if (release) io.emit('release:published', release)
    },
    announceContent: (change, sessionIds) => {
      for (const socket of sockets()) if (sessionIds.has(socket.data.sessionId)) socket.emit('content:changed', change)
    },
    announceBanners: (banners) => io.emit('banner:changed', { banners: [...banners] }),
    connected: () => [
      ...new Map(
        sockets().map(({ data: { deviceId, personId } }) => [deviceId, { deviceId, personId }] as const),
      ).values(),
    ],
    personIds: () => [...new Set(sockets().map(({ data }) => data.personId))],
    tellSettled: (personId, flags) => {
      for (const socket of sockets()) {
        if (socket.data.personId === personId) socket.emit('flag:settled', { flags: [...flags] })
      }
    },
    tellRequest: (request) => {
      for (const socket of sockets()) {
        if (socket.data.personId === request.agentId) socket.emit('service-request:changed', { request })
      }
    },
    tellWall: (wall, socketIds) => {
      // To no rooms would be to everybody. All at once: it is put into words once, however many are told.
      if (socketIds.length > 0) io.to([...socketIds]).volatile.emit('wall:changed', wall)
    },
    sessionIds: () => [...new Set(sockets().map(({ data }) => data.sessionId))],
    endSession: (sessionId) => {
      for (const socket of sockets()) if (socket.data.sessionId === sessionId) end(socket, 'revoked')
    },
    close: async () => {
      closing = true
      await inFlight.settled()
      io.disconnectSockets(true)
      io.engine.close()
    },
  }
}

/** What was begun and has not ended. */
function promisesUnderWay() {
  const underWay = new Set<Promise<void>>()
  return {
    track: (work: Promise<void>) => {
      underWay.add(work)
      void work.finally(() => underWay.delete(work))
    },
    settled: () => Promise.all(underWay),
  }
}

async function onMessage(
  world: AnswerWorld,
  socket: DesktopSocket,
  name: string,
  args: readonly unknown[],
  link: Link,
): Promise<void> {
  const acknowledge = args.at(-1)
  if (typeof acknowledge !== 'function') {
    world.onMalformed()
    world.log.warn(
      { request: name.slice(0, 100), personId: socket.data.personId },
      'a request without an acknowledgement',
    )
    return
  }
  if (!isRequest(name)) {
    world.onMalformed()
    world.log.warn({ request: name.slice(0, 100), personId: socket.data.personId }, 'an unknown request')
    acknowledge(failure('malformed', 'There is no such request.'))
    return
  }
  const input = args.length > 1 ? args[0] : undefined
  acknowledge(await answerRequest(world, name, input, socket.data, link))
}

/** Ends a connection when the access token that it showed last has expired. */
function keepUntilExpiry(socket: DesktopSocket, now: () => number) {
  let timer: NodeJS.Timeout | undefined
  const extendTo = (expiresAt: number) => {
    socket.data.expiresAt = expiresAt
    clearTimeout(timer)
    timer = setTimeout(() => end(socket, 'expired'), expiresAt - now())
  }
  extendTo(socket.data.expiresAt)
  return { extendTo, stop: () => clearTimeout(timer) }
}

function end(socket: DesktopSocket, reason: 'revoked' | 'expired'): void {
  socket.emit('session:ended', { reason })
  socket.disconnect(true)
}
