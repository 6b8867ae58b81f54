import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPeopleCommand } from '../../../server/cli/people-command.ts'
import type { Page } from '../../../server/fair/held-repository.ts'
import { readPeriod } from '../../../server/figures/period/read-period.ts'
import { rollUp } from '../../../server/figures/rollups/keep-rollups.ts'
import { rebuildInteractions } from '../../../server/interactions/interactions-repository.ts'
import { publishFirstRelease } from '../../../server/releases/releases-repository.ts'
import { aboutInWords } from '../../../shared/fair/about.ts'
import type { After, HeldInteraction } from '../../../shared/fair/held.ts'
import { recorded, recordKinds } from '../../../shared/fair/recorded.ts'
import { recordedFacts } from '../../../shared/fair/recorded-facts.ts'
import { fewest } from '../../../shared/figures/figure.ts'
import type { Language } from '../../../shared/knowledge/language.ts'
import { anAnswer, aRelease } from '../../support/a-release.ts'
import { anInteraction } from '../../support/an-interaction.ts'
import { aDesktop, type TestDesktop } from '../support/a-desktop.ts'
import { aServer, type TestServer } from '../support/a-server.ts'

const timeZone = 'America/Toronto'
/** Long over, so that every cell of it can be made. */
const startAt = Date.UTC(2026, 8, 15, 15, 0)
const september = { from: '2026-09-01', until: '2026-10-01' }
const now = { now: () => Date.now() }

let server: TestServer
let maya: TestDesktop
let theo: TestDesktop
let sora: TestDesktop
let ana: TestDesktop
const sequences = new Map<string, number>()

const people = async (...args: readonly string[]) => {
  const command = await readPeopleCommand(args, Readable.from([]))
  return command({ db: server.database.db, clock: now, timeZone })
}

/** A call of so many milliseconds' talk that somebody had, a minute after the one before. */
let minutes = 0
async function aCall(desktop: TestDesktop, talkMs = 100_000): Promise<string> {
  const interactionId = randomUUID()
  const wrapUp = { topic: 'pothole-report', disposition: 'answered', note: '', language: 'en' }
  const facts = anInteraction(
    [
      ['offered', 0, { channel: 'voice', practice: false }],
      ['accepted', 1_000],
      ['ended', talkMs],
      ['wrap-up-submitted', 10_000, { wrapUp }],
    ],
    { agentId: desktop.personId, interactionId, startAt: startAt + minutes++ * 60_000 },
  )
  const first = sequences.get(desktop.deviceId) ?? 1
  await desktop.delivered(facts, first)
  sequences.set(desktop.deviceId, first + facts.length)
  return interactionId
}

beforeAll(async () => {
  server = await aServer({ timeZone })
  await server.addAgent('sora', ['supervisor'])
  await server.addAgent('ana', ['administrator'])
  ;[maya, theo, sora, ana] = await Promise.all([
    aDesktop(server),
    aDesktop(server, { name: 'theo' }),
    aDesktop(server, { name: 'sora' }),
    aDesktop(server, { name: 'ana' }),
  ])
  const since = ['--since', '2026-01-01']
  await people('set-team', '--sign-in-name', 'maya', '--team', 'North', ...since)
  await people('set-team', '--sign-in-name', 'theo', '--team', 'South', ...since)
  await people('lead-team', '--sign-in-name', 'sora', '--team', 'North')
  for (let made = 0; made < fewest; made++) await aCall(maya, 60_000 + made * 1_000)
  for (let made = 0; made < fewest - 1; made++) await aCall(theo)
})
afterAll(() => server.stop())

const figuresFor = async (desktop: TestDesktop, name: 'agents:read' | 'held:figures' = 'agents:read') => {
  const answer = await desktop.ask(name, { period: september })
  return answer.ok ? answer.value.teams : expect.fail(answer.reason)
}

const interactionsOf = async (desktop: TestDesktop, after: After | null = null): Promise<Page<HeldInteraction>> => {
  const answer = await desktop.ask('held:interactions', { after })
  return answer.ok ? answer.value : expect.fail(answer.reason)
}
const heldOf = async (desktop: TestDesktop, interactionId: string) =>
  (await interactionsOf(desktop)).rows.find((row) => row.interactionId === interactionId) ??
  expect.fail('it is not held')

