import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/* The wire between one desktop and the server: what goes through is counted, and it can be cut. */

/** What a desktop had asked for when bytes came to it; `socket`: all that comes over its WebSocket. */
export const kindsOfTraffic = ['socket', 'changes', 'snapshot', 'other'] as const
export type Traffic = (typeof kindsOfTraffic)[number]
export type Counts = Readonly<Record<Traffic, number>>

export interface DesktopLine {
  /** Where the desktop finds the server. */
  readonly url: string
  /** Bytes that have come to the desktop, headers and all. */
  bytes(): Counts
  requests(): Counts
  /** Breaks all that is open; nobody gets through until it is mended. */
  cut(): void
  mend(): void
  close(): Promise<void>
}

const none = (): Record<Traffic, number> => ({ socket: 0, changes: 0, snapshot: 0, other: 0 })

export async function openDesktopLine(serverUrl: string): Promise<DesktopLine> {
  const { hostname, port } = new URL(serverUrl)
  const [bytes, requests] = [none(), none()]
  const open = new Set<Socket>()
  let isCut = false

  const join = (desktop: Socket) => {
    if (isCut) return desktop.destroy()
    const server = connect(Number(port), hostname)
    let asked: Traffic = 'other'
    desktop.on('data', (chunk) => {
      const kind = kindOf(chunk)
      if (!kind) return
      asked = kind
      requests[kind] += 1
    })
    server.on('data', (chunk) => {
      bytes[asked] += chunk.length
    })
    desktop.pipe(server)
    server.pipe(desktop)
    hold(desktop, server)
    hold(server, desktop)
  }

  /** One end goes with the other. */
  const hold = (end: Socket, other: Socket) => {
    open.add(end)
    end.setNoDelay(true)
    // Cut on purpose, mostly; `close` follows.
    end.on('error', () => undefined)
    end.once('close', () => {
      open.delete(end)
      other.destroy()
    })
  }

  const listener = createServer(join).listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const address = listener.address()
  if (address === null || typeof address === 'string') throw new Error('a TCP socket has a port')
  const cut = () => {
    isCut = true
    for (const end of open) end.destroy()
  }

  return {
    url: `http://127.0.0.1:${address.port}`,
    bytes: () => ({ ...bytes }),
    requests: () => ({ ...requests }),
    cut,
    mend: () => {
      isCut = false
    },
    close: async () => {
      cut()
      await new Promise((resolve) => listener.close(resolve))
    },
  }
}

/** What a desktop asks for with this; null: it goes on with what it asked for before. */
function kindOf(chunk: Buffer): Traffic | null {
  const path = /^(?:GET|POST) (\S+) HTTP\//.exec(chunk.toString('latin1', 0, 200))?.[1]
  if (path === undefined) return null
  if (path.startsWith('/socket.io/')) return 'socket'
  if (path.includes('/changes?since=')) return 'changes'
  return path.startsWith('/v1/releases/') ? 'snapshot' : 'other'
}
