import { sql } from 'kysely'
import { dayOf, daysAfter } from '../../../server/figures/city-day.ts'
import { busyByWeekday } from '../../simulated-centre/chances.ts'
import { sampleTopics } from '../../simulated-centre/sample-topics.ts'
import { simulateCentre } from '../../simulated-centre/simulate.ts'
import type { Centre } from '../conversations/centre.ts'

/** Four weeks say what is usual at this hour, and today is the day after them. */
const days = 29
const perShift = 18.5
const nowIs = 16

/** One in which it is four in the afternoon: most of a day has passed, and the measurement is of no other day. */
export function afternoonZone(): string {
  const ahead = ((nowIs - new Date().getUTCHours() + 36) % 24) - 12
  // Its names have the sign the other way round.
  return ahead === 0 ? 'Etc/GMT' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`
}

/**
 * Writes a centre's last four weeks and its day until now, on whatever weekday as busy as a Monday, and waits until the
 * server has added it all up. Resolves to how many interactions today has.
 */
export async function writeDaySoFar({ db, pool }: Centre, agents: number, timeZone: string): Promise<number> {
  const today = dayOf(Date.now(), timeZone)
  const busy = busyByWeekday[(new Date(`${today}T00:00Z`).getUTCDay() + 6) % 7] ?? 1
  await simulateCentre(db, pool, {
    ...{ agents, days, timeZone, seed: 311, facts: false },
    until: daysAfter(today, 1),
    perShift: (perShift * busyByWeekday[0]) / busy,
    topics: await sampleTopics(),
  })
  await sql`delete from interaction where started_at + handle_ms * interval '1 millisecond' > now()`.execute(db)
  await sql`delete from arrival where coalesce(ended_at, answered_at, offered_at) > now()`.execute(db)
  await sql`delete from presence_change where at > now()`.execute(db)
  // In life they are written in the order of their times; the simulation goes agent by agent.
  await sql`cluster interaction using interaction_by_start`.execute(db)
  await sql`cluster arrival using arrival_by_offer`.execute(db)
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from interaction where (started_at at time zone ${timeZone})::date = ${today}::date
  `.execute(db)
  return rows[0]?.count ?? 0
}
