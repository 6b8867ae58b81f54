import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { EpochMs } from '../../shared/clock.ts'
import type { DecisionOfContest, ListedContest } from '../../shared/fair/contest.ts'
import { failure, success } from '../../shared/result.ts'
import type { Db } from '../db/database.ts'
import { titlesOf } from '../figures/titles-repository.ts'
import { lockInteractions } from '../interactions/interactions-repository.ts'

/** Those answered that are shown beside those that wait. */
const answeredShown = 50

/** An agent says what is wrong about an interaction of their own; the leads of the team that it belongs to answer. */
export async function raiseContest(db: Db, agentId: string, interactionId: string, words: string, at: EpochMs) {
  return db.transaction().execute(async (transaction) => {
    await lockInteractions(transaction, [interactionId])
    const { rows } = await sql<{ team_id: string | null; contested: boolean }>`
      select coalesce(interaction.team_id, (
          select team_id from team_member where person_id = ${agentId} and until is null
        )) as team_id,
        exists (select from contest where contest.interaction_id = ${interactionId}
          and (decision is null or decision = 'left-out')) as contested
      from interaction where interaction_id = ${interactionId} and agent_id = ${agentId}
    `.execute(transaction)
    const [found] = rows
    if (!found) return failure('not-found')
    if (found.contested) return failure('contested')
    if (found.team_id === null) return failure('no-team')
    await transaction
      .insertInto('contest')
      .values({
        contest_id: randomUUID(),
        interaction_id: interactionId,
        agent_id: agentId,
        team_id: found.team_id,
        words: storable(words),
        raised_at: new Date(at),
      })
      .execute()
    return success({})
  })
}

/** A lead of the team answers, once; never about an interaction of their own. */
export async function decideContest(
  db: Db,
  leadId: string,
  { contestId, decision, answer }: { contestId: string; decision: DecisionOfContest; answer: string },
  at: EpochMs,
) {
  return db.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ interaction_id: string; decision: string | null }>`
      select interaction_id, decision from contest
      where contest_id = ${contestId} and agent_id <> ${leadId}
        and team_id in (select team_id from team_lead where person_id = ${leadId})
      for update
    `.execute(transaction)
    const [contest] = rows
    if (!contest) return failure('not-found')
    if (contest.decision !== null) return failure('decided')
    const decidedAt = new Date(at)
    await transaction
      .updateTable('contest')
      .set({ decision, answer: storable(answer), decided_by: leadId, decided_at: decidedAt })
      .where('contest_id', '=', contestId)
      .execute()
    if (decision === 'left-out')
      await transaction
        .insertInto('interaction_left_out')
        .values({ interaction_id: contest.interaction_id, contest_id: contestId, left_out_at: decidedAt })
        .execute()
    return success({})
  })
}

type Row = Omit<ListedContest, 'raisedAt' | 'interaction' | 'answered'> & {
  raised_at: Date
  decision: DecisionOfContest | null
  answer: string
  decided_by: string
  decided_at: Date
  started_at: Date
  channel: ListedContest['interaction']['channel']
  topic: string | null
  disposition: ListedContest['interaction']['disposition']
  talk_ms: number
  hold_ms: number
  after_call_ms: number
  handle_ms: number
}

/** What is contested in the teams that somebody leads: what waits, the oldest first, then what was answered lately. */
export async function listContests(db: Db, leadId: string): Promise<ListedContest[]> {
  const { rows } = await sql<Row>`
    with theirs as (
      select contest.*, row_number() over (partition by decision is null order by decided_at desc) as place
      from contest
      where agent_id <> ${leadId} and team_id in (select team_id from team_lead where person_id = ${leadId})
    )
    select contest_id as "contestId", words, raised_at, decision, answer, decider.display_name as decided_by, decided_at,
      agent.display_name as agent, team.name as team, interaction.started_at, channel, topic, disposition, talk_ms,
      hold_ms, after_call_ms, handle_ms
    from theirs join interaction using (interaction_id) join team on team.team_id = theirs.team_id
      join person as agent on agent.person_id = theirs.agent_id
      left join person as decider on decider.person_id = theirs.decided_by
    where decision is null or place <= ${answeredShown}
    order by decision is not null, case when decision is null then raised_at end, decided_at desc, contest_id
  `.execute(db)
  const titles = await titlesOf(db, [...new Set(rows.flatMap(({ topic }) => topic ?? []))])
  return rows.map((row) => ({
    contestId: row.contestId,
    words: row.words,
    agent: row.agent,
    team: row.team,
    raisedAt: row.raised_at.getTime(),
    answered:
      row.decision === null
        ? null
        : {
            decision: row.decision,
            answer: row.answer,
            decidedBy: row.decided_by,
            decidedAt: row.decided_at.getTime(),
          },
    interaction: {
      startedAt: row.started_at.getTime(),
      channel: row.channel,
      topic: row.topic,
      title: titles.get(row.topic ?? '') ?? {},
      disposition: row.disposition,
      talkMs: row.talk_ms,
      holdMs: row.hold_ms,
      afterCallMs: row.after_call_ms,
      handleMs: row.handle_ms,
    },
  }))
}

/** PostgreSQL's text has no NUL. */
const storable = (text: string) => text.replaceAll('\0', '')
