import { setTimeout as sleep } from 'node:timers/promises'
import { openPlatform, type Platform } from '../../../server/replay/platform.ts'
import type { Turn } from '../../../server/replay/recordings.ts'
import type { SignedInAgent } from '../../server/support/many-agents.ts'
import { startTalk } from '../../server/support/replayed-talk.ts'
import { seededChance } from '../../support/seeded-chance.ts'
import type { Centre } from './centre.ts'
import type { DeskReport } from './desk-messages.ts'
import type { Usage } from './process-usage.ts'
import { openRequestBook } from './request-book.ts'
import { openSimulatedDesks } from './simulated-desks.ts'

export type LoadWish = {
  readonly desks: number
  readonly seconds: number
  readonly cutPercentPerMinute: number
  /** How many times faster than people talk. */
  readonly speed?: number
  /** What is said in the next call. */
  readonly turns: () => readonly Turn[]
  /** Beside the load, once everybody talks. */
  readonly meanwhile?: (centre: Centre) => Promise<void>
}

export type Load = {
  readonly seconds: number
  readonly requests: number
  readonly events: number
  readonly finals: readonly number[]
  readonly interims: readonly number[]
  readonly report: DeskReport
  /** Used while the calls went on; null where the system does not tell. */
  readonly server: Used | null
  readonly database: Used | null
}
type Used = { readonly ofOneCore: number; readonly memory: number }

/** So many requests at once, each with the conversations of its share of the agents. */
const lanes = 4
const spreadMs = 5_000
const wrapUpMs = 5_000
/** By then everybody talks. */
const warmUpMs = 15_000

/** Everybody in one call after the other, at the pace of people, for so many seconds. */
export async function measureLoad(centre: Centre, wish: LoadWish): Promise<Load> {
  const agents = await centre.addAgents(wish.desks)
  const desks = await openSimulatedDesks(centre.url, agents)
  try {
    const book = openRequestBook()
    const door = openDoor(centre, agents, book.note)
    const chance = seededChance(311)
    const talk = startTalk({
      ...{ chance, spreadMs, wrapUpMs, interim: true, speed: wish.speed ?? 1 },
      agents: agents.map(({ name }) => name),
      turns: wish.turns,
      tell: door.tell,
    })
    // Telephones that all ring at once are no ordinary hour.
    await sleep(warmUpMs)
    desks.cut(wish.cutPercentPerMinute)
    book.begin()
    const [before, begunAt] = [await centre.usage(), performance.now()]
    await Promise.all([sleep(wish.seconds * 1_000), wish.meanwhile?.(centre)])
    const seconds = (performance.now() - begunAt) / 1_000
    const [after, counts] = [await centre.usage(), book.counts()]
    await talk.stop()
    await door.idle()
    const report = await desks.report(talk.expected)
    return {
      seconds,
      ...counts,
      finals: book.finals(report.finals),
      interims: book.interims(report.interims),
      report,
      server: usedBetween(before.server, after.server, seconds),
      database: usedBetween(before.database, after.database, seconds),
    }
  } finally {
    await desks.stop()
  }
}

type Note = ReturnType<typeof openRequestBook>['note']

/** The signed door, through several lanes; a conversation stays in its own, so that its order does. */
function openDoor({ url, source }: Centre, agents: readonly SignedInAgent[], onRequest: Note): Platform {
  const open = Array.from({ length: lanes }, () => openPlatform({ urls: [url], ...source, onRequest }))
  const laneOf = new Map(agents.map(({ name }, place) => [name, open[place % lanes]]))
  return {
    tell: (event) => laneOf.get(event.conversation.split(' ')[0] ?? '')?.tell(event),
    idle: async () => {
      await Promise.all(open.map((lane) => lane.idle()))
    },
  }
}

const usedBetween = (before: Usage | null, after: Usage | null, seconds: number): Used | null =>
  before && after && { ofOneCore: (after.cpuSeconds - before.cpuSeconds) / seconds, memory: after.memory }
