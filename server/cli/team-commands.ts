import type { EpochMs } from '../../shared/clock.ts'
import { dayOf, startOf } from '../figures/city-day.ts'
import { renameQueue } from '../figures/queue-names-repository.ts'
import {
  leadTeam,
  leaveTeam,
  listTeams,
  renameTeam,
  setTeam,
  stopLeading,
  type TeamChange,
} from '../people/teams-repository.ts'
import { StartFailure } from '../start-failure.ts'
import { nobodyNamed, type PeopleCommand, readName } from './people-command-parts.ts'

/* Teams and queues from the command line: whose figures are together, and what they are called. */

export const teamUsage = `  people set-team --sign-in-name NAME --team TEAM [--since 2026-11-01]
  people leave-team --sign-in-name NAME [--since 2026-11-01]
  people lead-team --sign-in-name NAME --team TEAM
  people stop-leading --sign-in-name NAME --team TEAM
  people teams
  people rename-team --from OLD --to NEW
  people rename-queue --from OLD --to NEW`

export type TeamOptions = {
  readonly 'sign-in-name'?: string | undefined
  readonly team?: string | undefined
  readonly since?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** The command of that name; undefined when it is none about teams. Throws a `StartFailure` where something is missing. */
export function readTeamCommand(verb: string | undefined, options: TeamOptions): PeopleCommand | undefined {
  switch (verb) {
    case 'set-team':
      return readSetTeam(options)
    case 'leave-team':
      return readLeaveTeam(options)
    case 'lead-team':
      return readLead(options, leadTeam, (name, team) => `${name} leads ${team}.`, 'does so already')
    case 'stop-leading':
      return readLead(options, stopLeading, (name, team) => `${name} leads ${team} no longer.`, 'did not lead it')
    case 'teams':
      return teams
    case 'rename-team':
      return readRenameTeam(options)
    case 'rename-queue':
      return readRenameQueue(options)
    default:
      return undefined
  }
}

function readSetTeam(options: TeamOptions): PeopleCommand {
  const [name, team] = [readName(options), readLabel(options.team, 'which team', '--team')]
  return async ({ db, clock, timeZone }) => {
    const since = readSince(options.since, clock.now(), timeZone)
    const { change, moved } = await setTeam(db, name, team, since, clock.now())
    ensureDone(change, name, team)
    if (change === 'already') return `${name} is in ${team} already; nothing was changed.`
    return `${name} is in ${team} since ${shown(since, timeZone)}; ${interactions(moved)} since then belong to it.`
  }
}

function readLeaveTeam(options: TeamOptions): PeopleCommand {
  const name = readName(options)
  return async ({ db, clock, timeZone }) => {
    const since = readSince(options.since, clock.now(), timeZone)
    const { change, moved } = await leaveTeam(db, name, since)
    ensureDone(change, name, '')
    if (change === 'already') return `${name} is in no team; nothing was changed.`
    return `${name} is in no team since ${shown(since, timeZone)}; ${interactions(moved)} since then belong to none.`
  }
}

function readLead(
  options: TeamOptions,
  change: typeof leadTeam | typeof stopLeading,
  done: (name: string, team: string) => string,
  already: string,
): PeopleCommand {
  const [name, team] = [readName(options), readLabel(options.team, 'which team', '--team')]
  return async ({ db, clock }) => {
    const became = await change(db, name, team, clock.now())
    ensureDone(became, name, team)
    return became === 'already' ? `${name} ${already}; nothing was changed.` : done(name, team)
  }
}

const teams: PeopleCommand = async ({ db, clock }) => {
  const all = await listTeams(db, clock.now())
  if (all.length === 0) return 'There is no team yet. "people set-team" makes one.'
  const names = (list: readonly string[]) => (list.length === 0 ? 'nobody' : list.join(', '))
  return all
    .map(({ name, members, leads }) => `${name}\tmembers: ${names(members)}\tled by: ${names(leads)}`)
    .join('\n')
}

function readRenameTeam(options: TeamOptions): PeopleCommand {
  const [from, to] = readRenaming(options, 'team')
  return async ({ db }) => {
    const became = await renameTeam(db, from, to)
    if (became === 'no-team') throw noTeamNamed(from)
    if (became === 'taken')
      throw new StartFailure(`There is another team named ${to}. Move people into it with set-team instead.`)
    return `${from} is now called ${to}, in all figures.`
  }
}

function readRenameQueue(options: TeamOptions): PeopleCommand {
  const [from, to] = readRenaming(options, 'queue')
  return async ({ db }) => {
    const queues = await renameQueue(db, from, to)
    if (queues.length === 0)
      throw new StartFailure(`There is no queue that figures call ${from}. Names are as the platforms tell them.`)
    const told = queues.filter((queue) => queue !== to)
    const also = told.length === 0 ? '' : ` Platforms call it ${told.join(', ')}.`
    return `${from} is now called ${to}, in all figures; they are brought up to date within minutes.${also}`
  }
}

function readRenaming(options: TeamOptions, what: string): readonly [string, string] {
  const [from, to] = [readLabel(options.from, `which ${what}`, '--from'), readLabel(options.to, 'its name', '--to')]
  if (from === to) throw new StartFailure(`It is called ${to} already; give another name with --to.`)
  return [from, to]
}

function readLabel(given: string | undefined, what: string, option: string): string {
  const label = given?.trim().normalize('NFC') ?? ''
  if (label && label.length <= 120 && !/\p{Cc}/u.test(label)) return label
  throw new StartFailure(`Say ${what} with ${option} NAME: 1 to 120 characters, none of them a control character.`)
}

/** The city's midnight with which a day begins; now when none is said. */
function readSince(given: string | undefined, now: EpochMs, timeZone: string): EpochMs {
  if (given === undefined) return now
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(given) && new Date(`${given}T00:00Z`).toJSON()?.startsWith(given)
  if (!isDay) throw new StartFailure(`"${given}" is no day. Say it as 2026-11-01.`)
  const since = startOf(given, timeZone)
  if (since > now) throw new StartFailure(`${given} is still to come. Say it on that day, or leave --since out.`)
  return since
}

function ensureDone(change: TeamChange, name: string, team: string): void {
  if (change === 'nobody') throw nobodyNamed(name)
  if (change === 'no-team') throw noTeamNamed(team)
}

const noTeamNamed = (team: string) => new StartFailure(`There is no team named ${team}. "people teams" shows them.`)

const shown = (at: EpochMs, timeZone: string) => `${dayOf(at, timeZone)} (${new Date(at).toISOString()})`

const interactions = (count: number) => `${count} ${count === 1 ? 'interaction' : 'interactions'}`
