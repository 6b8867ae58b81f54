import { io, type Socket } from 'socket.io-client'
import type { Clock } from '../../shared/clock.ts'
import { type RetryPolicy, retryDelayMs } from '../../shared/outbox/retry.ts'
import { agreeProtocol, ourProtocol } from '../../shared/protocol-version.ts'
import { failure } from '../../shared/result.ts'
import {
  connectRefusalSchema,
  type DesktopToServer,
  type ServerToDesktop,
  type SocketEvent,
  type SocketEventPayload,
  type SocketRequest,
  type SocketRequestAnswer,
  type SocketRequestInput,
  socketEvents,
  socketRequests,
} from '../../shared/socket-contract.ts'
import type { Connection } from '../../shared/status.ts'
import { describeError, type Log } from '../log.ts'
import type { SessionKeeper } from './session-keeper.ts'

/*
 *   signed out: refused ── connect() after sign-in ──▶ connecting ── welcome ──▶ online
 *                                                       ▲      │                    │
 *                                            retry later│      │ nobody answers     │ cut off
 *                                                      offline ◀────────────────────┘
 *   the server says no: refused (signed out: until somebody signs in; protocol: looked at again every minute)
 *
 * Every attempt is a socket of its own, thrown away when it fails; reconnecting is decided here and nowhere else.
 */

export type Unreachable = { readonly ok: false; readonly reason: 'unreachable'; readonly detail?: string | undefined }

/** The live connection to the city's server. */
export interface CentreConnection {
  status(): Connection
  /** The identity of this workstation that the server was told. */
  deviceId(): string | null
  /** Connects anew with what the settings and the session say now. */
  connect(): void
  /** Asks the server. Never rejects: nobody there, or no answer in time, is `unreachable`. */
  request<Name extends SocketRequest>(
    name: Name,
    input: SocketRequestInput<Name>,
    limitMs?: number,
  ): Promise<SocketRequestAnswer<Name> | Unreachable>
  close(): void
}

type ConnectionWorld = {
  readonly serverUrl: () => string
  readonly deviceId: () => string
  readonly session: SessionKeeper
  readonly clock: Clock
  readonly after: (ms: number, callback: () => void) => () => void
  readonly chance: () => number
  readonly log: Log
  readonly onStatus: (status: Connection) => void
  readonly onWelcome: (welcome: SocketEventPayload<'welcome'>) => void
  readonly onPublished: (release: SocketEventPayload<'release:published'>) => void
  /** The release that this desktop answers from. */
  readonly releaseHash: () => Promise<string | undefined>
  readonly onFlagSettled: (settled: SocketEventPayload<'flag:settled'>) => void
  readonly onBanners: (changed: SocketEventPayload<'banner:changed'>) => void
  readonly onRequestChanged: (changed: SocketEventPayload<'service-request:changed'>) => void
  readonly onWall: (wall: SocketEventPayload<'wall:changed'>) => void
  readonly onContentChanged: (changed: SocketEventPayload<'content:changed'>) => void
  readonly conversations: {
    readonly heardTail: (tail: SocketEventPayload<'conversation:events'>) => void
    readonly heardMoment: (moment: SocketEventPayload<'conversation:moment'>) => void
    readonly heardGone: (gone: SocketEventPayload<'conversation:gone'>) => void
    readonly heardPresence: (presence: SocketEventPayload<'presence:changed'>) => void
    readonly heardWaiting: (waiting: SocketEventPayload<'waiting:changed'>) => void
  }
}

type CentreSocket = Socket<ServerToDesktop, DesktopToServer>

const reconnectRetry: RetryPolicy = { firstMs: 500, mostMs: 10_000 }
const handshakeMs = 15_000
const answerMs = 15_000
const refusedAgainMs = 60_000
/** Clocks of a building that nobody sets differ by minutes, and nothing here depends on those. */
const clocksAgreeMs = 10 * 60_000
/** A workstation whose clock is wrong must not renew its token all the time. */
const leastRenewalMs = 30_000

const signedOut = {
  state: 'refused',
  reason: 'signed-out',
  detail: 'Sign in to connect to the server.',
} as const satisfies Connection

