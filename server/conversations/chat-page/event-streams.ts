import { PassThrough } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { ResidentEvent } from '../../../shared/conversation/resident-contract.ts'

/** Server-sent events to one page. */
export type EventStream = {
  readonly send: (event: ResidentEvent) => void
  /** Calls back once, when the page is gone or the stream is ended. */
  onClosed(listener: () => void): void
  /** Hands the stream to the page. */
  reply(): FastifyReply
}

/** Shorter than proxies wait, and than the page's own patience. */
const breathEveryMs = 10_000
/** A page that does not read is let go; it comes back for what it missed. */
const mostUnread = 1_000_000

/** The streams of a node. Once closed it opens none. */
export function createEventStreams() {
  const open = new Set<PassThrough>()
  let isClosed = false
  return {
    open: (reply: FastifyReply): EventStream | null => {
      if (isClosed) return null
      const stream = new PassThrough()
      open.add(stream)
      const breath = setInterval(() => stream.write(':\n\n'), breathEveryMs)
      stream.once('close', () => {
        clearInterval(breath)
        open.delete(stream)
      })
      // A page that goes away while it is written to is gone, and that is all.
      stream.on('error', () => {})
      stream.write(':\n\n')
      return {
        send: (event) => {
          if (stream.destroyed || stream.writableEnded) return
          if (stream.writableLength > mostUnread) stream.destroy()
          else stream.write(format(event))
        },
        onClosed: (listener) => {
          if (stream.destroyed) listener()
          else stream.once('close', listener)
        },
        reply: () =>
          reply
            .header('content-type', 'text/event-stream; charset=utf-8')
            .header('cache-control', 'no-store')
            // Ended by a server that stops, it leaves no idle connection to be waited for.
            .header('connection', 'close')
            // Nginx would keep what it is given until there is more of it.
            .header('x-accel-buffering', 'no')
            .send(stream),
      }
    },
    close: () => {
      isClosed = true
      for (const stream of open) stream.end()
    },
  }
}

function format(event: ResidentEvent): string {
  const id = event.kind === 'message' ? `id: ${event.position}\n` : ''
  return `${id}data: ${JSON.stringify(event)}\n\n`
}
