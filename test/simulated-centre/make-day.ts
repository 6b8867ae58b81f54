import { startOf } from '../../server/figures/city-day.ts'
import type { Fact } from '../../shared/interaction/fact.ts'
import type { Language } from '../../shared/knowledge/language.ts'
import {
  busyByWeekday,
  type Chance,
  callsByHour,
  exponential,
  logNormal,
  longTailed,
  poisson,
  weighted,
} from './chances.ts'

/* One day of a simulated centre: who came, who was answered, and what the desks recorded. */

export type SimulatedAgent = {
  readonly personId: string
  readonly deviceId: string
  readonly hiredOn: string
  readonly teamId: string
  /** First hour of the shift by the city's clock; a shift is eight hours. */
  readonly shiftFrom: number
  /** The days of the week that this agent works, Monday 0. */
  readonly workdays: readonly number[]
}

export type SimulatedWorld = {
  readonly agents: readonly SimulatedAgent[]
  readonly topics: readonly string[]
  readonly timeZone: string
  /** How many interactions an agent has on an average working day. */
  readonly perShift: number
  readonly chance: Chance
  readonly newId: () => string
}

/** As `arrival` keeps it. */
export type SimulatedArrival = {
  readonly interactionId: string
  readonly conversationId: string
  readonly isFirst: boolean
  readonly channel: 'voice' | 'chat'
  readonly queue: string
  readonly language: Language
  readonly contact: string | null
  readonly offeredAt: number
  readonly answeredAt: number | null
  readonly firstWordAt: number | null
  readonly endedAt: number | null
}

export type SimulatedDay = {
  readonly arrivals: SimulatedArrival[]
  /** Interaction by interaction, by agent. */
  readonly facts: { readonly agent: SimulatedAgent; readonly facts: Fact[] }[]
}

const queues = [
  { queue: 'general', channel: 'voice', share: 0.5 },
  { queue: 'waste', channel: 'voice', share: 0.2 },
  { queue: 'water', channel: 'voice', share: 0.08 },
  { queue: 'tax', channel: 'voice', share: 0.1 },
  { queue: 'chat', channel: 'chat', share: 0.12 },
] as const
const hourMs = 3_600_000

/** Makes a day's arrivals and facts. `recent` are contacts of the last days, of which some come again. */
export function makeDay(world: SimulatedWorld, day: string, recent: string[]): SimulatedDay {
  const weekday = weekdayOf(day)
  const from = startOf(day, world.timeZone)
  const made: SimulatedDay = { arrivals: [], facts: [] }
  for (const agent of world.agents) {
    if (isAtWork(agent, day)) makeShift(world, agent, { from, day, weekday }, recent, made)
  }
  return made
}

