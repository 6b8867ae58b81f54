import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import type { Db } from '../../../server/db/database.ts'
import { openDatabaseForCommand } from '../../../server/db/open-database.ts'
import { dayOf } from '../../../server/figures/city-day.ts'
import { keepRollups } from '../../../server/figures/rollups/keep-rollups.ts'
import { daysOf } from '../../../shared/figures/period-view.ts'
import type { Period } from '../../../shared/figures/question.ts'
import { quietLog } from '../../server/support/quiet-log.ts'
import { temporaryFolder } from '../../server/support/temporary-folder.ts'
import { sampleTopics } from '../../simulated-centre/sample-topics.ts'
import { simulateCentre } from '../../simulated-centre/simulate.ts'
import type { Figures } from '../bench.ts'
import { inWords, named, percentilesOf } from '../percentiles.ts'
import { copyInteractions } from './copy-interactions.ts'
import { measureLag } from './lag.ts'
import { panelsOf } from './panels.ts'

/*
 * npm run bench dashboard -- [--agents 311] [--days 365] [--copies 0] [--repeat 15] [--plain 3] [--data FOLDER]
 *
 * How long the server takes for each panel of the screen of periods, for a day, a month and a year, from the request to
 * the answer; and, apart from them, for questions that are narrowed twice (`deep`), which no cells answer. The reference,
 * in the same run: the same table by plain GROUP BY over the interactions. And how long after a commit its quarter hour
 * has new cells. A centre is simulated first, which for a year of 311 agents takes minutes; FOLDER keeps it for the next
 * run. Each copy adds as many interactions as there were, in the same days. What reads all rows is asked `--plain` times;
 * asked once, it is not warmed up before.
 */

const timeZone = 'America/Toronto'

export async function benchDashboard(args: string[]): Promise<Figures> {
  const { values } = parseArgs({
    args,
    options: {
      agents: { type: 'string', default: '311' },
      days: { type: 'string', default: '365' },
      copies: { type: 'string', default: '0' },
      repeat: { type: 'string', default: '15' },
      plain: { type: 'string', default: '3' },
      data: { type: 'string' },
      json: { type: 'string' },
    },
  })
  const folder = values.data === undefined ? await temporaryFolder() : { path: values.data, remove: async () => {} }
  const database = await openDatabaseForCommand({ databaseUrl: null, dataFolder: folder.path }, quietLog)
  try {
    const { db, pool } = database
    const today = dayOf(Date.now(), timeZone)
    if ((await countInteractions(db)) === 0) {
      const simulation = { agents: Number(values.agents), days: Number(values.days), until: today, timeZone, seed: 311 }
      await timed('simulated', async () => {
        await simulateCentre(db, pool, { ...simulation, topics: await sampleTopics(), facts: false })
        await copyInteractions(db, pool, Number(values.copies))
      })
    }
    await timed('added up', async () => {
      await addUp(db)
      await sql`analyze`.execute(db)
    })
    const count = await countInteractions(db)
    console.log(`${count.toLocaleString('en')} interactions`)
    const figures = await measurePanels(db, today, { panel: Number(values.repeat), plain: Number(values.plain) })
    const stop = keepRollups({ db, clock: { now: () => Date.now() }, timeZone }, quietLog)
    const lag = percentilesOf(await measureLag(db, 30))
    await stop()
    console.log(`from a commit to new cells: ${inWords(lag)}`)
    return { 'dashboard.interactions': count, ...figures, ...named('dashboard.lag', lag) }
  } finally {
    await database.close()
    await folder.remove()
  }
}

/** Adds up all that there is, as two nodes of a centre do. */
async function addUp(db: Db): Promise<void> {
  const world = { db, clock: { now: () => Date.now() }, timeZone }
  const nodes = [keepRollups(world, quietLog), keepRollups(world, quietLog)]
  // What is over is noted span by span: after the last there is nothing for longer than they rest.
  for (let looks = 0; looks < 10; looks = (await hasMore(db)) ? 0 : looks + 1) await sleep(1_000)
  for (const stop of nodes) await stop()
}

