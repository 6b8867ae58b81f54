import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readPeopleCommand } from '../../../server/cli/people-command.ts'
import { readPeriod } from '../../../server/figures/period/read-period.ts'
import { rollUp } from '../../../server/figures/rollups/keep-rollups.ts'
import { addPerson, findPerson } from '../../../server/people/people-repository.ts'
import type { Dimension } from '../../../shared/figures/question.ts'
import { aDatabase, type TestDatabase } from '../support/a-database.ts'

const timeZone = 'America/Toronto'
const now = Date.parse('2026-11-23T15:00Z')
const clock = { now: () => now }

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.remove())

const people = async (...args: readonly string[]) => {
  const command = await readPeopleCommand(args, Readable.from([]))
  return command({ db: database.db, clock, timeZone })
}

let maya: string
let north: string
let south: string
beforeEach(async () => {
  maya = `maya-${randomUUID().slice(0, 8)}`
  north = `North ${maya}`
  south = `South ${maya}`
  const person = { signInName: maya, displayName: maya, roles: ['agent' as const], passwordHash: 'nobody signs in' }
  await addPerson(database.db, person, now)
})

/** An interaction of Maya's that was wrapped up, offered at noon of a day of November. */
async function handled(day: number, queue: string | null = null): Promise<void> {
  const { db } = database
  const { personId = '' } = (await findPerson(db, maya)) ?? {}
  const interactionId = randomUUID()
  const startedAt = new Date(`2026-11-${String(day).padStart(2, '0')}T17:00Z`)
  if (queue !== null)
    await db
      .insertInto('arrival')
      .values({
        interaction_id: interactionId,
        conversation_id: randomUUID(),
        is_first: true,
        channel: 'voice',
        queue,
        language: 'en',
        contact: null,
        offered_at: startedAt,
        answered_at: startedAt,
        first_word_at: null,
        ended_at: startedAt,
      })
      .execute()
  await db
    .insertInto('interaction')
    .values({
      interaction_id: interactionId,
      agent_id: personId,
      channel: 'voice',
      practice: false,
      started_at: startedAt,
      ended_at: startedAt,
      phase: 'done',
      talk_ms: 100_000,
      hold_ms: 0,
      after_call_ms: 0,
      handle_ms: 100_000,
      topic: null,
      disposition: 'answered',
      suggestions_shown: 0,
      suggestions_used: 0,
      transferred: false,
      overridden: false,
      answer_at: null,
      language: 'en',
      queue,
    })
    .execute()
}

/** How many were handled in November, by names, once everything is rolled up. */
async function countedBy(by: Dimension): Promise<Record<string, number>> {
  const { db } = database
  while ((await rollUp({ db, clock: { now: () => Date.parse('2026-12-02T15:00Z') }, timeZone })) === 'more');
  const period = { from: '2026-11-01', until: '2026-12-01' }
  const { rows } = await readPeriod(db, { period, filter: {}, by, thresholdS: 75 }, timeZone)
  return Object.fromEntries(rows.map(({ value, label, figures }) => [String(label ?? value), figures.handled]))
}

