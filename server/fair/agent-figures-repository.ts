import { type RawBuilder, sql } from 'kysely'
import type { AgentFigures, FiguresOfAgents } from '../../shared/fair/agent-figures.ts'
import { fewest } from '../../shared/figures/figure.ts'
import type { Period } from '../../shared/figures/question.ts'
import type { Db } from '../db/database.ts'
import type { Span } from '../figures/city-day.ts'
import { isLeftIn } from '../figures/rollups/rows.ts'

type Row = {
  team_id: string
  name: string
  person_id: string
  display_name: string
  handled: number
  transferred: number
  handle_ms: number | null
  talk_ms: number | null
  hold_ms: number | null
  after_call_ms: number | null
}

type Teams = FiguresOfAgents['teams']

/** Of everybody who was in the teams that somebody leads, what they did in them. */
export const figuresForLead = (db: Db, leadId: string, span: Span): Promise<Teams> =>
  readFigures(db, span, sql`team_id in (select team_id from team_lead where person_id = ${leadId})`)

/** Of one person, what the leads of each team that they were in see. */
export const figuresOfAgent = (db: Db, personId: string, span: Span): Promise<Teams> =>
  readFigures(db, span, sql`person_id = ${personId}`)

/** Writes down whose figures somebody looked at; a look at one's own is none. */
export async function noteLooks(db: Db, leadId: string, teams: Teams, period: Period, at: Date): Promise<void> {
  const looks = teams.flatMap(({ teamId, agents }) =>
    agents
      .filter(({ personId }) => personId !== leadId)
      .map(({ personId }) => ({
        looked_at: at,
        looked_by: leadId,
        agent_id: personId,
        team_id: teamId,
        from_day: period.from,
        until_day: period.until,
      })),
  )
  if (looks.length > 0) await db.insertInto('figure_look').values(looks).execute()
}

/** agent-handled, agent-transferred, agent-handle-time, agent-talk, agent-hold, agent-after-call: by team and name. */
async function readFigures(db: Db, { from, until }: Span, who: RawBuilder<unknown>): Promise<Teams> {
  const [since, before] = [new Date(from), new Date(until)]
  const median = (column: string) => sql`percentile_cont(0.5) within group (order by ${sql.ref(column)})`
  const { rows } = await sql<Row>`
    with who as (
      select distinct team_id, person_id from team_member
      where since < ${before} and coalesce(until, 'infinity') > ${since} and ${who}
    ), done as (
      select interaction.* from interaction
      where started_at >= ${since} and started_at < ${before} and not practice and phase = 'done' and ${isLeftIn}
        and agent_id in (select person_id from who)
    )
    select team.team_id, team.name, person.person_id, person.display_name,
      count(done.interaction_id) as handled, count(*) filter (where done.transferred) as transferred,
      ${median('done.handle_ms')} as handle_ms, ${median('done.talk_ms')} as talk_ms,
      ${median('done.hold_ms')} as hold_ms, ${median('done.after_call_ms')} as after_call_ms
    from who join team using (team_id) join person using (person_id)
      left join done on done.agent_id = who.person_id and done.team_id = who.team_id
    group by team.team_id, person.person_id
    order by lower(team.name), lower(person.display_name), person.person_id
  `.execute(db)
  const teams = new Map<string, { teamId: string; name: string; agents: Teams[number]['agents'] }>()
  for (const row of rows) {
    const team = teams.get(row.team_id) ?? { teamId: row.team_id, name: row.name, agents: [] }
    team.agents.push({ personId: row.person_id, displayName: row.display_name, figures: toFigures(row) })
    teams.set(row.team_id, team)
  }
  return [...teams.values()]
}

function toFigures({ handled, transferred, handle_ms, talk_ms, hold_ms, after_call_ms }: Row): AgentFigures {
  const isEnough = handled >= fewest && handle_ms !== null
  if (!isEnough || talk_ms === null || hold_ms === null || after_call_ms === null)
    return { handled, transferred, medians: null }
  return {
    handled,
    transferred,
    medians: { handleMs: handle_ms, talkMs: talk_ms, holdMs: hold_ms, afterCallMs: after_call_ms },
  }
}
