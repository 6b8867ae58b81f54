import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import type { Clock } from '../../shared/clock.ts'
import type { Db } from '../db/database.ts'
import { countNodes } from '../nodes/nodes-repository.ts'
import type { HashContact } from './contact-key.ts'
import type { StoredConversation } from './conversations-repository.ts'
import { createDeskFeed, type DeskFeed } from './desk-feed.ts'
import { type FloorWatch, watchFloor } from './floor-watch.ts'
import { forgetWords, removeForgotten } from './forget-words.ts'
import { createHearing, type Hearing } from './hear-source.ts'
import { createIntake, type Intake } from './intake.ts'
import { announceAgentTyping, followNodes, type NodeMessage } from './node-messages.ts'
import { createSourceRegister, type SourceRegister } from './source-register.ts'
import { forgetSignatures } from './sources-repository.ts'
import type { Changed } from './take-events.ts'

/**
 * The conversations of one node, put together: what sources and desks say goes in, one transaction after the other;
 * what is committed comes out at the desks of those who have it.
 */
export type Exchange = {
  readonly sources: SourceRegister
  readonly hearing: Hearing
  readonly intake: Pick<Intake, 'take'>
  readonly feed: DeskFeed
  readonly floor: FloorWatch
  /** Calls back with everything that this node commits. The function returned ends that. */
  onChanged(listener: (changed: readonly Changed[]) => void): () => void
  /** Calls back when an agent types, or stops. */
  onAgentTyping(listener: (conversation: StoredConversation, typing: boolean) => void): () => void
  agentTypes(conversation: StoredConversation, typing: boolean): void
  /** Calls back with what other nodes tell: which conversations they changed, and what goes by there. */
  onNodeMessage(listener: (message: NodeMessage) => void): () => void
  stop(): Promise<void>
}

const lookEveryMs = 5_000
/** A shift: whoever has not wrapped up by then does not come back to it. */
const wordsKeptMs = 8 * 3_600_000
const longestConversationMs = 24 * 3_600_000
/** How long an event told again is known as such, after the words are gone. */
const tracesKeptMs = 24 * 3_600_000
/** Longer than a signature's time stamp is taken. */
const signaturesKeptMs = 15 * 60_000

type World = {
  readonly db: Db
  readonly pool: Pool
  readonly clock: Clock
  readonly log: Logger
  readonly hashContact: HashContact
}

export function startExchange({ db, pool, clock, log, hashContact }: World): Exchange {
  const nodeId = randomUUID()
  const changedListeners = new Set<(changed: readonly Changed[]) => void>()
  const typingListeners = new Set<(conversation: StoredConversation, typing: boolean) => void>()
  const nodeListeners = new Set<(message: NodeMessage) => void>()
  const sources = createSourceRegister({ db, clock })
  const feed = createDeskFeed({ db, log, nodeId, sources })
  const floor = watchFloor({ db, clock, log, feed })
  const intake = createIntake({ db, clock, nodeId }, (changed) => {
    feed.changed(changed)
    floor.changed(changed)
    for (const listener of changedListeners) listener(changed)
  })
  const stopFollowing = followNodes(pool, log, nodeId, (message) => {
    feed.heardOfNode(message)
    for (const listener of nodeListeners) listener(message)
  })

  const keepHouse = async () => {
    const now = clock.now()
    feed.setAlone((await countNodes(db, now)) < 2)
    await feed.look()
    await floor.look()
    await forgetWords(db, { endedBefore: now - wordsKeptMs, begunBefore: now - longestConversationMs }, now)
    await removeForgotten(db, now - tracesKeptMs)
    await forgetSignatures(db, now - signaturesKeptMs)
  }
  let underWay: Promise<void> | null = null
  const timer = setInterval(() => {
    underWay ??= keepHouse()
      .catch((error: unknown) => log.warn({ err: error }, 'could not look after the conversations'))
      .finally(() => {
        underWay = null
      })
  }, lookEveryMs)

  return {
    sources,
    hearing: createHearing({ clock, sources, intake, feed, hashContact }),
    intake,
    feed,
    floor,
    onChanged: (listener) => added(changedListeners, listener),
    onAgentTyping: (listener) => added(typingListeners, listener),
    agentTypes: (conversation, typing) => {
      for (const listener of typingListeners) listener(conversation, typing)
      const { conversationId } = conversation
      announceAgentTyping(db, { node: nodeId, conversationId, agentTyping: typing }).catch((error: unknown) =>
        log.debug({ err: error }, 'that an agent types was not told'),
      )
    },
    onNodeMessage: (listener) => added(nodeListeners, listener),
    stop: async () => {
      clearInterval(timer)
      await underWay
      await intake.stop()
      await floor.stop()
      await stopFollowing()
    },
  }
}

function added<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
