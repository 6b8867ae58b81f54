import type { Logger } from 'pino'
import type { Clock } from '../../../shared/clock.ts'
import type { SourceEvent } from '../../../shared/conversation/source-event.ts'
import type { Db } from '../../db/database.ts'
import type { Hearing } from '../hear-source.ts'
import type { Source } from '../sources-repository.ts'
import type { ResidentFeed } from './resident-feed.ts'
import { chatsAbandoned, noteSeen, residentsBack, residentsGone } from './residents-repository.ts'

const lookEveryMs = 4_000
/** A page that loads anew, or a phone that changes its network, is back by then. */
const goneAfterMs = 12_000
const abandonedAfterMs = 180_000

type World = {
  readonly db: Db
  readonly clock: Clock
  readonly log: Logger
  readonly source: Source
  readonly hearing: Hearing
  readonly feed: Pick<ResidentFeed, 'look' | 'present'>
}

/**
 * Tells the desks whether residents are there, and ends the chats of those who left before anybody accepted. Every node
 * does so for all: two who say the same change nothing twice. The function returned ends it.
 */
export function watchResidents({ db, clock, log, source, hearing, feed }: World): () => Promise<void> {
  const hear = (conversations: readonly string[], event: SourceEvent) =>
    hearing.hear(
      source,
      conversations.map((conversation) => ({ conversation, event })),
    )
  const look = async () => {
    const at = clock.now()
    feed.look()
    await noteSeen(db, feed.present(), at)
    const goneBefore = at - goneAfterMs
    const connected = (isThere: boolean) => ({ kind: 'connected', offset: at, at, connected: isThere }) as const
    await hear(await residentsBack(db, source.sourceId, goneBefore), connected(true))
    await hear(await residentsGone(db, source.sourceId, goneBefore), connected(false))
    const abandoned = await chatsAbandoned(db, source.sourceId, at - abandonedAfterMs)
    await hear(abandoned, { kind: 'ended', offset: endedOffset, at, by: 'system' })
  }
  let underWay: Promise<void> | null = null
  const timer = setInterval(() => {
    underWay ??= look()
      .catch((error: unknown) => log.warn({ err: error }, 'could not look after the residents'))
      .finally(() => {
        underWay = null
      })
  }, lookEveryMs)
  return async () => {
    clearInterval(timer)
    await underWay
  }
}

/** There is one end. */
export const endedOffset = 1
