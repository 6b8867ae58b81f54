import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readEffect } from '../../../server/figures/effect/read-effect.ts'
import { readStrata } from '../../../server/figures/effect/strata-repository.ts'
import { rollUp } from '../../../server/figures/rollups/keep-rollups.ts'
import { barOf, barValue } from '../../../shared/figures/bars.ts'
import type { Side } from '../../../shared/figures/effect.ts'
import type { Effect } from '../../../shared/figures/effect-contract.ts'
import { sampleTopics } from '../../simulated-centre/sample-topics.ts'
import { simulateCentre } from '../../simulated-centre/simulate.ts'
import { aDatabase, type TestDatabase } from '../support/a-database.ts'
import { aDesktop } from '../support/a-desktop.ts'
import { aServer } from '../support/a-server.ts'
import { recountInteractions } from './support/recount.ts'

const timeZone = 'America/Toronto'
const until = '2026-04-01'
/** With the day on which clocks go forward in it, and days before and after. */
const period = { from: '2026-02-10', until: '2026-03-20' }

const clock = { now: () => Date.parse(`${until}T15:00Z`) }

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
  const { db, pool } = database
  const topics = (await sampleTopics()).slice(0, 12)
  await simulateCentre(db, pool, { agents: 10, days: 60, until, timeZone, seed: 311, topics })
  // Somebody of whom no team was ever told began with the account.
  await sql`delete from team_member where person_id = (select person_id from person where sign_in_name = 'agent-3')`.execute(
    db,
  )
  await sql`update person set created_at = '2026-01-15' where sign_in_name = 'agent-3'`.execute(db)
  // Somebody who came from another team is no beginner there.
  await sql`update team_member set since = '2025-12-20', until = '2026-02-25' where person_id = ${who('agent-4')}`.execute(
    db,
  )
  await sql`insert into team_member select person_id, team_id, until, null from team_member where person_id = ${who('agent-4')}`.execute(
    db,
  )
  while ((await rollUp({ db, clock, timeZone })) === 'more');
  await recountInteractions(db, timeZone)
}, 240_000)
afterAll(() => database.remove())

const who = (name: string) => sql`(select person_id from person where sign_in_name = ${name})`

type Counted = Side & { topic: string | null; isAssisted: boolean }