const handledInSeptember = async () => {
  const { db } = server.database
  while ((await rollUp({ db, clock: now, timeZone })) === 'more');
  const question = { period: september, filter: {}, by: null, thresholdS: 75 }
  return (await readPeriod(db, question, timeZone)).total.handled
}

describe('figures of one person', () => {
  it('are for the lead of the team', async () => {
    const [team, ...others] = await figuresFor(sora)
    expect(others).toEqual([])
    expect(team).toMatchObject({
      name: 'North',
      agents: [
        {
          personId: maya.personId,
          figures: {
            handled: fewest,
            transferred: 0,
            medians: { handleMs: 74_500, talkMs: 64_500, holdMs: 0, afterCallMs: 10_000 },
          },
        },
      ],
    })
  })

  it('are for nobody who does not lead it, administrators neither', async () => {
    expect(await figuresFor(ana)).toEqual([])
    expect(await maya.ask('agents:read', { period: september })).toMatchObject({ reason: 'not-permitted' })
  })

  it('are seen by that person too, the same', async () => {
    expect(await figuresFor(maya, 'held:figures')).toEqual(await figuresFor(sora))
  })

  it('have no medians of too few', async () => {
    const [team] = await figuresFor(theo, 'held:figures')
    expect(team?.agents[0]?.figures).toEqual({ handled: fewest - 1, transferred: 0, medians: null })
  })

  it('are of a quarter of a year at most', async () => {
    const period = { from: '2026-01-01', until: '2026-10-01' }
    expect(await sora.ask('agents:read', { period })).toMatchObject({ reason: 'malformed' })
  })

  it('stay with the team in which the work was done', async () => {
    await server.addAgent('kai')
    const kai = await aDesktop(server, { name: 'kai' })
    await people('set-team', '--sign-in-name', 'kai', '--team', 'North', '--since', '2026-01-01')
    await aCall(kai)
    await people('set-team', '--sign-in-name', 'kai', '--team', 'South', '--since', '2026-09-20')
    const counted = (await figuresFor(kai, 'held:figures')).map(({ name, agents }) => [
      name,
      agents[0]?.figures.handled,
    ])
    expect(counted).toEqual([
      ['North', 1],
      ['South', 0],
    ])
    await people('leave-team', '--sign-in-name', 'kai', '--since', '2026-01-01')
    kai.close()
  })

  it('are written down with every look, for whoever was looked at', async () => {
    const count = async () => {
      const answer = await maya.ask('held:list', { kind: 'look-at-me', after: null })
      return answer.ok ? answer.value.rows : expect.fail(answer.reason)
    }
    const before = (await count()).length
    await figuresFor(sora)
    const looks = await count()
    expect(looks).toHaveLength(before + 1)
    expect(looks[0]).toMatchObject({ by: 'sora', about: [{ text: '2026-09-01 – 2026-09-30' }] })
  })
})

