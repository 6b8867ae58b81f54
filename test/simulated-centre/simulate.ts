import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { sql } from 'kysely'
import type { Pool } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Db } from '../../server/db/database.ts'
import { daysAfter } from '../../server/figures/city-day.ts'
import { summarize } from '../../shared/interaction/interaction.ts'
import { seededChance } from '../../shared/seeded-chance.ts'
import { poisson } from './chances.ts'
import { makeDay, type SimulatedAgent, type SimulatedDay, type SimulatedWorld } from './make-day.ts'
import { makePresence } from './make-presence.ts'

export type Simulation = {
  readonly agents: number
  readonly days: number
  /** The day after the last one. */
  readonly until: string
  readonly timeZone: string
  readonly seed: number
  readonly topics: readonly string[]
  /** How many interactions an agent has on an average working day: 18.5 make 1.5 million a year of 311 agents. */
  readonly perShift?: number
  /** Without facts a centre of any size fits on a disk, and no interaction can be opened. */
  readonly facts?: boolean
  readonly onDay?: (day: string, interactions: number) => void
}

/**
 * Fills a database with a centre's past: people in teams, who came, and what their desks recorded, with the read models
 * that follow from it by the product's own rules. The same seed writes the same.
 *
 * @returns how many interactions there are
 */
export async function simulateCentre(db: Db, pool: Pool, simulation: Simulation): Promise<number> {
  const chance = seededChance(simulation.seed)
  const newId = idsOf(chance)
  const first = daysAfter(simulation.until, -simulation.days)
  const agents = await addPeople(db, simulation, first, chance, newId)
  const { topics, timeZone, perShift = 18.5 } = simulation
  const world: SimulatedWorld = { agents, topics, timeZone, perShift, chance, newId }
  // Of its own, so that what happens does not depend on it.
  const presenceChance = seededChance(simulation.seed + 1)
  const sequences = new Map<string, number>()
  let recent: string[] = []
  let count = 0
  for (let day = first; day < simulation.until; day = daysAfter(day, 1)) {
    const made = makeDay(world, day, recent)
    await write(pool, made, sequences, simulation.facts ?? true)
    await writePresence(pool, world, day, presenceChance)
    count += made.facts.length
    simulation.onDay?.(day, count)
    // Of whom came days ago hardly anybody comes back.
    recent = recent.slice(-Math.ceil(made.facts.length * 2.5))
  }
  // A database that was filled within seconds knows nothing of itself yet, and plans like one that is empty.
  await sql`analyze`.execute(db)
  return count
}

const teamSize = 14
const teamNames = [
  'Alder',
  'Birch',
  'Cedar',
  'Dogwood',
  'Elm',
  'Fir',
  'Ginkgo',
  'Hazel',
  'Juniper',
  'Larch',
  'Maple',
  'Oak',
]

async function addPeople(
  db: Db,
  { agents, until }: Simulation,
  first: string,
  chance: () => number,
  newId: () => string,
): Promise<SimulatedAgent[]> {
  const teams = Array.from({ length: Math.ceil(agents / teamSize) }, (_, place) => ({
    team_id: newId(),
    name: `${teamNames[place % teamNames.length]}${place < teamNames.length ? '' : ` ${Math.floor(place / teamNames.length) + 1}`}`,
    created_at: new Date(`${first}T00:00Z`),
  }))
  const made = Array.from({ length: agents }, (_, place) => ({
    personId: newId(),
    deviceId: newId(),
    // A third came within the simulated time.
    hiredOn: daysAfter(until, -Math.round(chance() < 0.33 ? chance() * 365 : 365 + chance() * 2_500)),
    shiftFrom: [7, 8, 8, 9, 10, 13][poisson(2, chance) % 6] ?? 8,
    workdays: [0, 1, 2, 3, 4, 5, 6].filter((day) => (day + place) % 7 !== 2 && (day + place * 3) % 7 !== 5),
    teamId: teams[Math.floor(place / teamSize)]?.team_id ?? '',
    name: `agent-${place + 1}`,
  }))
  for (const { team_id, name, created_at } of teams)
    await sql`insert into team values (${team_id}, ${name}, ${created_at})`.execute(db)
  for (const { personId, deviceId, hiredOn, teamId, name } of made) {
    const hired = new Date(`${hiredOn}T12:00Z`)
    await sql`insert into person values (${personId}, ${name}, ${name}, '{agent}', 'nobody signs in', ${hired}, null)`.execute(
      db,
    )
    await sql`insert into team_member values (${personId}, ${teamId}, ${hired}, null)`.execute(db)
    await sql`insert into device values (${deviceId}, 0, ${hired})`.execute(db)
  }
  return made
}

