import { randomUUID } from 'node:crypto'
import { io, type Socket } from 'socket.io-client'
import { httpPaths, signInAnswerSchema } from '../../shared/http-contract.ts'
import type { Fact } from '../../shared/interaction/fact.ts'
import { ourProtocol } from '../../shared/protocol-version.ts'
import { socketRequests } from '../../shared/socket-contract.ts'
import { StartFailure } from './say.ts'

/** Asks the central server, as that agent, for the facts that its database holds since then (epoch milliseconds). */
export async function recordedFacts(
  serverUrl: string,
  credentials: { readonly signInName: string; readonly password: string },
  since: number,
): Promise<Fact[]> {
  const deviceId = randomUUID()
  const accessToken = await signIn(serverUrl, { ...credentials, deviceId })
  const socket = io(serverUrl, {
    transports: ['websocket'],
    reconnection: false,
    auth: { accessToken, deviceId, protocol: ourProtocol },
  })
  try {
    await connected(socket)
    const { answer } = socketRequests['interactions:since']
    const result = answer.parse(await socket.timeout(10_000).emitWithAck('interactions:since', { since }))
    if (!result.ok)
      throw new StartFailure(`The server did not tell the interactions: ${result.detail ?? result.reason}`)
    return result.value.facts
  } finally {
    socket.disconnect()
  }
}

async function signIn(
  serverUrl: string,
  credentials: { readonly signInName: string; readonly password: string; readonly deviceId: string },
): Promise<string> {
  const response = await fetch(`${serverUrl}${httpPaths.signIn}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...credentials, protocol: ourProtocol }),
  })
  const answer = signInAnswerSchema.parse(await response.json())
  if (!answer.ok)
    throw new StartFailure(`${credentials.signInName} could not sign in: ${answer.detail ?? answer.reason}`)
  return answer.value.accessToken
}

function connected(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve())
    socket.once('connect_error', (error) =>
      reject(new StartFailure(`The server refused the connection: ${error.message}`)),
    )
  })
}
