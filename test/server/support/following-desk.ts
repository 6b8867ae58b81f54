import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Socket } from 'socket.io-client'
import type { ConversationTail, Moment } from '../../../shared/conversation/conversation.ts'
import { ourProtocol } from '../../../shared/protocol-version.ts'
import { socketEvents, socketRequests } from '../../../shared/socket-contract.ts'
import { openSocket } from './a-desktop.ts'
import { type HeardBook, openHeardBook } from './heard-book.ts'

/*
 * A desk that follows its agent's conversations as a desktop does, without a window:
 *
 *   away ──connected──▶ asks what it missed (what comes meanwhile waits) ──▶ hears ──cut──▶ away, and soon again
 *
 * A conversation that has ended is wrapped up at once.
 */

export type DeskWish = {
  /** The nodes; after a cut the next one is tried. */
  readonly urls: readonly string[]
  readonly name: string
  readonly accessToken: string
  readonly chance: () => number
  /** Something was heard as it happened, rather than after a cut. */
  readonly onLive?: (text: string, isFinal: boolean, heardAt: number) => void
}

export type FollowingDesk = {
  readonly book: HeardBook
  /** Resolves when it follows for the first time. */
  readonly following: Promise<void>
  /** Loses its connection, as when a cable is pulled; it comes back by itself. */
  cut(): void
  cuts(): number
  stop(): void
}

const longestAwayMs = 1_500
const answerMs = 10_000
const now = () => performance.timeOrigin + performance.now()

export function openFollowingDesk({ urls, name, accessToken, chance, onLive }: DeskWish): FollowingDesk {
  const book = openHeardBook(name)
  const deviceId = randomUUID()
  let socket: Socket | null = null
  let [attempts, cuts] = [0, 0]
  let stopped = false
  let isFollowing: () => void = () => {}
  const following = new Promise<void>((resolve) => {
    isFollowing = resolve
  })

  const hear = (connection: Socket, { conversation, events }: ConversationTail) => {
    for (const event of events) book.hear(conversation.conversationId, event)
    if (conversation.state !== 'ended') return
    connection.timeout(answerMs).emit('conversation:close', { conversationId: conversation.conversationId }, () => {})
  }
  const hearLive = (connection: Socket, tail: ConversationTail, heardAt: number) => {
    hear(connection, tail)
    for (const event of tail.events) if (event.kind === 'utterance') onLive?.(event.utterance.text, true, heardAt)
  }

  const connect = () => {
    const url = urls[attempts % urls.length] ?? ''
    attempts += 1
    const connection = openSocket(url, { accessToken, deviceId, protocol: ourProtocol })
    socket = connection
    let waiting: ConversationTail[] | null = []
    connection.on('conversation:events', (payload: unknown) => {
      const heardAt = now()
      const tail = socketEvents['conversation:events'].parse(payload)
      if (waiting) waiting.push(tail)
      else hearLive(connection, tail, heardAt)
    })
    connection.on('conversation:moment', (payload: { moment: Moment }) => {
      const heardAt = now()
      book.hearMoment(payload.moment)
      if (payload.moment.kind === 'interim') onLive?.(payload.moment.utterance.text, false, heardAt)
    })
    connection.on('conversation:gone', ({ conversationId }: { conversationId: string }) => book.forget(conversationId))
    connection.once('connect', async () => {
      const missed = await askMissed(connection, book)
      if (!missed) return connection.disconnect()
      for (const tail of [...missed, ...(waiting ?? [])]) hear(connection, tail)
      waiting = null
      isFollowing()
    })
    for (const lost of ['connect_error', 'disconnect'] as const) connection.once(lost, () => void comeBack(connection))
  }
  const comeBack = async (lost: Socket) => {
    if (socket !== lost) return
    socket = null
    await sleep(chance() * longestAwayMs)
    if (!stopped) connect()
  }
  connect()

  return {
    book,
    following,
    cut: () => {
      if (!socket?.connected) return
      cuts += 1
      socket.io.engine.close()
    },
    cuts: () => cuts,
    stop: () => {
      stopped = true
      socket?.disconnect()
    },
  }
}

/** Null when the connection was lost on the way. */
async function askMissed(connection: Socket, book: HeardBook): Promise<ConversationTail[] | null> {
  try {
    const answer: unknown = await connection
      .timeout(answerMs)
      .emitWithAck('conversations:follow', { known: book.known() })
    const parsed = socketRequests['conversations:follow'].answer.parse(answer)
    return parsed.ok ? [...parsed.value.conversations] : null
  } catch {
    return null
  }
}
