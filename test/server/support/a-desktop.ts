import { randomUUID } from 'node:crypto'
import { io, type Socket } from 'socket.io-client'
import type { Fact } from '../../../shared/interaction/fact.ts'
import { ourProtocol } from '../../../shared/protocol-version.ts'
import type {
  DeliveryReceipt,
  SocketEvent,
  SocketEventPayload,
  SocketRequest,
  SocketRequestAnswer,
} from '../../../shared/socket-contract.ts'
import type { HttpClient } from './http-client.ts'

export type TestDesktop = {
  readonly socket: Socket
  readonly personId: string
  readonly deviceId: string
  readonly accessToken: string
  readonly refreshToken: string
  ask<Name extends SocketRequest>(name: Name, input: unknown): Promise<SocketRequestAnswer<Name>>
  /** The facts as entries numbered from `first`. */
  deliver(facts: readonly unknown[], first?: number): Promise<SocketRequestAnswer<'facts:deliver'>>
  /** Delivers and expects that it is acknowledged. */
  delivered(facts: readonly unknown[], first?: number): Promise<DeliveryReceipt>
  /** The next such event, or the one that came already. */
  event<Name extends SocketEvent>(name: Name): Promise<SocketEventPayload<Name>>
  close(): void
}

const answerMs = 30_000

/** A workstation where somebody is signed in and connected. */
export async function aDesktop(
  server: HttpClient,
  { name = 'maya', deviceId = randomUUID() as string } = {},
): Promise<TestDesktop> {
  const { accessToken, refreshToken, person } = await server.signIn(name, deviceId)
  const socket = openSocket(server.url, { accessToken, deviceId, protocol: ourProtocol })
  const events = collectEvents(socket)
  await connected(socket)
  const ask: TestDesktop['ask'] = (request, input) => socket.timeout(answerMs).emitWithAck(request, input)
  const deliver: TestDesktop['deliver'] = (facts, first = 1) =>
    ask('facts:deliver', { deviceId, entries: facts.map((fact, index) => ({ sequence: first + index, fact })) })
  return {
    socket,
    personId: person.personId,
    deviceId,
    accessToken,
    refreshToken,
    ask,
    deliver,
    delivered: async (facts, first) => {
      const answer = await deliver(facts, first)
      if (!answer.ok) throw new Error(`not acknowledged: ${answer.reason} ${answer.detail}`)
      return answer.value
    },
    event: events.next,
    close: () => socket.disconnect(),
  }
}

export function openSocket(url: string, auth: Record<string, unknown>): Socket {
  return io(url, { transports: ['websocket'], reconnection: false, forceNew: true, auth })
}

/** Resolves when connected; rejects with the refusal. */
export async function connected(socket: Socket): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('connect_error', reject)
  })
}

/** What a server says to a desktop that it turns down. */
export async function refusalOf(socket: Socket): Promise<unknown> {
  const error = await new Promise<Error>((resolve, reject) => {
    socket.once('connect_error', resolve)
    socket.once('connect', () => reject(new Error('it was let in')))
  })
  socket.disconnect()
  return 'data' in error ? error.data : error
}

function collectEvents(socket: Socket) {
  const heard: { name: string; payload: unknown }[] = []
  const waiting: { name: string; resolve: (payload: never) => void }[] = []
  socket.onAny((name: string, payload: unknown) => {
    const index = waiting.findIndex((one) => one.name === name)
    const [waiter] = index < 0 ? [] : waiting.splice(index, 1)
    if (waiter) waiter.resolve(payload as never)
    else heard.push({ name, payload })
  })
  return {
    next: <Name extends SocketEvent>(name: Name) =>
      new Promise<SocketEventPayload<Name>>((resolve) => {
        const index = heard.findIndex((one) => one.name === name)
        const [found] = index < 0 ? [] : heard.splice(index, 1)
        if (found) resolve(found.payload as SocketEventPayload<Name>)
        else waiting.push({ name, resolve })
      }),
  }
}

/** Facts with the ids in the order delivered. */
export const idsOf = (facts: readonly Pick<Fact, 'factId'>[]) => facts.map(({ factId }) => factId)