describe('people set-team', () => {
  it('makes the team and puts somebody into it', async () => {
    const said = await people('set-team', '--sign-in-name', maya, '--team', north)
    expect(said).toMatch(`${maya} is in ${north} since 2026-11-23`)
    expect(await people('teams')).toContain(`${north}\tmembers: ${maya}\tled by: nobody`)
  })

  it('leaves what was before with the team before, also in cells that were made', async () => {
    await people('set-team', '--sign-in-name', maya, '--team', north, '--since', '2026-11-01')
    for (const day of [3, 4, 12]) await handled(day)
    await people('set-team', '--sign-in-name', maya, '--team', north, '--since', '2026-11-02')
    expect(await countedBy('team')).not.toHaveProperty(south)
    const said = await people('set-team', '--sign-in-name', maya, '--team', south, '--since', '2026-11-10')
    expect(said).toContain('1 interaction since then belong to it.')
    expect(await countedBy('team')).toMatchObject({ [south]: 1 })
    await people('set-team', '--sign-in-name', maya, '--team', north, '--since', '2026-11-01')
    const counted = await countedBy('team')
    expect(counted).toMatchObject({ [north]: 3 })
    expect(counted).not.toHaveProperty(south)
  })

  it('changes nothing when somebody is in it already', async () => {
    await people('set-team', '--sign-in-name', maya, '--team', north, '--since', '2026-11-01')
    expect(await people('set-team', '--sign-in-name', maya, '--team', north.toUpperCase())).toMatch('already')
  })

  it.each([
    ['nobody of that name', ['--sign-in-name', 'nobody', '--team', 'North'], 'There is nobody named nobody.'],
    ['no team', ['--sign-in-name', 'maya'], 'Say which team with --team NAME'],
    ['no day', ['--sign-in-name', 'maya', '--team', 'N', '--since', '2026-02-31'], '"2026-02-31" is no day.'],
    ['no name', ['--team', 'North'], 'Say who with --sign-in-name'],
  ])('says what is missing: %s', async (_what, args, sentence) => {
    await expect(people('set-team', ...args)).rejects.toThrow(sentence)
  })

  it('refuses a day that is still to come', async () => {
    const future = people('set-team', '--sign-in-name', maya, '--team', north, '--since', '2026-11-24')
    await expect(future).rejects.toThrow('2026-11-24 is still to come.')
  })
})

describe('people leave-team', () => {
  it('ends the membership', async () => {
    await people('set-team', '--sign-in-name', maya, '--team', north, '--since', '2026-11-01')
    await handled(5)
    const said = await people('leave-team', '--sign-in-name', maya, '--since', '2026-11-05')
    expect(said).toContain('1 interaction since then belong to none.')
    expect(await people('teams')).toContain(`${north}\tmembers: nobody`)
    expect(await people('leave-team', '--sign-in-name', maya)).toContain('is in no team; nothing was changed')
  })
})

describe('people lead-team', () => {
  it('lets somebody lead a team, and lead it no longer', async () => {
    await people('set-team', '--sign-in-name', maya, '--team', north)
    expect(await people('lead-team', '--sign-in-name', maya, '--team', north)).toBe(`${maya} leads ${north}.`)
    expect(await people('teams')).toContain(`${north}\tmembers: ${maya}\tled by: ${maya}`)
    await people('stop-leading', '--sign-in-name', maya, '--team', north)
    expect(await people('teams')).toContain(`${north}\tmembers: ${maya}\tled by: nobody`)
  })

  it('makes no team', async () => {
    await expect(people('lead-team', '--sign-in-name', maya, '--team', north)).rejects.toThrow(
      `There is no team named ${north}. "people teams" shows them.`,
    )
  })
})

describe('people rename-team', () => {
  it('gives a team another name', async () => {
    await people('set-team', '--sign-in-name', maya, '--team', north)
    expect(await people('rename-team', '--from', north, '--to', south)).toContain(`is now called ${south}`)
    expect(await people('teams')).toContain(`${south}\tmembers: ${maya}`)
  })

  it('makes no two teams of one name', async () => {
    for (const team of [north, south]) await people('set-team', '--sign-in-name', maya, '--team', team)
    await expect(people('rename-team', '--from', north, '--to', south)).rejects.toThrow('There is another team named')
  })
})

describe('people rename-queue', () => {
  it('shows what was and what comes under the new name, twice renamed too', async () => {
    const [old, newer, newest] = [`old ${maya}`, `newer ${maya}`, `newest ${maya}`]
    for (const day of [3, 12]) await handled(day, old)
    expect(await countedBy('queue')).toMatchObject({ [old]: 2 })
    expect(await people('rename-queue', '--from', old, '--to', newer)).toContain(`Platforms call it ${old}.`)
    expect(await countedBy('queue')).toMatchObject({ [newer]: 2 })
    await handled(13, newer)
    await people('rename-queue', '--from', newer, '--to', newest)
    const counted = await countedBy('queue')
    expect(counted).toMatchObject({ [newest]: 3 })
    expect(counted).not.toHaveProperty(newer)
  })

  it('says that there is no such queue', async () => {
    await expect(people('rename-queue', '--from', 'nowhere', '--to', 'x')).rejects.toThrow(
      'There is no queue that figures call nowhere.',
    )
  })
})