export function createConnection(world: ConnectionWorld): CentreConnection {
  const { session, clock, after, log } = world
  let status: Connection = session.person() ? { state: 'connecting' } : signedOut
  let socket: CentreSocket | null = null
  let connectedAs: string | null = null
  let failures = 0
  let attempt = 0
  let cancelTimer = () => {}
  let cancelRenewal = () => {}

  const become = (next: Connection) => {
    if (JSON.stringify(next) === JSON.stringify(status)) return
    status = next
    log.info('connection', { state: next.state, ...(next.state === 'refused' ? { reason: next.reason } : {}) })
    world.onStatus(next)
  }

  const drop = () => {
    cancelTimer()
    cancelRenewal()
    attempt += 1
    socket?.removeAllListeners()
    socket?.disconnect()
    socket = null
    connectedAs = null
  }

  const retryLater = (why: string) => {
    drop()
    if (status.state !== 'offline') become({ state: 'offline', since: clock.now() })
    log.info('server unreachable', { why, failures })
    cancelTimer = after(retryDelayMs(reconnectRetry, failures++, world.chance()), () => void open())
  }

  const refuse = (reason: 'protocol-mismatch' | 'signed-out', detail: string) => {
    drop()
    become({ state: 'refused', reason, detail })
    // The server may be brought up to date while this desktop runs.
    if (reason === 'protocol-mismatch') cancelTimer = after(refusedAgainMs, () => void open())
  }

  const open = async () => {
    try {
      await tryToOpen()
    } catch (error) {
      // The settings may not be readable for a moment; a connection that gives up would stay away for the day.
      retryLater(describeError(error))
    }
  }

  const tryToOpen = async () => {
    drop()
    const mine = attempt
    if (status.state === 'online') become({ state: 'connecting' })
    if (!session.accessToken() || session.isDueForRenewal()) {
      const renewal = await session.renew()
      if (mine !== attempt) return
      if (renewal === 'signed-out') return refuse('signed-out', signedOut.detail)
      if (renewal === 'unreachable' && !session.accessToken()) return retryLater('session not renewed')
    }
    await openSocket(mine)
  }

  const openSocket = async (mine: number) => {
    const releaseHash = await world.releaseHash()
    if (mine !== attempt) return
    const deviceId = world.deviceId()
    const next: CentreSocket = io(world.serverUrl(), {
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      autoConnect: false,
      timeout: handshakeMs,
      auth: {
        accessToken: session.accessToken(),
        deviceId,
        protocol: ourProtocol,
        releaseHash,
      },
    })
    socket = next
    next.on('connect_error', (error) => void turnedDown(error))
    next.on('disconnect', (reason) => retryLater(reason))
    listen(next, 'welcome', (welcome) => welcomed(welcome, deviceId))
    listen(next, 'release:published', world.onPublished)
    listen(next, 'flag:settled', world.onFlagSettled)
    listen(next, 'banner:changed', world.onBanners)
    listen(next, 'content:changed', world.onContentChanged)
    listen(next, 'wall:changed', world.onWall)
    listen(next, 'conversation:events', world.conversations.heardTail)
    listen(next, 'conversation:moment', world.conversations.heardMoment)
    listen(next, 'conversation:gone', world.conversations.heardGone)
    listen(next, 'presence:changed', world.conversations.heardPresence)
    listen(next, 'waiting:changed', world.conversations.heardWaiting)
    listen(next, 'service-request:changed', world.onRequestChanged)
    listen(next, 'session:ended', ({ reason }) => void sessionEnded(reason))
    cancelTimer = after(handshakeMs, () => retryLater('no welcome in time'))
    next.connect()
  }

  const listen = <Name extends SocketEvent>(
    from: Socket,
    name: Name,
    heard: (payload: SocketEventPayload<Name>) => void,
  ) => {
    from.on(name as string, (payload: unknown) => {
      const parsed = socketEvents[name].safeParse(payload)
      // The schema is the one that belongs to `name`; TypeScript cannot see that through the table.
      if (parsed.success) heard(parsed.data as SocketEventPayload<Name>)
      else log.warn('server event not understood', { event: name })
    })
  }

  const welcomed = (welcome: SocketEventPayload<'welcome'>, deviceId: string) => {
    const theirs = { oldest: welcome.protocol, newest: welcome.protocol }
    if (agreeProtocol(ourProtocol, theirs) === null) {
      return refuse(
        'protocol-mismatch',
        `This desktop does not speak version ${welcome.protocol} of the server's language.`,
      )
    }
    cancelTimer()
    failures = 0
    connectedAs = deviceId
    renewInTime()
    become({ state: 'online', ...clockApart(welcome.now) })
    world.onWelcome(welcome)
  }

  /** Which day it is decides which texts hold: an agent whose clock names another one must know. */
  const clockApart = (serverNow: number | undefined) => {
    const apartMs = serverNow === undefined ? 0 : serverNow - clock.now()
    if (Math.abs(apartMs) < clocksAgreeMs) return {}
    log.warn('clocks apart', { apartMs })
    return { clockApartMs: apartMs }
  }

  const turnedDown = async (error: Error) => {
    const data = 'data' in error ? error.data : undefined
    const refusal = connectRefusalSchema.safeParse(data)
    if (!refusal.success) return retryLater(describeError(error))
    const { reason, detail } = refusal.data
    switch (reason) {
      case 'unavailable':
        return retryLater(detail)
      case 'protocol-mismatch':
      case 'malformed':
        return refuse('protocol-mismatch', detail)
      case 'signed-out':
        return tokenTurnedDown(detail)
    }
  }

  /** A token that the server does not take may have expired early, by a wrong clock: once more with a new one. */
  const tokenTurnedDown = async (detail: string) => {
    drop()
    const mine = attempt
    const renewal = await session.renew()
    if (mine !== attempt) return
    if (renewal === 'signed-out') refuse('signed-out', detail)
    else retryLater('token turned down')
  }

  const renewInTime = () => {
    cancelRenewal()
    cancelRenewal = after(Math.max(leastRenewalMs, session.renewalDueInMs() ?? 0), () => void renewOnline())
  }

  /** Gives the open connection a new token, before the old one expires. */
  const renewOnline = async (): Promise<boolean> => {
    const mine = attempt
    const renewal = await session.renew()
    if (mine !== attempt) return false
    if (renewal === 'signed-out') {
      refuse('signed-out', signedOut.detail)
      return false
    }
    renewInTime()
    const accessToken = session.accessToken()
    if (renewal === 'unreachable' || !accessToken) return false
    const answer = await ask('session:renew', { accessToken }, answerMs)
    if (mine !== attempt) return false
    // By the server's clock, which was put forward, this connection is over already; it takes no token any more.
    if (!answer.ok && answer.reason === 'signed-out') void open()
    return answer.ok
  }

  const sessionEnded = async (reason: 'revoked' | 'expired') => {
    if (reason === 'revoked') {
      refuse('signed-out', signedOut.detail)
      return session.end('revoked')
    }
    const mine = attempt
    const renewal = await session.renew()
    if (mine !== attempt) return
    if (renewal === 'signed-out') refuse('signed-out', signedOut.detail)
    else void open()
  }

  const ask = async <Name extends SocketRequest>(
    name: Name,
    input: SocketRequestInput<Name>,
    limitMs: number,
  ): Promise<SocketRequestAnswer<Name> | Unreachable> => {
    const asked: Socket | null = socket
    if (!asked?.connected) return failure('unreachable')
    try {
      const parsed = socketRequests[name].answer.safeParse(await asked.timeout(limitMs).emitWithAck(name, input))
      if (parsed.success) return parsed.data as SocketRequestAnswer<Name>
      log.warn('server answer not understood', { request: name })
      return failure('unreachable', 'the answer was not understood')
    } catch (error) {
      return failure('unreachable', describeError(error))
    }
  }

  return {
    status: () => status,
    deviceId: () => connectedAs,
    connect: () => {
      failures = 0
      drop()
      if (!session.person()) return become(signedOut)
      become({ state: 'connecting' })
      void open()
    },
    request: async (name, input, limitMs = answerMs) => {
      if (status.state !== 'online') return failure('unreachable')
      const answer = await ask(name, input, limitMs)
      if (answer.ok || answer.reason !== 'signed-out') return answer
      if (await renewOnline()) return ask(name, input, limitMs)
      // Still online: nobody said that the session is over, only that it cannot be renewed at the moment.
      return status.state === 'online' ? failure('unreachable', 'the session was not renewed') : answer
    },
    close: drop,
  }
}
