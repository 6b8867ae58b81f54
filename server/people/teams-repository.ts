import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { EpochMs } from '../../shared/clock.ts'
import type { Db } from '../db/database.ts'
import { putOrigins } from '../interactions/interactions-repository.ts'
import { findPerson } from './people-repository.ts'

/*
 * Who belongs to which team, and who leads it. A person is in one team at a time; interactions belong to the team that
 * their agent was in when they were offered.
 */

type Person = { readonly personId: string; readonly signInName: string }
export type Team = {
  readonly name: string
  readonly members: readonly string[]
  readonly leads: readonly string[]
}

/** What became of a change; `nobody` and `no-team`: there is nobody, or no team, of that name. */
export type TeamChange = 'done' | 'already' | 'nobody' | 'no-team'
type Changed = { readonly change: TeamChange; readonly moved: number }

const atOnce = 2_000

/**
 * Somebody is in a team from an instant on, whatever was said of the time after it before. What was offered to them since
 * then becomes that team's, `moved` of it; what was before stays where it was. A team of that name is made if there is none.
 */
export async function setTeam(db: Db, signInName: string, team: string, since: EpochMs, at: EpochMs): Promise<Changed> {
  return changeMembership(db, signInName, since, async (transaction, { personId }) => {
    const teamId = await makeTeam(transaction, team, at)
    const membership = await membershipAt(transaction, personId, since)
    if (membership?.team_id === teamId && membership.until === null) return 'already'
    await endMembership(transaction, personId, since)
    await transaction
      .insertInto('team_member')
      .values({ person_id: personId, team_id: teamId, since: new Date(since), until: null })
      .execute()
    return 'done'
  })
}

/** Somebody is in no team from an instant on; `already`: they are in none then and later. */
export async function leaveTeam(db: Db, signInName: string, since: EpochMs): Promise<Changed> {
  return changeMembership(db, signInName, since, async (transaction, { personId }) =>
    (await endMembership(transaction, personId, since)) ? 'done' : 'already',
  )
}

/** Somebody sees the figures of the people in a team, and answers what they contest; a team may have several leads. */
export async function leadTeam(db: Db, signInName: string, team: string, at: EpochMs): Promise<TeamChange> {
  const [person, teamId] = await Promise.all([findPerson(db, signInName), findTeam(db, team)])
  if (!person) return 'nobody'
  if (!teamId) return 'no-team'
  const added = await db
    .insertInto('team_lead')
    .values({ team_id: teamId, person_id: person.personId, since: new Date(at) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n ? 'done' : 'already'
}

/** Somebody leads a team no longer. */
export async function stopLeading(db: Db, signInName: string, team: string): Promise<TeamChange> {
  const [person, teamId] = await Promise.all([findPerson(db, signInName), findTeam(db, team)])
  if (!person) return 'nobody'
  if (!teamId) return 'no-team'
  const removed = await db
    .deleteFrom('team_lead')
    .where('team_id', '=', teamId)
    .where('person_id', '=', person.personId)
    .executeTakeFirst()
  return removed.numDeletedRows === 1n ? 'done' : 'already'
}

/** Gives a team another name, in all figures; `taken`: there is another one of that name. */
export async function renameTeam(db: Db, from: string, to: string): Promise<'done' | 'no-team' | 'taken'> {
  return db.transaction().execute(async (transaction) => {
    await lockTeams(transaction)
    const teamId = await findTeam(transaction, from)
    if (!teamId) return 'no-team'
    const other = await findTeam(transaction, to)
    if (other && other !== teamId) return 'taken'
    await transaction.updateTable('team').set({ name: to }).where('team_id', '=', teamId).execute()
    return 'done'
  })
}

/** Every team by name, with the sign-in names of who is in it at that instant and of who leads it. */
export async function listTeams(db: Db, at: EpochMs): Promise<Team[]> {
  const { rows } = await sql<Team>`
    select name,
      array(select sign_in_name from team_member join person using (person_id)
        where team_member.team_id = team.team_id and since <= ${new Date(at)}
          and coalesce(until, 'infinity') > ${new Date(at)} order by sign_in_name) as members,
      array(select sign_in_name from team_lead join person using (person_id)
        where team_lead.team_id = team.team_id order by sign_in_name) as leads
    from team order by name
  `.execute(db)
  return rows
}

async function changeMembership(
  db: Db,
  signInName: string,
  since: EpochMs,
  change: (transaction: Db, person: Person) => Promise<TeamChange>,
): Promise<Changed> {
  return db.transaction().execute(async (transaction) => {
    const person = await findPerson(transaction, signInName)
    if (!person) return { change: 'nobody', moved: 0 }
    await lockTeams(transaction)
    const done = await change(transaction, person)
    return { change: done, moved: done === 'done' ? await moveInteractions(transaction, person.personId, since) : 0 }
  })
}

/** One change at a time: between looking and writing nobody else makes the same team. */
const lockTeams = (db: Db) => sql`select pg_advisory_xact_lock(3118)`.execute(db)

/** Whatever the capitals: "north" is no second team beside "North". */
async function findTeam(db: Db, name: string): Promise<string | null> {
  const row = await db
    .selectFrom('team')
    .select('team_id')
    .where(sql`lower(name)`, '=', name.toLowerCase())
    .executeTakeFirst()
  return row?.team_id ?? null
}

async function makeTeam(db: Db, name: string, at: EpochMs): Promise<string> {
  const known = await findTeam(db, name)
  if (known) return known
  const teamId = randomUUID()
  await db
    .insertInto('team')
    .values({ team_id: teamId, name, created_at: new Date(at) })
    .execute()
  return teamId
}

const membershipAt = (db: Db, personId: string, at: EpochMs) =>
  db
    .selectFrom('team_member')
    .selectAll()
    .where('person_id', '=', personId)
    .where('since', '<=', new Date(at))
    .where(({ or, eb }) => or([eb('until', 'is', null), eb('until', '>', new Date(at))]))
    .executeTakeFirst()

/** What was said of the time from an instant on is no longer so. False when nothing was. */
async function endMembership(db: Db, personId: string, at: EpochMs): Promise<boolean> {
  const later = await db
    .deleteFrom('team_member')
    .where('person_id', '=', personId)
    .where('since', '>=', new Date(at))
    .executeTakeFirst()
  const ended = await db
    .updateTable('team_member')
    .set({ until: new Date(at) })
    .where('person_id', '=', personId)
    .where('since', '<', new Date(at))
    .where(({ or, eb }) => or([eb('until', 'is', null), eb('until', '>', new Date(at))]))
    .executeTakeFirst()
  return later.numDeletedRows + ended.numUpdatedRows > 0n
}

/** Tells of each interaction since then anew which team's it is; the quarters follow by trigger. */
async function moveInteractions(db: Db, personId: string, since: EpochMs): Promise<number> {
  const rows = await db
    .selectFrom('interaction')
    .select('interaction_id')
    .where('agent_id', '=', personId)
    .where('started_at', '>=', new Date(since))
    .execute()
  const ids = rows.map(({ interaction_id }) => interaction_id)
  for (let from = 0; from < ids.length; from += atOnce) await putOrigins(db, ids.slice(from, from + atOnce))
  return ids.length
}
