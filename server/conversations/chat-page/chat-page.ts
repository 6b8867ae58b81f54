import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import type { Clock } from '../../../shared/clock.ts'
import type { Db } from '../../db/database.ts'
import type { Exchange } from '../exchange.ts'
import { type ChatLimits, registerChatRoutes } from './chat-routes.ts'
import { ensureChatSource } from './chat-source.ts'
import { registerPageRoutes } from './page-routes.ts'
import { createResidentFeed } from './resident-feed.ts'
import { watchResidents } from './resident-watch.ts'

export type ChatPageWorld = {
  readonly db: Db
  readonly clock: Clock
  readonly log: Logger
  readonly exchange: Exchange
  readonly limits?: Partial<ChatLimits> | undefined
}

/** The resident's chat page of one node. `stop` ends what residents have open; it is there before the app is closed. */
export async function startChatPage(app: FastifyInstance, { db, clock, log, exchange, limits }: ChatPageWorld) {
  const { hearing, sources } = exchange
  const source = await ensureChatSource(db, clock.now())
  const feed = createResidentFeed({ db, log })
  const started = [
    exchange.onChanged((changed) => feed.changed(changed.map(({ conversation }) => conversation.conversationId))),
    exchange.onAgentTyping(({ conversationId }, typing) => feed.typing(conversationId, typing)),
    exchange.onNodeMessage((message) => {
      if ('changed' in message) feed.changed(message.changed)
      if ('agentTyping' in message) feed.typing(message.conversationId, message.agentTyping)
    }),
  ]
  const stopWatching = watchResidents({ db, clock, log, source, hearing, feed })
  registerPageRoutes(app)
  const closeStreams = registerChatRoutes(app, { db, clock, source, sources, hearing, feed, limits })
  return {
    stop: async () => {
      for (const undo of started) undo()
      closeStreams()
      await stopWatching()
      await feed.stop()
    },
  }
}
