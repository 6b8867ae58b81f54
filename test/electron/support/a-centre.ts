import { createHash, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { Server } from 'socket.io'
import type { Banner } from '../../../shared/banner/banner.ts'
import type { OwnFlag } from '../../../shared/flags/flag.ts'
import { httpPaths, type Session } from '../../../shared/http-contract.ts'
import type { Fact } from '../../../shared/interaction/fact.ts'
import type { Release } from '../../../shared/knowledge/release.ts'
import type { ReleaseAnnouncement, ReleaseDelta } from '../../../shared/knowledge/release-announcement.ts'
import { failure, success } from '../../../shared/result.ts'
import type { SentRequest } from '../../../shared/service-requests/sent-request.ts'
import type {
  ConnectRefusal,
  Delivery,
  DesktopToServer,
  Handshake,
  ServerToDesktop,
  SocketRequestAnswer,
  SocketRequestInput,
} from '../../../shared/socket-contract.ts'
import { changesBetween, type SigningKey, sealed } from '../../support/a-signed-release.ts'
import { anAgentId } from '../../support/an-interaction.ts'

const person = { personId: anAgentId, signInName: 'agent', displayName: 'Demo Agent', roles: ['agent' as const] }
export const rightPassword = 'right-password'

/** What a test may turn. */
type Knobs = {
  release: Release | null
  /** Signs what is published; null: a centre of before. */
  signingKey: SigningKey | null
  /** Whether changes travel inside the announcement, and can be fetched. */
  changes: 'inside' | 'fetched' | 'none'
  /** What is announced, when it is not what it ought to be. */
  alterAnnouncement: (announcement: ReleaseAnnouncement) => ReleaseAnnouncement
  /** What is said of the changes, when it is not what it ought to be. */
  alterDelta: (delta: ReleaseDelta) => unknown
  /** A download breaks off after so many bytes, once. */
  breakAfter: number | null
  spreadMs: number
  /** Whether a release can be fetched as a file. */
  snapshots: boolean
  /** What is downloaded, when it is not the release itself. */
  downloaded: unknown
  deliver: (delivery: Delivery) => SocketRequestAnswer<'facts:deliver'> | 'silence'
  refuseConnection: ConnectRefusal | null
  /** Tokens of before are turned down from now on. */
  tokensTurnedDown: boolean
  refreshAnswer: unknown
  accessTokenLifeMs: number
  /** How far its clock is ahead; null: it does not tell its time, as a server of before. */
  clockAheadMs: number | null
  banners: readonly Banner[]
  /** What the person has acknowledged on other workstations. */
  acknowledgedBanners: readonly string[]
  acknowledge: () => SocketRequestAnswer<'banner:acknowledge'>
  /** Answers what the content team asks; null: not at all. */
  content: (name: string, input: unknown) => unknown
  /** Answers what is asked about service requests; null: not at all. */
  serviceRequests: (name: string, input: unknown) => unknown
}

/** A city's server in memory: real HTTP, real Socket.IO, no database. It can be stopped and started again. */
export async function startCentre() {
  const facts: Fact[] = []
  const batches: Delivery[] = []
  const handshakes: Handshake[] = []
  const installed: number[] = []
  const acknowledgements: SocketRequestInput<'banner:acknowledge'>[] = []
  const requestedPaths: string[] = []
  const ranges: (string | undefined)[] = []
  const tokens = new Set<string>()
  /** Everything that was published, in order. */
  const published: Release[] = []

  const store: Knobs['deliver'] = ({ entries }) => {
    const known = new Set(facts.map(({ factId }) => factId))
    const arrived = entries.map(({ fact }) => fact as Fact)
    facts.push(...arrived.filter(({ factId }) => !known.has(factId)))
    return success({ acknowledgedThrough: entries.at(-1)?.sequence ?? 0, refused: [] })
  }
  const knobs: Knobs = {
    release: null,
    signingKey: null,
    changes: 'none',
    alterAnnouncement: (announcement) => announcement,
    alterDelta: (delta) => delta,
    breakAfter: null,
    spreadMs: 0,
    snapshots: true,
    downloaded: undefined,
    deliver: store,
    refuseConnection: null,
    tokensTurnedDown: false,
    refreshAnswer: undefined,
    accessTokenLifeMs: 900_000,
    clockAheadMs: null,
    banners: [],
    acknowledgedBanners: [],
    acknowledge: () => success({}),
    content: () => null,
    serviceRequests: () => null,
  }

  const newSession = (): Session => {
    const accessToken = randomUUID()
    tokens.add(accessToken)
    return {
      person,
      accessToken,
      accessTokenExpiresAt: Date.now() + knobs.accessTokenLifeMs,
      refreshToken: randomUUID(),
      ...(knobs.signingKey ? { releaseKey: knobs.signingKey.publicKey } : {}),
    }
  }

  const answerSignIn = async (request: IncomingMessage) => {
    const { password } = JSON.parse(await textOf(request)) as { password: string }
    return password === rightPassword ? success(newSession()) : failure('wrong-name-or-password')
  }

  const answerRefresh = () => {
    knobs.tokensTurnedDown = false
    return knobs.refreshAnswer ?? success(newSession())
  }

  const beforeOf = (release: Release) => {
    const place = published.findLastIndex(({ hash }) => hash === release.hash)
    return place > 0 ? (published[place - 1] ?? null) : null
  }

  const linkOf = (release: Release, key: SigningKey) => sealed(release, beforeOf(release)?.hash ?? null, key)

  const announcementOf = (release: Release | null): ReleaseAnnouncement | null => {
    if (!release) return null
    const before = beforeOf(release)
    return knobs.alterAnnouncement({
      number: release.number,
      hash: release.hash,
      ...(knobs.signingKey ? linkOf(release, knobs.signingKey) : {}),
      ...(knobs.changes === 'inside' && before ? { changes: changesBetween(before, release) } : {}),
      spreadMs: knobs.spreadMs,
    })
  }

  const deltaSince = (since: number): unknown => {
    const { release, signingKey } = knobs
    const from = published.find(({ number }) => number === since)
    if (!release || !signingKey || !from || knobs.changes === 'none') return null
    const links = published
      .slice(published.indexOf(from) + 1, published.indexOf(release) + 1)
      .map((one) => linkOf(one, signingKey))
    return knobs.alterDelta({ kind: 'changes', links, changes: changesBetween(from, release) })
  }

  const isAdmitted = ({ headers }: IncomingMessage) => tokens.has(headers.authorization?.replace('Bearer ', '') ?? '')

  const sendSnapshot = (request: IncomingMessage, response: ServerResponse) => {
    const bytes = gzipSync(JSON.stringify(knobs.downloaded ?? knobs.release))
    const etag = `"${createHash('sha256').update(bytes).digest('hex')}"`
    ranges.push(request.headers.range)
    const begin = request.headers['if-range'] === etag ? Number(/\d+/.exec(request.headers.range ?? '')?.[0] ?? 0) : 0
    response.writeHead(begin > 0 ? 206 : 200, {
      etag,
      'content-length': bytes.length - begin,
      ...(begin > 0 ? { 'content-range': `bytes ${begin}-${bytes.length - 1}/${bytes.length}` } : {}),
    })
    if (knobs.breakAfter === null) return response.end(bytes.subarray(begin))
    response.write(bytes.subarray(begin, begin + knobs.breakAfter))
    // What a client has not read when the line breaks is lost to it.
    setTimeout(() => response.destroy(), 300)
    knobs.breakAfter = null
  }

  const answerHttp = async (request: IncomingMessage): Promise<{ status: number; body: unknown }> => {
    const path = request.url ?? ''
    requestedPaths.push(path)
    if (path === httpPaths.signIn) return { status: 200, body: await answerSignIn(request) }
    if (path === httpPaths.refresh) return { status: 200, body: answerRefresh() }
    if (!path.startsWith('/v1/releases/')) return { status: 200, body: {} }
    if (!isAdmitted(request)) return { status: 401, body: {} }
    const since = /\/changes\?since=(\d+)$/.exec(path)?.[1]
    const body = since === undefined ? (knobs.downloaded ?? knobs.release) : deltaSince(Number(since))
    return { status: body === null || path.endsWith('/snapshot') ? 404 : 200, body }
  }

  const open = async (port: number) => {
    const http = createServer((request, response) => {
      if (knobs.snapshots && request.url?.endsWith('/snapshot') && isAdmitted(request)) {
        requestedPaths.push(request.url)
        return void sendSnapshot(request, response)
      }
      void answerHttp(request).then(({ status, body }) => {
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
      })
    })
    const io = new Server<DesktopToServer, ServerToDesktop>(http, { transports: ['websocket'] })
    io.use((socket, next) => {
      const handshake = socket.handshake.auth as Handshake
      handshakes.push(handshake)
      const bad = knobs.tokensTurnedDown || !tokens.has(handshake.accessToken)
      const refusal =
        knobs.refuseConnection ?? (bad ? { reason: 'signed-out' as const, detail: 'Sign in again.' } : null)
      next(refusal ? Object.assign(new Error(refusal.reason), { data: refusal }) : undefined)
    })
    io.on('connection', (socket) => {
      socket.on('facts:deliver', (input, acknowledge) => {
        batches.push(input as Delivery)
        const answer = knobs.deliver(input as Delivery)
        if (answer !== 'silence') acknowledge(answer)
      })
      socket.on('interactions:since', (_input, acknowledge) => acknowledge(success({ facts })))
      socket.on('release:installed', (input, acknowledge) => {
        installed.push((input as { number: number }).number)
        acknowledge(success({}))
      })
      socket.on('session:renew', (_input, acknowledge) => acknowledge(success({})))
      socket.on('flags:mine', (_input, acknowledge) => acknowledge(success({ flags: [] })))
      socket.on('banner:acknowledge', (input, acknowledge) => {
        acknowledgements.push(input as SocketRequestInput<'banner:acknowledge'>)
        acknowledge(knobs.acknowledge())
      })
      socket.onAny((name: string, input: unknown, acknowledge: (answer: unknown) => void) => {
        const answer = name.startsWith('content:')
          ? knobs.content(name, input)
          : name.startsWith('service-requests:')
            ? knobs.serviceRequests(name, input)
            : null
        if (answer !== null) acknowledge(answer)
      })
      socket.emit('welcome', {
        protocol: 1,
        serverVersion: 'test',
        ...(knobs.clockAheadMs === null ? {} : { now: Date.now() + knobs.clockAheadMs }),
        release: announcementOf(knobs.release),
        banners: [...knobs.banners],
        acknowledgedBanners: [...knobs.acknowledgedBanners],
      })
    })
    http.listen(port, '127.0.0.1')
    await once(http, 'listening')
    return { http, io }
  }

  let running: Awaited<ReturnType<typeof open>> | null = await open(0)
  const { port } = running.http.address() as AddressInfo

  return {
    url: `http://127.0.0.1:${port}`,
    knobs,
    facts,
    batches,
    handshakes,
    installed,
    acknowledgements,
    requestedPaths,
    /** The `Range` of every request for a snapshot. */
    ranges,
    store,
    publish: (release: Release) => {
      knobs.release = release
      if (published.at(-1)?.hash !== release.hash) published.push(release)
      const announcement = announcementOf(release)
      if (announcement) running?.io.emit('release:published', announcement)
    },
    putBanners: (banners: readonly Banner[]) => {
      knobs.banners = banners
      running?.io.emit('banner:changed', { banners: [...banners] })
    },
    tellRequest: (request: SentRequest) => running?.io.emit('service-request:changed', { request }),
    settleFlags: (flags: readonly OwnFlag[]) => running?.io.emit('flag:settled', { flags: [...flags] }),
    tellContentChanged: (what: 'drafts' | 'releases' | 'golden') => running?.io.emit('content:changed', { what }),
    endSessions: (reason: 'revoked' | 'expired') => running?.io.emit('session:ended', { reason }),
    start: async () => {
      running ??= await open(port)
    },
    stop: async () => {
      const stopping = running
      running = null
      await stopping?.io.close()
    },
  }
}

async function textOf(request: IncomingMessage) {
  let text = ''
  for await (const chunk of request) text += chunk
  return text
}
