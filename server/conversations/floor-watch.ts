import type { Logger } from 'pino'
import type { Clock } from '../../shared/clock.ts'
import type { Presence, Waiting } from '../../shared/conversation/presence.ts'
import type { Db } from '../db/database.ts'
import type { DeskFeed } from './desk-feed.ts'
import { readPresence } from './presence-repository.ts'
import { readWaiting } from './queue-repository.ts'
import type { Changed } from './take-events.ts'

/** Tells people here how they stand themselves, and everybody who waits. */
export type FloorWatch = {
  /** Something was committed that may have changed it. */
  changed(changed: readonly Changed[]): void
  presenceOf(personId: string): Promise<Presence>
  waiting(): Promise<Waiting[]>
  look(): Promise<void>
  stop(): Promise<void>
}

/** Changes that come within this are told together. */
const gatherMs = 100

type World = {
  readonly db: Db
  readonly clock: Clock
  readonly log: Logger
  readonly feed: Pick<DeskFeed, 'people' | 'tell'>
}

export function watchFloor({ db, clock, log, feed }: World): FloorWatch {
  const concerned = new Set<string>()
  const told = new Map<string, string>()
  let lastWaiting = '[]'
  let timer: NodeJS.Timeout | undefined
  let telling: Promise<void> = Promise.resolve()

  const tellPresence = async (people: readonly string[]) => {
    if (people.length === 0) return
    for (const { personId, state, since } of await readPresence(db, people, clock.now())) {
      const now = `${state} ${since}`
      if (told.get(personId) === now) continue
      told.set(personId, now)
      feed.tell('presence:changed', { state, since }, new Set([personId]))
    }
  }
  const tellWaiting = async () => {
    const waiting = await readWaiting(db)
    const now = JSON.stringify(waiting)
    if (now === lastWaiting) return
    lastWaiting = now
    feed.tell('waiting:changed', { waiting })
  }
  const tell = async () => {
    const here = feed.people()
    const people = [...concerned].filter((personId) => here.has(personId))
    concerned.clear()
    for (const personId of told.keys()) if (!here.has(personId)) told.delete(personId)
    try {
      await tellPresence(people)
      await tellWaiting()
    } catch (error) {
      log.warn({ err: error }, 'could not see who is there and who waits')
    }
  }
  const soon = () => {
    timer ??= setTimeout(() => {
      timer = undefined
      telling = telling.then(tell)
    }, gatherMs)
  }

  return {
    changed: (changed) => {
      // Words alone change nobody's state.
      const moved = changed.filter(
        ({ recorded }) => recorded.length === 0 || recorded.some(({ interactionId }) => interactionId !== null),
      )
      if (moved.length === 0) return
      for (const { conversation } of moved) {
        for (const { agentId } of conversation.state.parts) if (agentId !== null) concerned.add(agentId)
      }
      soon()
    },
    presenceOf: async (personId) => {
      const [own] = await readPresence(db, [personId], clock.now())
      return own ? { state: own.state, since: own.since } : { state: 'away', since: clock.now() }
    },
    waiting: () => readWaiting(db),
    look: async () => {
      for (const personId of feed.people()) concerned.add(personId)
      telling = telling.then(tell)
      await telling
    },
    stop: async () => {
      clearTimeout(timer)
      await telling
    },
  }
}
