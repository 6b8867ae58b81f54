import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { httpPaths, type Session } from '../../../shared/http-contract.ts'
import type { Fact } from '../../../shared/interaction/fact.ts'
import type { Release } from '../../../shared/knowledge/release.ts'
import { failure, success } from '../../../shared/result.ts'
import type {
  ConnectRefusal,
  Delivery,
  DesktopToServer,
  Handshake,
  ServerToDesktop,
  SocketRequestAnswer,
} from '../../../shared/socket-contract.ts'
import { anAgentId } from '../../support/an-interaction.ts'

const person = { personId: anAgentId, signInName: 'agent', displayName: 'Demo Agent', roles: ['agent' as const] }
export const rightPassword = 'right-password'

/** What a test may turn. */
type Knobs = {
  release: Release | null
  /** What is downloaded, when it is not the release itself. */
  downloaded: unknown
  deliver: (delivery: Delivery) => SocketRequestAnswer<'facts:deliver'> | 'silence'
  refuseConnection: ConnectRefusal | null
  /** Tokens of before are turned down from now on. */
  tokensTurnedDown: boolean
  refreshAnswer: unknown
  accessTokenLifeMs: number
  /** Answers what the content team asks; null: not at all. */
  content: (name: string, input: unknown) => unknown
}

/** A city's server in memory: real HTTP, real Socket.IO, no database. It can be stopped and started again. */
export async function startCentre() {
  const facts: Fact[] = []
  const batches: Delivery[] = []
  const handshakes: Handshake[] = []
  const installed: number[] = []
  const requestedPaths: string[] = []
  const tokens = new Set<string>()

  const store: Knobs['deliver'] = ({ entries }) => {
    const known = new Set(facts.map(({ factId }) => factId))
    const arrived = entries.map(({ fact }) => fact as Fact)
    facts.push(...arrived.filter(({ factId }) => !known.has(factId)))
    return success({ acknowledgedThrough: entries.at(-1)?.sequence ?? 0, refused: [] })
  }
  const knobs: Knobs = {
    release: null,
    downloaded: undefined,
    deliver: store,
    refuseConnection: null,
    tokensTurnedDown: false,
    refreshAnswer: undefined,
    accessTokenLifeMs: 900_000,
    content: () => null,
  }

  const newSession = (): Session => {
    const accessToken = randomUUID()
    tokens.add(accessToken)
    return {
      person,
      accessToken,
      accessTokenExpiresAt: Date.now() + knobs.accessTokenLifeMs,
      refreshToken: randomUUID(),
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

  const answerRelease = (request: IncomingMessage) => {
    const token = request.headers.authorization?.replace('Bearer ', '') ?? ''
    return tokens.has(token) ? (knobs.downloaded ?? knobs.release) : null
  }

  const answerHttp = async (request: IncomingMessage): Promise<{ status: number; body: unknown }> => {
    const path = request.url ?? ''
    requestedPaths.push(path)
    if (path === httpPaths.signIn) return { status: 200, body: await answerSignIn(request) }
    if (path === httpPaths.refresh) return { status: 200, body: answerRefresh() }
    if (!path.startsWith('/v1/releases/')) return { status: 200, body: {} }
    const body = answerRelease(request)
    return { status: body === null ? 401 : 200, body }
  }

  const open = async (port: number) => {
    const http = createServer((request, response) => {
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
      socket.onAny((name: string, input: unknown, acknowledge: (answer: unknown) => void) => {
        const answer = name.startsWith('content:') ? knobs.content(name, input) : null
        if (answer !== null) acknowledge(answer)
      })
      socket.emit('welcome', { protocol: 1, serverVersion: 'test', release: identityOf(knobs.release) })
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
    requestedPaths,
    store,
    publish: (release: Release) => {
      knobs.release = release
      running?.io.emit('release:published', { number: release.number, hash: release.hash })
    },
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

const identityOf = (release: Release | null) => release && { number: release.number, hash: release.hash }

async function textOf(request: IncomingMessage) {
  let text = ''
  for await (const chunk of request) text += chunk
  return text
}
