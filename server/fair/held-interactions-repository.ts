import { type Selectable, sql } from 'kysely'
import type { After, HeldInteraction } from '../../shared/fair/held.ts'
import type { Db } from '../db/database.ts'
import type { ContestTable } from '../db/tables/figures.ts'
import type { InteractionTable } from '../db/tables/interactions.ts'
import { titlesOf } from '../figures/titles-repository.ts'
import { type Page, pageAfter, pageOf } from './held-repository.ts'

const pageSize = 50

type Row = Selectable<InteractionTable> & {
  queue_shown: string | null
  team: string | null
  left_out: boolean
  words: string | null
  raised_at: Date | null
  decision: ContestTable['decision']
  answer: string | null
  decided_by: string | null
  decided_at: Date | null
  leads: string[]
}

/** A page of somebody's interactions, the newest first, with what was said last about each. */
export async function listInteractions(db: Db, personId: string, after: After | null): Promise<Page<HeldInteraction>> {
  const { rows } = await sql<Row>`
    select interaction.*, coalesce(queue_name.name, interaction.queue) as queue_shown, team.name as team,
      exists (select from interaction_left_out as left_out
        where left_out.interaction_id = interaction.interaction_id) as left_out,
      contest.words, contest.raised_at, contest.decision, contest.answer, decider.display_name as decided_by,
      contest.decided_at,
      array(select display_name from team_lead join person using (person_id)
        where team_lead.team_id = contest.team_id and person_id <> ${personId} order by 1) as leads
    from (
      select * from interaction ${pageAfter(after, 'interaction_id', 'started_at')} and agent_id = ${personId}
      order by started_at desc, interaction_id desc limit ${pageSize + 1}
    ) as interaction
    left join queue_name on queue_name.queue = interaction.queue
    left join team on team.team_id = interaction.team_id
    left join lateral (
      select * from contest where contest.interaction_id = interaction.interaction_id and agent_id = ${personId}
      order by raised_at desc limit 1
    ) as contest on true
    left join person as decider on decider.person_id = contest.decided_by
    order by started_at desc, interaction_id desc
  `.execute(db)
  const titles = await titlesOf(db, [...new Set(rows.flatMap(({ topic }) => topic ?? []))])
  const page = pageOf(rows, pageSize, (row) => ({ at: row.started_at.getTime(), id: row.interaction_id }))
  return {
    ...page,
    rows: page.rows.map((row) => ({ ...toInteraction(row), title: titles.get(row.topic ?? '') ?? {} })),
  }
}

const toInteraction = (row: Row): Omit<HeldInteraction, 'title'> => ({
  interactionId: row.interaction_id,
  startedAt: row.started_at.getTime(),
  endedAt: row.ended_at?.getTime() ?? null,
  channel: row.channel,
  practice: row.practice,
  phase: row.phase,
  talkMs: row.talk_ms,
  holdMs: row.hold_ms,
  afterCallMs: row.after_call_ms,
  handleMs: row.handle_ms,
  topic: row.topic,
  disposition: row.disposition,
  suggestionsShown: row.suggestions_shown,
  suggestionsUsed: row.suggestions_used,
  transferred: row.transferred,
  overridden: row.overridden,
  answerAt: row.answer_at?.getTime() ?? null,
  language: row.language,
  queue: row.queue_shown,
  team: row.team,
  leftOut: row.left_out,
  contest:
    row.words === null || row.raised_at === null
      ? null
      : { words: row.words, raisedAt: row.raised_at.getTime(), leads: row.leads, answered: answeredOf(row) },
})

function answeredOf({ decision, answer, decided_by, decided_at }: Row) {
  if (decision === null || answer === null || decided_by === null || decided_at === null) return null
  return { decision, answer, decidedBy: decided_by, decidedAt: decided_at.getTime() }
}
