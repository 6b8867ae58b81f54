import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensureCountModel, recount } from '../../../server/counts/keep-counts.ts'
import { type Fact, factSchema } from '../../../shared/interaction/fact.ts'
import { anInteraction } from '../../support/an-interaction.ts'
import { pick, seededChance } from '../../support/seeded-chance.ts'
import { aDesktop, type TestDesktop } from '../support/a-desktop.ts'
import { aServer, type TestServer } from '../support/a-server.ts'

let server: TestServer
let desktops: TestDesktop[]
beforeAll(async () => {
  server = await aServer()
  desktops = await Promise.all([aDesktop(server), aDesktop(server), aDesktop(server)])
})
afterAll(() => server.stop())

const hourMs = 3_600_000
const startAt = Date.UTC(2026, 10, 1, 0, 0)

/** What can happen in a call that is counted, and what is not. */
const happenings = [
  'suggestion-shown',
  'suggestion-used',
  'answer-read',
  'suggestion-dismissed',
  'search-found-nothing',
  'flagged',
  'held',
] as const

/** A call with this many happenings, by chance around midnight, by chance practice, by chance never offered. */
function aRandomCall(chance: () => number, agentId: string): Fact[] {
  const interactionId = randomUUID()
  const beginsAt = startAt + Math.floor(chance() * 72) * hourMs - 1_000
  const about = () => ({
    answerId: pick(['pothole-report', 'tax-pay', 'bed-bugs'], chance),
    revisionId: 'a-revision',
    language: pick(['en', 'fr'], chance),
    position: 1,
    query: pick(['Bike racks', 'bike racks ', 'unicorn', ''], chance),
    service: null,
    flag: 'missing',
    note: '',
  })
  const facts = Array.from({ length: 1 + Math.floor(chance() * 8) }, (_, index) =>
    factSchema.parse({
      ...about(),
      factId: randomUUID(),
      interactionId,
      agentId,
      at: beginsAt + index * 400 * Math.floor(1 + chance() * 4),
      kind: pick(happenings, chance),
    }),
  )
  const [offered] = anInteraction([['offered', 0, { channel: 'voice', practice: chance() < 0.25 }]], {
    agentId,
    interactionId,
    startAt: beginsAt - 1_000,
  })
  return offered && chance() < 0.85 ? [offered, ...facts] : facts
}

const shuffled = <One>(all: readonly One[], chance: () => number): One[] =>
  all
    .map((one) => ({ one, place: chance() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ one }) => one)

/** The same said of the facts, in another way than the server says it: an interaction at a time. */
function countsOver(facts: readonly Fact[]): string[] {
  const first = new Map<string, { day: string; at: number; subject: string }>()
  const offered = facts.filter((fact) => fact.kind === 'offered')
  const practice = new Set(offered.filter((fact) => fact.practice).map(({ interactionId }) => interactionId))
  const known = new Set(offered.map(({ interactionId }) => interactionId))
  for (const fact of facts) {
    if (practice.has(fact.interactionId)) continue
    for (const subject of subjectsOf(fact, known.has(fact.interactionId))) {
      const key = `${fact.interactionId} ${subject}`
      if ((first.get(key)?.at ?? Number.POSITIVE_INFINITY) <= fact.at) continue
      first.set(key, { day: new Date(fact.at).toISOString().slice(0, 10), at: fact.at, subject })
    }
  }
  const counts = new Map<string, number>()
  for (const { day, subject } of first.values()) {
    counts.set(`${day} ${subject}`, (counts.get(`${day} ${subject}`) ?? 0) + 1)
  }
  return [...counts].map(([what, count]) => `${what}: ${count}`).sort()
}

function subjectsOf(fact: Fact, isKnown: boolean): string[] {
  if (fact.kind === 'search-found-nothing' || fact.kind === 'flagged') {
    const query = (fact.query ?? '').trim().toLowerCase()
    return query === '' ? [] : [`${query}/${fact.language ?? 'en'}`]
  }
  if (!isKnown || !('position' in fact)) return []
  const about = `${fact.answerId}/${fact.language}`
  if (fact.kind === 'suggestion-used') return [`${about} used`, `${about} helped`]
  if (fact.kind === 'answer-read') return [`${about} read`, `${about} helped`]
  if (fact.kind === 'suggestion-shown') return [`${about} shown`]
  return fact.kind === 'suggestion-dismissed' ? [`${about} dismissed`] : []
}

async function keptCounts(): Promise<string[]> {
  const { rows } = await sql<{ what: string; count: number }>`
    select day::text || ' ' || answer_id || '/' || language || ' ' || outcome as what, count
    from answer_count
    cross join lateral (
      values ('shown', shown), ('used', used), ('read', read), ('helped', helped), ('dismissed', dismissed)
    ) as each (outcome, count)
    union all
    select day::text || ' ' || query || '/' || language, missed from missed_query_count
  `.execute(server.database.db)
  return rows
    .filter(({ count }) => count !== 0)
    .map(({ what, count }) => `${what}: ${count}`)
    .sort()
}

describe('the kept counts', () => {
  it('are those over the facts, whatever comes late, twice, in pieces and from several workstations', async () => {
    const chance = seededChance(311)
    const everything: Fact[] = []
    for (let round = 0; round < 12; round++) {
      const calls = Array.from({ length: 12 }, () => aRandomCall(chance, desktops[0]?.personId ?? ''))
      // What one call did is scattered over the workstations, in any order.
      const facts = shuffled(calls.flat(), chance)
      everything.push(...facts)
      const third = Math.ceil(facts.length / 3)
      await Promise.all(
        desktops.flatMap((desktop, index) => {
          const mine = facts.slice(index * third, (index + 1) * third)
          const first = 1 + round * 1_000
          // The second time because the acknowledgement of the first half was lost.
          return [desktop.delivered(mine.slice(0, 10), first), desktop.delivered(mine, first)]
        }),
      )
    }
    const kept = await keptCounts()
    expect(kept.length).toBeGreaterThan(50)
    expect(kept).toEqual(countsOver(everything))
  }, 120_000)

  it('are the same when they are counted anew', async () => {
    const kept = await keptCounts()
    await recount(server.database.db)
    expect(await keptCounts()).toEqual(kept)
  })

  it('are counted anew at the first start, and not at the second', async () => {
    const kept = await keptCounts()
    await sql`delete from answer_count`.execute(server.database.db)
    expect(await ensureCountModel(server.database.db, false)).toBe('made')
    expect(await keptCounts()).toEqual(kept)
    expect(await ensureCountModel(server.database.db, false)).toBe('current')
  })

  it('are counted anew when the interactions were derived by other rules', async () => {
    await sql`delete from answer_count`.execute(server.database.db)
    expect(await ensureCountModel(server.database.db, true)).toBe('rebuilt')
    expect((await keptCounts()).some((line) => line.includes('pothole-report'))).toBe(true)
  })
})
