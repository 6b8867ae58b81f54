import http from 'node:http'
import https from 'node:https'
import { errorCode } from '../start-failure.ts'

/*
 * One request and its answer over a connection of its own. What matters of a failure is whether the other side can have
 * got the request: before the connection stood it cannot; afterwards nobody knows.
 */

export type Exchange =
  | { readonly kind: 'answer'; readonly status: number; readonly contentType: string; readonly body: Buffer }
  | { readonly kind: 'redirect'; readonly status: number; readonly to: string }
  /** The request certainly did not arrive. */
  | { readonly kind: 'not-sent'; readonly detail: string }
  /** It may have arrived; the answer did not. */
  | { readonly kind: 'lost'; readonly detail: string }

export type Outgoing = {
  readonly method: 'GET' | 'POST'
  readonly url: URL
  readonly accept: string
  /** Form-encoded. */
  readonly body?: string
}

export type ExchangeLimits = {
  /** Until the connection stands, TLS included. */
  readonly connectMs: number
  /** Until the whole answer is there. */
  readonly answerMs: number
  readonly mostBytes: number
}

export const usualLimits: ExchangeLimits = { connectMs: 5_000, answerMs: 20_000, mostBytes: 8_000_000 }

/** Asks once. Follows nothing and never rejects. */
export function exchange({ method, url, accept, body }: Outgoing, limits: ExchangeLimits): Promise<Exchange> {
  return new Promise((resolve) => {
    let stands = false
    const { request: open } = url.protocol === 'https:' ? https : http
    const headers = {
      accept,
      'user-agent': 'Cue311',
      ...(body === undefined
        ? {}
        : {
            'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
            'content-length': String(Buffer.byteLength(body)),
          }),
    }
    // No agent: a connection kept open may be closed at the other end just then, and nobody could tell what arrived.
    const request = open(url, { method, headers, agent: false })
    const connecting = setTimeout(() => request.destroy(new Error('no connection in time')), limits.connectMs)
    const answering = setTimeout(() => request.destroy(new Error('no answer in time')), limits.answerMs)
    const end = (outcome: Exchange) => {
      clearTimeout(connecting)
      clearTimeout(answering)
      resolve(outcome)
    }
    const lose = (error: Error) =>
      end({ kind: stands ? 'lost' : 'not-sent', detail: errorCode(error) ?? error.message })
    request.on('socket', (socket) => {
      socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => {
        stands = true
        clearTimeout(connecting)
        // Only now, so that whatever fails before it has sent nothing.
        request.end(body)
      })
    })
    request.on('error', lose)
    request.on('response', (response) => {
      const status = response.statusCode ?? 0
      const to = response.headers.location
      if (status >= 300 && status < 400 && to !== undefined) {
        response.destroy()
        return end({ kind: 'redirect', status, to })
      }
      readBody(response, limits.mostBytes).then(
        (bytes) => end({ kind: 'answer', status, contentType: response.headers['content-type'] ?? '', body: bytes }),
        lose,
      )
    })
  })
}

async function readBody(response: http.IncomingMessage, mostBytes: number): Promise<Buffer> {
  const pieces: Buffer[] = []
  let bytes = 0
  for await (const piece of response as AsyncIterable<Buffer>) {
    bytes += piece.length
    if (bytes > mostBytes) throw new Error(`the answer is longer than ${mostBytes} bytes`)
    pieces.push(piece)
  }
  if (!response.complete) throw new Error('the answer broke off')
  return Buffer.concat(pieces)
}