const weekdayOf = (day: string) => (new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7

/** Whether it is one of this agent's days. */
export const isAtWork = ({ workdays }: SimulatedAgent, day: string): boolean => workdays.includes(weekdayOf(day))

type Today = { readonly from: number; readonly day: string; readonly weekday: number }

function makeShift(world: SimulatedWorld, agent: SimulatedAgent, today: Today, recent: string[], made: SimulatedDay) {
  const { chance } = world
  const hours = Array.from({ length: 8 }, (_, hour) => callsByHour[(agent.shiftFrom + hour) % 24] ?? 0)
  const busy = busyByWeekday[today.weekday] ?? 1
  const load = (busy * hours.reduce<number>((sum, share) => sum + share, 0)) / 640
  const count = poisson(world.perShift * load, chance)
  const starts = Array.from(
    { length: count },
    () => today.from + (agent.shiftFrom + weighted(hours, chance) + chance()) * hourMs,
  ).sort((one, other) => one - other)
  let freeAt = 0
  for (const start of starts) {
    // Nobody has two calls at once: the next waits until the last is wrapped up.
    const offeredAt = Math.round(Math.max(start, freeAt + exponential(8_000, chance)))
    freeAt = makeInteraction(world, agent, today, offeredAt, load, recent, made)
  }
}

/** Resolves to when its agent is free again. */
function makeInteraction(
  world: SimulatedWorld,
  agent: SimulatedAgent,
  today: Today,
  offeredAt: number,
  load: number,
  recent: string[],
  made: SimulatedDay,
): number {
  const { chance, newId } = world
  const { queue, channel } =
    queues[
      weighted(
        queues.map(({ share }) => share),
        chance,
      )
    ] ?? queues[0]
  const language: Language = chance() < 0.06 ? 'fr' : 'en'
  const contact = contactOf(world, recent)
  const [interactionId, conversationId] = [newId(), newId()]
  const about = { interactionId, conversationId, isFirst: true, channel, queue, language, contact } as const
  // Whoever has to wait longer than they will is gone, and nobody's work.
  const wait = Math.round(exponential(14_000 * load * load + 4_000, chance))
  const patience = Math.round(exponential(260_000, chance))
  if (patience < wait) {
    const [answeredAt, firstWordAt, endedAt] = [null, null, offeredAt + patience]
    made.arrivals.push({ ...about, offeredAt, answeredAt, firstWordAt, endedAt })
    return 0
  }
  const acceptedAt = offeredAt + wait
  const course = courseOf(world, agent, today, acceptedAt)
  const firstWordAt = acceptedAt + Math.round(800 + exponential(2_500, chance))
  const arrival = { ...about, offeredAt, answeredAt: acceptedAt, firstWordAt, endedAt: course.endedAt }
  made.arrivals.push(arrival)
  const base = { interactionId, agentId: agent.personId }
  const fact = (kind: Fact['kind'], at: number, more: object = {}) =>
    ({ factId: newId(), ...base, at, kind, ...more }) as Fact
  const answer = { answerId: course.topic, revisionId: 'simulated', language, position: 1 }
  const facts = [
    fact('offered', offeredAt, { channel, practice: chance() < 0.004 }),
    fact('accepted', acceptedAt),
    ...(course.shownAt === null ? [] : [fact('suggestion-shown', course.shownAt, answer)]),
    ...(course.usedAt === null ? [] : [fact('suggestion-used', course.usedAt, answer)]),
    ...(course.searchedAt === null
      ? []
      : [fact('answer-read', course.searchedAt, { ...answer, position: 0, openedFrom: 'search' })]),
    ...course.holds.flatMap(([from, until]) => [fact('held', from), fact('resumed', until)]),
  ]
  if (course.endedAt !== null) {
    facts.push(
      course.isTransferred ? fact('transferred', course.endedAt, { to: 'tax' }) : fact('ended', course.endedAt),
    )
    const wrapUp = { topic: course.topic, disposition: course.disposition, note: '', language }
    facts.push(fact('wrap-up-submitted', course.doneAt, { wrapUp }))
  }
  made.facts.push({ agent, facts })
  return course.doneAt
}

/** About one in eight comes back within a few days. */
function contactOf({ chance, newId }: SimulatedWorld, recent: string[]): string | null {
  if (chance() < 0.1) return null
  if (recent.length > 50 && chance() < 0.12) return recent[Math.floor(chance() * recent.length)] ?? null
  const contact = newId().replaceAll('-', '').slice(0, 22)
  recent.push(contact)
  return contact
}

type Course = {
  readonly topic: string
  readonly disposition: string
  readonly isTransferred: boolean
  readonly shownAt: number | null
  readonly usedAt: number | null
  readonly searchedAt: number | null
  readonly holds: readonly (readonly [number, number])[]
  /** Null: a desk that was switched off in the middle of it. */
  readonly endedAt: number | null
  readonly doneAt: number
}

function courseOf({ chance, topics }: SimulatedWorld, agent: SimulatedAgent, today: Today, acceptedAt: number): Course {
  const place = longTailed(topics.length, chance)
  const days = (Date.parse(today.day) - Date.parse(agent.hiredOn)) / 86_400_000
  const isShown = chance() < 0.87
  const isUsed = isShown && chance() < 0.68
  const isRequest = place % 5 === 0
  // Whom an answer is shown to is sooner done; who is new takes longer; a request takes its form.
  const factor =
    (isUsed ? 0.9 : 1.08) * (days < 90 ? 1.22 : 1) * (isRequest ? 1.25 : 0.95) * (0.85 + (place % 7) * 0.05)
  const talk = Math.max(4_000, logNormal(158_000 * factor, 0.62, chance))
  const hold = chance() < 0.16 ? logNormal(38_000, 0.7, chance) : 0
  const after = Math.max(900, logNormal(34_000 * (isRequest ? 1.3 : 0.9), 0.75, chance))
  const endedAt = Math.round(acceptedAt + talk + hold)
  const shownAt = isShown ? Math.round(acceptedAt + Math.min(talk * 0.5, 6_000 + exponential(9_000, chance))) : null
  const usedAt =
    isUsed && shownAt !== null ? Math.round(shownAt + Math.min(talk * 0.3, exponential(6_000, chance))) : null
  const isSearched = usedAt === null && chance() < 0.45
  const isTransferred = chance() < 0.06
  const heldFrom = Math.round(acceptedAt + talk * 0.6)
  return {
    topic: topics[place] ?? '',
    disposition: dispositionOf(isTransferred, isRequest, chance),
    isTransferred,
    shownAt,
    usedAt,
    searchedAt: isSearched ? Math.round(acceptedAt + talk * 0.55) : null,
    holds: hold > 0 ? [[heldFrom, Math.round(heldFrom + hold)]] : [],
    endedAt: chance() < 0.0008 ? null : endedAt,
    doneAt: Math.round(endedAt + after),
  }
}

function dispositionOf(isTransferred: boolean, isRequest: boolean, chance: Chance): string {
  if (isTransferred) return 'transferred'
  const other = ['no-answer-found', 'other', 'abandoned'] as const
  if (chance() < 0.07) return other[weighted([0.6, 0.3, 0.1], chance)] ?? 'other'
  return isRequest ? 'request-taken' : chance() < 0.12 ? 'referred' : 'answered'
}