describe('what is held about somebody', () => {
  it('tells of each kind how many there are and since when', async () => {
    const answer = await maya.ask('held:read', {})
    const kinds = answer.ok ? answer.value.kinds : expect.fail(answer.reason)
    expect(kinds.map(({ kind }) => kind)).toEqual([...recordKinds])
    expect(kinds).toContainEqual(expect.objectContaining({ kind: 'interaction', count: fewest, firstAt: startAt }))
    expect(kinds).toContainEqual(expect.objectContaining({ kind: 'sign-in', count: 1 }))
    expect(kinds).toContainEqual({ kind: 'refused', count: 0, firstAt: null, lastAt: null })
  })

  it.each(recordKinds)('lists records of the kind %s', async (kind) => {
    expect(await maya.ask('held:list', { kind, after: null })).toMatchObject({ ok: true })
  })

  it('names the workstation of a sign-in', async () => {
    const answer = await maya.ask('held:list', { kind: 'sign-in', after: null })
    const about = [{ term: 'record workstation' }, { text: maya.deviceId }]
    expect(answer).toMatchObject({ value: { rows: [{ about, until: null }], next: null } })
  })

  it('is told in words of either language', async () => {
    const answer = await maya.ask('held:list', { kind: 'account', after: null })
    const [account] = answer.ok ? answer.value.rows : expect.fail(answer.reason)
    const inWords = (language: Language) => aboutInWords(account?.about ?? [], language)
    expect([inWords('en'), inWords('fr')]).toEqual(['maya · maya · agent', 'maya · maya · agent'])
    const facts = await maya.ask('held:list', { kind: 'fact', after: null })
    const [newest] = facts.ok ? facts.value.rows : expect.fail(facts.reason)
    expect(aboutInWords(newest?.about ?? [], 'fr')).toBe(recordedFacts['wrap-up-submitted'].name.fr)
  })

  it('names answers by their titles', async () => {
    const texts = aRelease([anAnswer(), anAnswer({ language: 'fr', title: 'Signaler un nid-de-poule' })])
    await publishFirstRelease(server.database.db, texts.revisions, timeZone, startAt)
    const answer = await maya.ask('held:list', { kind: 'interaction', after: null })
    const [newest] = answer.ok ? answer.value.rows : expect.fail(answer.reason)
    expect(newest?.about).toEqual([
      { answer: 'pothole-report', title: { en: anAnswer().title, fr: 'Signaler un nid-de-poule' } },
    ])
  })

  it('pages through everything, once each', async () => {
    await server.addAgent('ivo')
    const ivo = await aDesktop(server, { name: 'ivo' })
    const made = []
    for (let count = 0; count < 55; count++) made.push(await aCall(ivo))
    const first = await interactionsOf(ivo)
    const second = await interactionsOf(ivo, first.next)
    expect([first.rows.length, second.rows.length, second.next]).toEqual([50, 5, null])
    expect([...first.rows, ...second.rows].map(({ interactionId }) => interactionId)).toEqual(made.reverse())
    ivo.close()
  })

  it('tells an interaction as its time line', async () => {
    const [newest] = (await interactionsOf(maya)).rows
    const answer = await maya.ask('held:interaction', { interactionId: newest?.interactionId })
    const facts = answer.ok ? answer.value.facts : expect.fail(answer.reason)
    expect(facts.map(({ kind }) => kind)).toEqual(['offered', 'accepted', 'ended', 'wrap-up-submitted'])
  })

  it('is told to nobody else', async () => {
    const [newest] = (await interactionsOf(maya)).rows
    for (const other of [theo, sora, ana])
      expect(await other.ask('held:interaction', { interactionId: newest?.interactionId })).toMatchObject({
        reason: 'not-found',
      })
  })

  it('has the facts as they were recorded', async () => {
    const answer = await theo.ask('held:facts', { after: null })
    const facts = answer.ok ? answer.value.rows : expect.fail(answer.reason)
    expect(facts).toHaveLength((fewest - 1) * 4)
    expect(facts).toContainEqual(expect.objectContaining({ kind: 'offered', channel: 'voice' }))
  })

  it('leaves out no table of the database that names a person', async () => {
    const { rows } = await sql<{ table: string }>`
      select distinct column_name.table_name as table
      from information_schema.columns as column_name join information_schema.tables using (table_schema, table_name)
      where table_schema = 'public' and table_type = 'BASE TABLE' and (
        column_name ~ '(person_id|agent_id|_by|sign_in_name)$' or (table_name, column_name) = ('node', 'people'))
    `.execute(server.database.db)
    const told = Object.values(recorded).flatMap(({ tables }) => tables)
    expect(rows.map(({ table }) => table).filter((table) => !told.includes(table))).toEqual([])
  })
})