/** Names that the same seed gives again. */
function idsOf(chance: () => number): () => string {
  const hex = (digits: number) =>
    Math.floor(chance() * 16 ** digits)
      .toString(16)
      .padStart(digits, '0')
  return () => `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(6)}${hex(6)}`
}

async function write(pool: Pool, made: SimulatedDay, sequences: Map<string, number>, isWithFacts: boolean) {
  await copy(
    pool,
    'arrival (interaction_id, conversation_id, is_first, channel, queue, language, contact, offered_at, answered_at, first_word_at, ended_at)',
    made.arrivals.map((one) => [
      one.interactionId,
      one.conversationId,
      one.isFirst,
      one.channel,
      one.queue,
      one.language,
      one.contact,
      instant(one.offeredAt),
      instant(one.answeredAt),
      instant(one.firstWordAt),
      instant(one.endedAt),
    ]),
  )
  if (isWithFacts)
    await copy(
      pool,
      'fact (fact_id, device_id, sequence, interaction_id, agent_id, kind, at, body, received_at)',
      made.facts.flatMap(({ agent, facts }) =>
        facts.map((fact) => {
          const sequence = (sequences.get(agent.deviceId) ?? 0) + 1
          sequences.set(agent.deviceId, sequence)
          const at = instant(fact.at)
          return [
            fact.factId,
            agent.deviceId,
            sequence,
            fact.interactionId,
            fact.agentId,
            fact.kind,
            at,
            JSON.stringify(fact),
            at,
          ]
        }),
      ),
    )
  const columns =
    'interaction_id, agent_id, channel, practice, started_at, ended_at, phase, talk_ms, hold_ms, after_call_ms, handle_ms, topic, disposition, suggestions_shown, suggestions_used, transferred, overridden, answer_at, language, conversation_id, queue, contact, first_word_at, team_id'
  const arrivals = new Map(made.arrivals.map((arrival) => [arrival.interactionId, arrival]))
  await copy(
    pool,
    `interaction (${columns})`,
    made.facts.flatMap(({ agent, facts }) => {
      const one = summarize(facts)
      const from = arrivals.get(one?.interactionId ?? '')
      if (!one || !from) return []
      return [
        [
          one.interactionId,
          one.agentId,
          one.channel,
          one.practice,
          instant(one.startedAt),
          instant(one.endedAt),
          one.phase,
          one.talkMs,
          one.holdMs,
          one.afterCallMs,
          one.handleMs,
          one.topic,
          one.disposition,
          one.suggestionsShown,
          one.suggestionsUsed,
          one.transferred,
          one.overridden,
          instant(one.answerAt),
          one.language ?? from.language,
          from.conversationId,
          from.queue,
          from.contact,
          instant(from.firstWordAt),
          Date.parse(`${agent.hiredOn}T12:00Z`) <= one.startedAt ? agent.teamId : null,
        ],
      ]
    }),
  )
}

const writePresence = (pool: Pool, world: SimulatedWorld, day: string, chance: () => number) =>
  copy(
    pool,
    'presence_change (person_id, at, state)',
    makePresence(world, day, chance).map(({ personId, at, state }) => [personId, instant(at), state]),
  )

const instant = (at: number | null) => (at === null ? null : new Date(at).toISOString())
type Cell = string | number | boolean | null

/** Text format of COPY: tabs between, `\N` for null. */
async function copy(pool: Pool, into: string, rows: readonly (readonly Cell[])[]): Promise<void> {
  if (rows.length === 0) return
  const client = await pool.connect()
  try {
    const lines = rows.map((row) => `${row.map(toText).join('\t')}\n`)
    await pipeline(Readable.from(chunksOf(lines)), client.query(copyFrom(`copy ${into} from stdin`)))
  } finally {
    client.release()
  }
}

function* chunksOf(lines: readonly string[]) {
  for (let at = 0; at < lines.length; at += 1_000) yield lines.slice(at, at + 1_000).join('')
}

const toText = (cell: Cell): string =>
  cell === null
    ? '\\N'
    : typeof cell === 'string'
      ? cell.replace(/[\\\t\n\r]/g, (one) => `\\${{ '\t': 't', '\n': 'n', '\r': 'r', '\\': '\\' }[one]}`)
      : String(cell)