/** The strata once more, in plain SQL over the facts. */
async function recountStrata(channel: string | null): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    with began as (
      select person_id, coalesce((select since from team_member where team_member.person_id = person.person_id
        order by since limit 1), created_at) as began_at from person
    ), alike as (
      select topic, channel, used as "isAssisted", handle_ms, contact is not null as is_known,
        contact is not null and not transferred and not comes_again
          and outcome in ('answered', 'request-taken', 'referred') as is_settled,
        case when offered_at < began_at + interval '2160 hours' then 1
          when offered_at < began_at + interval '8760 hours' then 2 else 3 end as band
      from recount left join recount_again using (interaction_id) join began on person_id = agent_id
      where day >= ${period.from} and day < ${period.until} and (channel = ${channel} or ${channel === null})
    ), centred as (
      select *, avg(handle_ms) over (partition by topic, channel, band, "isAssisted") as mean from alike
    )
    select topic, "isAssisted", count(*) as count, sum(handle_ms) as "sumMs",
      (sum((handle_ms - mean) * (handle_ms - mean)) / nullif(count(*) - 1, 0))::float8 as "varianceMs2",
      count(*) filter (where is_known) as known, count(*) filter (where is_settled) as settled
    from centred group by topic, channel, band, "isAssisted"
  `.execute(database.db)
  return rows
}

const inOrder = (sides: readonly Counted[]) =>
  sides
    .map(({ topic, isAssisted, count, sumMs, known, settled }) =>
      JSON.stringify([topic, isAssisted, count, sumMs, known, settled]),
    )
    .sort()
const variances = (sides: readonly Counted[]) =>
  sides
    .toSorted((one, other) => one.sumMs - other.sumMs)
    .map(({ varianceMs2 }) => (varianceMs2 === null ? null : varianceMs2.toPrecision(9)))

async function strata(channel: 'voice' | 'chat' | null): Promise<Counted[]> {
  const question = { period, filter: channel ? { channel: [channel] } : {} }
  const read = await readStrata(database.db, question, timeZone)
  return read
    .flatMap(({ topic, assisted, unassisted }) => [
      { ...assisted, topic, isAssisted: true },
      { ...unassisted, topic, isAssisted: false },
    ])
    .filter(({ count }) => count > 0)
}

describe('what is alike', () => {
  it.each([null, 'voice', 'chat'] as const)('is what an independent count of the facts says (%s)', async (channel) => {
    const [ours, theirs] = await Promise.all([strata(channel), recountStrata(channel)])
    expect(theirs.length).toBeGreaterThan(40)
    expect(inOrder(ours)).toEqual(inOrder(theirs))
    expect(variances(ours)).toEqual(variances(theirs))
  })

  it('is that also when the first day of somebody in a team becomes another', async () => {
    const { db } = database
    const before = inOrder(await strata(null))
    await sql`update team_member set since = '2026-02-01' where person_id = ${who('agent-5')}`.execute(db)
    const theirs = inOrder(await recountStrata(null))
    expect(theirs).not.toEqual(before)
    expect(inOrder(await strata(null))).toEqual(theirs)
    while ((await rollUp({ db, clock, timeZone })) === 'more');
    expect(inOrder(await strata(null))).toEqual(theirs)
  })
})

describe('the effect of a simulated centre', () => {
  let effect: Effect
  beforeAll(async () => {
    effect = await readEffect(database.db, { period, filter: {} }, timeZone)
  })

  it('is that a used suggestion makes calls shorter, as they were made', () => {
    // Talk is made 0.9 / 1.08 as long, which is most of the handle time.
    expect(effect.handleTime?.high).toBeLessThan(0)
    expect(effect.handleTime?.relative).toBeGreaterThan(-0.25)
    expect(effect.handleTime?.relative).toBeLessThan(-0.08)
  })

  it('says of how many it is', () => {
    const { all, matched, allKnown, matchedKnown } = effect
    expect(matched.assisted).toBeGreaterThan(500)
    expect(matched.assisted).toBeLessThanOrEqual(all.assisted)
    expect(matched.unassisted).toBeLessThanOrEqual(all.unassisted)
    expect(matchedKnown.assisted).toBeLessThanOrEqual(allKnown.assisted)
  })

  it('counts use, answers and outcomes as an independent count does', async () => {
    const { rows } = await sql<Record<string, number>>`
      select count(*) as all, count(*) filter (where shown) as shown, count(*) filter (where used) as assisted,
        count(*) filter (where shown and not used and searched) as overridden,
        count(answer_ms) as helped, coalesce(sum(answer_ms), 0) as answer_ms,
        percentile_disc(0.5) within group (order by answer_ms) as median,
        count(*) filter (where outcome in ('answered', 'referred')) as basic,
        sum(handle_ms) filter (where outcome in ('answered', 'referred')) as basic_ms,
        count(*) filter (where outcome = 'request-taken') as requests,
        sum(handle_ms) filter (where outcome = 'request-taken') as requests_ms,
        sum(handle_ms) as handle_ms
      from recount where day >= ${period.from} and day < ${period.until}
    `.execute(database.db)
    const raw = rows[0] ?? expect.fail()
    const { suggestions, firstAnswer, spent, all } = effect
    expect(all.assisted + all.unassisted).toBe(raw.all)
    expect(suggestions).toEqual({ shown: raw.shown, assisted: raw.assisted, overridden: raw.overridden })
    expect(firstAnswer).toEqual({
      helped: raw.helped,
      answerMs: raw.answer_ms,
      medianMs: barValue(barOf(raw.median ?? 0)),
    })
    expect(spent.basic).toEqual({ count: raw.basic, handleMs: raw.basic_ms })
    expect(spent.requests).toEqual({ count: raw.requests, handleMs: raw.requests_ms })
    const { basic, requests, others } = spent
    expect(basic.count + requests.count + others.count).toBe(raw.all)
    expect(basic.handleMs + requests.handleMs + others.handleMs).toBe(raw.handle_ms)
  })

  it('is not told of a day on which there were too few', async () => {
    const day = { from: '2026-02-11', until: '2026-02-12' }
    const { handleTime, resolution, all } = await readEffect(database.db, { period: day, filter: {} }, timeZone)
    expect({ handleTime, resolution }).toEqual({ handleTime: null, resolution: null })
    expect(all.assisted).toBeGreaterThan(0)
  })

  it('of a period in which nothing happened is empty', async () => {
    const before = { from: '2020-01-01', until: '2020-02-01' }
    const { all, firstAnswer, spent } = await readEffect(database.db, { period: before, filter: {} }, timeZone)
    expect(all).toEqual({ assisted: 0, unassisted: 0 })
    expect(firstAnswer).toEqual({ helped: 0, answerMs: 0, medianMs: null })
    expect(spent.basic).toEqual({ count: 0, handleMs: 0 })
  })
})

describe('who may ask for the effect', () => {
  it('is whoever may see figures', async () => {
    const server = await aServer()
    try {
      await server.addAgent('sora', ['supervisor'])
      const [maya, sora] = [await aDesktop(server), await aDesktop(server, { name: 'sora' })]
      const question = { period, filter: {} }
      expect(await maya.ask('effect:read', question)).toMatchObject({ ok: false, reason: 'not-permitted' })
      expect(await sora.ask('effect:read', question)).toMatchObject({ ok: true, value: { handleTime: null } })
    } finally {
      await server.stop()
    }
  })
})