describe('an entry that is contested', () => {
  const raise = (desktop: TestDesktop, interactionId: string, words = 'The line was dead, nobody spoke.') =>
    desktop.ask('contest:raise', { interactionId, words })
  const listed = async (desktop: TestDesktop) => {
    const answer = await desktop.ask('contests:list', {})
    return answer.ok ? answer.value.contests : expect.fail(answer.reason)
  }
  const decide = async (desktop: TestDesktop, decision: 'stands' | 'left-out', contestId?: string) =>
    desktop.ask('contest:decide', {
      contestId: contestId ?? (await listed(sora)).find(({ answered }) => !answered)?.contestId,
      decision,
      answer: 'You are right.',
    })

  it('goes to the leads of the team', async () => {
    const interactionId = await aCall(maya)
    expect(await raise(maya, interactionId)).toMatchObject({ ok: true })
    const [contest] = await listed(sora)
    expect(contest).toMatchObject({
      agent: 'maya',
      team: 'North',
      words: 'The line was dead, nobody spoke.',
      answered: null,
      interaction: { topic: 'pothole-report', talkMs: 100_000 },
    })
    expect(await listed(ana)).toEqual([])
    expect((await heldOf(maya, interactionId)).contest).toMatchObject({ leads: ['sora'], answered: null })
    await decide(sora, 'stands')
  })

  it('stands when the lead says so, and the agent reads why', async () => {
    const interactionId = await aCall(maya)
    await raise(maya, interactionId)
    const before = await handledInSeptember()
    await decide(sora, 'stands')
    expect(await heldOf(maya, interactionId)).toMatchObject({
      leftOut: false,
      contest: { answered: { decision: 'stands', answer: 'You are right.', decidedBy: 'sora' } },
    })
    expect(await handledInSeptember()).toBe(before)
  })

  it('is in no figure once it is left out, also not after the interactions were made from the facts again', async () => {
    const interactionId = await aCall(maya)
    const [before, ofMaya] = [await handledInSeptember(), (await figuresFor(sora))[0]?.agents[0]?.figures.handled]
    await raise(maya, interactionId)
    expect(await decide(sora, 'left-out')).toMatchObject({ ok: true })
    expect(await handledInSeptember()).toBe(before - 1)
    expect((await figuresFor(sora))[0]?.agents[0]?.figures.handled).toBe((ofMaya ?? 0) - 1)
    await rebuildInteractions(server.database.db)
    expect(await handledInSeptember()).toBe(before - 1)
    expect(await heldOf(maya, interactionId)).toMatchObject({ leftOut: true })
  })

  it('is contested once at a time', async () => {
    const interactionId = await aCall(maya)
    await raise(maya, interactionId)
    expect(await raise(maya, interactionId)).toMatchObject({ reason: 'contested' })
    await decide(sora, 'stands')
    expect(await raise(maya, interactionId)).toMatchObject({ ok: true })
    await decide(sora, 'stands')
  })

  it('is contested by nobody but its agent', async () => {
    expect(await raise(theo, await aCall(maya))).toMatchObject({ reason: 'not-found' })
  })

  it('is decided once, and by nobody but a lead of the team', async () => {
    await raise(maya, await aCall(maya))
    const contestId = (await listed(sora)).find(({ answered }) => !answered)?.contestId
    expect(await decide(ana, 'left-out', contestId)).toMatchObject({ reason: 'not-found' })
    expect(await decide(maya, 'left-out', contestId)).toMatchObject({ reason: 'not-permitted' })
    expect(await decide(sora, 'stands', contestId)).toMatchObject({ ok: true })
    expect(await decide(sora, 'left-out', contestId)).toMatchObject({ reason: 'decided' })
  })

  it('is not decided by a lead whose own it is', async () => {
    await people('set-team', '--sign-in-name', 'sora', '--team', 'North', '--since', '2026-01-01')
    await raise(sora, await aCall(sora))
    expect((await listed(sora)).filter(({ agent }) => agent === 'sora')).toEqual([])
  })

  it('needs a team that it belongs to', async () => {
    expect(await raise(ana, await aCall(ana))).toMatchObject({ reason: 'no-team' })
  })

  it('says something, in a thousand characters at most', async () => {
    const interactionId = await aCall(maya)
    for (const words of ['  ', 'x'.repeat(1_001)])
      expect(await raise(maya, interactionId, words)).toMatchObject({ reason: 'malformed' })
  })
})
