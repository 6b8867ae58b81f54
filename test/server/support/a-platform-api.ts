import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export type Asked = {
  readonly method: string
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** What the platform does with a post: takes it, takes it and never says so, cuts it off, or answers something else. */
export type Mood =
  | 'up'
  | 'taken-without-a-word'
  | 'down'
  | { readonly status: number; readonly retryAfter?: string }
  | { readonly slowMs: number }

/**
 * A platform's API that keeps what is posted to it. Its moods are for the next posts, one each; afterwards it is up.
 * `read` makes the answer to a `GET` of the posts that were taken.
 */
export async function aPlatformApi(read: (taken: readonly Asked[]) => object) {
  const taken: Asked[] = []
  const attempts: Asked[] = []
  let moods: Mood[] = []

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { method = '', url: path = '', headers } = request
    const asked = { method, path, headers, body: await text(request) }
    if (method === 'GET') return response.end(JSON.stringify(read(taken)))
    attempts.push(asked)
    const mood = moods.shift() ?? 'up'
    if (mood === 'down') return request.socket.destroy()
    if (typeof mood === 'object' && 'status' in mood) {
      return response.writeHead(mood.status, mood.retryAfter ? { 'retry-after': mood.retryAfter } : {}).end()
    }
    if (typeof mood === 'object') await new Promise((resolve) => setTimeout(resolve, mood.slowMs))
    taken.push(asked)
    return mood === 'taken-without-a-word' ? request.socket.destroy() : response.end('{}')
  }
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken,
    attempts,
    willBe: (...next: Mood[]) => {
      moods = next
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