async function hasMore(db: Db): Promise<boolean> {
  const { rows } = await sql<{ more: boolean }>`
    select exists (select from rollup_due) or exists (select from rollup_span where stale_at is not null)
      or not exists (select from rollup_span) as more
  `.execute(db)
  return rows[0]?.more ?? true
}

async function measurePanels(db: Db, today: string, times: Record<'panel' | 'plain', number>): Promise<Figures> {
  const year = yearOf(today)
  const { panels, deep } = await panelsOf(db, year, timeZone)
  const spans = { day: daysOf('yesterday', today), month: daysOf('last-month', today), year }
  const figures: Figures = {}
  const measure = async (name: string, ask: () => Promise<unknown>) => {
    const took = await repeated(times.panel, ask)
    report(figures, name, took)
    return took
  }
  for (const [span, period] of Object.entries(spans)) {
    const all: number[] = []
    for (const { name, ask } of panels) all.push(...(await measure(`dashboard.${span}.${name}`, () => ask(period))))
    report(figures, `dashboard.${span}.allPanels`, all)
    for (const { name, ask } of deep) {
      const took = await repeated(times.plain, () => ask(period)).catch(nullIfCutOff)
      if (took) report(figures, `dashboard.${span}.deep.${name}`, took)
      else console.log(`dashboard.${span}.deep.${name}: cut off by the server, since it takes too long`)
    }
    const plain = Math.min(...(await repeated(times.plain, () => plainTable(db, period))))
    const ratio = plain / (figures[`dashboard.${span}.by-queue.p50Ms`] ?? Number.NaN)
    figures[`dashboard.${span}.plainGroupBy.ms`] = plain
    figures[`dashboard.${span}.byQueue.ratioToPlain`] = ratio
    console.log(
      `${span}: plain GROUP BY ${plain.toFixed(0)} ms, ${ratio.toFixed(1)} times as long as the panel by queue`,
    )
  }
  return figures
}

const yearOf = (today: string): Period => ({ from: `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`, until: today })

/** What somebody writes who has not thought of cells. */
const plainTable = (db: Db, { from, until }: Period) =>
  db.transaction().execute(async (transaction) => {
    await sql`set local statement_timeout = 0`.execute(transaction)
    await sql`
    select queue, count(*), avg(talk_ms), avg(hold_ms), avg(after_call_ms),
      percentile_disc(0.5) within group (order by handle_ms), percentile_disc(0.9) within group (order by handle_ms)
    from interaction
    where not practice and phase = 'done' and (started_at at time zone ${timeZone})::date >= ${from}::date
      and (started_at at time zone ${timeZone})::date < ${until}::date
    group by queue
  `.execute(transaction)
  })

/** The server's own limit for what it is asked, as PostgreSQL tells of it. */
function nullIfCutOff(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === '57014') return null
  throw error
}

async function repeated(times: number, work: () => Promise<unknown>): Promise<number[]> {
  if (times > 1) await work()
  const took: number[] = []
  for (let time = 0; time < times; time++) {
    const startedAt = performance.now()
    await work()
    took.push(performance.now() - startedAt)
  }
  return took
}

function report(figures: Figures, name: string, times: readonly number[]): void {
  const percentiles = percentilesOf(times)
  Object.assign(figures, named(name, percentiles))
  console.log(`${name.padEnd(48)} ${inWords(percentiles)}`)
}

async function countInteractions(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from interaction`.execute(db)
  return rows[0]?.count ?? 0
}

async function timed(name: string, work: () => Promise<void>): Promise<void> {
  const startedAt = performance.now()
  await work()
  console.log(`${name} in ${((performance.now() - startedAt) / 1_000).toFixed(0)} s`)
}
