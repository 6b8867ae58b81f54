import { sql } from 'kysely'
import { type Fact, factSchema } from '../../shared/interaction/fact.ts'
import { byInteraction, type InteractionSummary, summarize } from '../../shared/interaction/interaction.ts'
import type { Db } from '../db/database.ts'
import { ensureReadModel } from '../db/read-model.ts'

/*
 * The read model `interaction`: one row for each interaction, derived from its facts by `summarize`, the function
 * that the desktop uses as well. Raise the version when that function changes its mind; the next start rebuilds.
 */
const modelVersion = 3
const rebuildPage = 500

/**
 * Nobody else adds to these interactions until the transaction ends. Two workstations may add to one at once: the lock
 * makes the second see what the first committed.
 */
export async function lockInteractions(db: Db, interactionIds: readonly string[]): Promise<void> {
  // Sorted by what is locked, so that two transactions never wait for each other in a circle.
  await sql`
    select pg_advisory_xact_lock(key)
    from (select hashtextextended(id, 311) as key from unnest(${[...interactionIds]}::text[]) as id order by 1) as keys
  `.execute(db)
}

/** Brings the rows of these interactions in line with their facts; inside the transaction that stored them. */
export async function refreshInteractions(db: Db, interactionIds: readonly string[]): Promise<void> {
  if (interactionIds.length === 0) return
  await lockInteractions(db, interactionIds)
  const facts = await factsOf(db, interactionIds)
  const summaries = [...byInteraction(facts).values()].flatMap((ofOne) => summarize(ofOne) ?? [])
  if (summaries.length > 0) await putInteractions(db, summaries)
}

/** The facts of these interactions, in the order in which they happened. */
export async function factsOf(db: Db, interactionIds: readonly string[]): Promise<Fact[]> {
  if (interactionIds.length === 0) return []
  const rows = await db
    .selectFrom('fact')
    .select('body')
    .where('interaction_id', 'in', interactionIds)
    // Not by sequence alone: an entry that was refused and sent again has a late number and an early time.
    .orderBy('at')
    .orderBy('sequence')
    .orderBy('fact_id')
    .execute()
  return rows.flatMap(({ body }) => factSchema.safeParse(body).data ?? [])
}

/**
 * All facts of the agent's interactions in which something happened at or after `since`, each interaction complete
 * and in the order in which it happened.
 */
export async function factsOfAgent(db: Db, agentId: string, since: Date): Promise<Fact[]> {
  const recent = await db
    .selectFrom('fact')
    .select('interaction_id')
    .distinct()
    .where('agent_id', '=', agentId)
    .where('at', '>=', since)
    .execute()
  const facts = await factsOf(
    db,
    recent.map(({ interaction_id }) => interaction_id),
  )
  return facts.filter((fact) => fact.agentId === agentId)
}

/** Derives the interactions when that was never done, or by other rules. */
export const ensureInteractionModel = (db: Db): ReturnType<typeof ensureReadModel> =>
  ensureReadModel(db, { name: 'interaction', version: modelVersion, lock: 3111, rebuild: rebuildInteractions })

/** Derives every interaction afresh, a page at a time, while deliveries go on. */
export async function rebuildInteractions(db: Db): Promise<void> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const page = await db
      .selectFrom('fact')
      .select('interaction_id')
      .distinct()
      .where('interaction_id', '>', after)
      .orderBy('interaction_id')
      .limit(rebuildPage)
      .execute()
    const last = page.at(-1)
    if (!last) break
    const ids = page.map(({ interaction_id }) => interaction_id)
    await db.transaction().execute((transaction) => refreshInteractions(transaction, ids))
    after = last.interaction_id
  }
  await db
    .deleteFrom('interaction')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(selectFrom('fact').select('fact_id').whereRef('fact.interaction_id', '=', 'interaction.interaction_id')),
      ),
    )
    .execute()
}

async function putInteractions(db: Db, summaries: readonly InteractionSummary[]): Promise<void> {
  await db
    .insertInto('interaction')
    .values(summaries.map(toRow))
    .onConflict((conflict) =>
      conflict.column('interaction_id').doUpdateSet((row) => ({
        agent_id: row.ref('excluded.agent_id'),
        channel: row.ref('excluded.channel'),
        practice: row.ref('excluded.practice'),
        started_at: row.ref('excluded.started_at'),
        ended_at: row.ref('excluded.ended_at'),
        phase: row.ref('excluded.phase'),
        talk_ms: row.ref('excluded.talk_ms'),
        hold_ms: row.ref('excluded.hold_ms'),
        after_call_ms: row.ref('excluded.after_call_ms'),
        handle_ms: row.ref('excluded.handle_ms'),
        topic: row.ref('excluded.topic'),
        disposition: row.ref('excluded.disposition'),
        suggestions_shown: row.ref('excluded.suggestions_shown'),
        suggestions_used: row.ref('excluded.suggestions_used'),
        transferred: row.ref('excluded.transferred'),
        overridden: row.ref('excluded.overridden'),
        answer_at: row.ref('excluded.answer_at'),
        language: sql`coalesce(excluded.language, interaction.language)`,
      })),
    )
    .execute()
  await putOrigins(
    db,
    summaries.map(({ interactionId }) => interactionId),
  )
}

/**
 * Where interactions come from, which no fact tells: the conversation that it is a part of, and the team that its agent
 * was in. What is right already is not written again.
 */
export async function putOrigins(db: Db, interactionIds: readonly string[]): Promise<void> {
  await sql`
    update interaction set conversation_id = origin.conversation_id, queue = origin.queue, contact = origin.contact,
      first_word_at = origin.first_word_at, language = coalesce(interaction.language, origin.language),
      team_id = origin.team_id
    from (
      select known.interaction_id, arrival.conversation_id, arrival.queue, arrival.contact, arrival.first_word_at,
        arrival.language, team_member.team_id
      from interaction as known
      left join arrival using (interaction_id)
      left join team_member on team_member.person_id = known.agent_id and team_member.since <= known.started_at
        and (team_member.until is null or team_member.until > known.started_at)
      where known.interaction_id = any(${[...interactionIds]}::uuid[])
    ) as origin
    where interaction.interaction_id = origin.interaction_id
      and (interaction.conversation_id, interaction.queue, interaction.contact, interaction.first_word_at,
        interaction.language, interaction.team_id)
      is distinct from (origin.conversation_id, origin.queue, origin.contact, origin.first_word_at,
        coalesce(interaction.language, origin.language), origin.team_id)
  `.execute(db)
}

const toRow = (summary: InteractionSummary) => ({
  interaction_id: summary.interactionId,
  agent_id: summary.agentId,
  channel: summary.channel,
  practice: summary.practice,
  started_at: new Date(summary.startedAt),
  ended_at: summary.endedAt === null ? null : new Date(summary.endedAt),
  phase: summary.phase,
  talk_ms: summary.talkMs,
  hold_ms: summary.holdMs,
  after_call_ms: summary.afterCallMs,
  handle_ms: summary.handleMs,
  topic: summary.topic,
  disposition: summary.disposition,
  suggestions_shown: summary.suggestionsShown,
  suggestions_used: summary.suggestionsUsed,
  transferred: summary.transferred,
  overridden: summary.overridden,
  answer_at: summary.answerAt === null ? null : new Date(summary.answerAt),
  language: summary.language,
})
