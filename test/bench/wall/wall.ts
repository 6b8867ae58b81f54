import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { weekBefore } from '../../../server/figures/city-day.ts'
import { readWall } from '../../../server/figures/wall/read-wall.ts'
import { readPeriod } from '../../../server/figures/wall/today-repository.ts'
import { readUsualTopics } from '../../../server/figures/wall/topics-repository.ts'
import type { Figures } from '../bench.ts'
import { type Centre, startCentre } from '../conversations/centre.ts'
import { openSimulatedDesks } from '../conversations/simulated-desks.ts'
import { inWords, named, percentilesOf } from '../percentiles.ts'
import { openBusyFloor } from './busy-floor.ts'
import { afternoonZone, writeDaySoFar } from './day-so-far.ts'
import type { WallReport } from './supervisor-messages.ts'
import { openSupervisors } from './supervisors.ts'

/*
 * npm run bench wall -- [--supervisors 50] [--agents 311] [--seconds 60] [--json FILE]
 *
 * What the live wall costs a server: the processor time of its process and of its PostgreSQL while so many supervisors
 * look at the wall, less that of the same centre while nobody does, half of that time before and half of it after. The
 * centre has its day until the afternoon, four weeks before it, everybody signed in, and calls that come and end. The
 * reference, in the same run: as many walls, each worked out anew for whoever asks.
 */

/** Percent of one core. */
type Cost = { readonly server: number; readonly database: number }
type CpuSeconds = { readonly at: number; readonly server: number; readonly database: number }

const settleMs = 5_000
const referenceMs = 10_000

export async function benchWall(args: string[]): Promise<Figures> {
  const { values } = parseArgs({
    args,
    options: {
      supervisors: { type: 'string', default: '50' },
      agents: { type: 'string', default: '311' },
      seconds: { type: 'string', default: '60' },
      json: { type: 'string' },
    },
  })
  const [supervisors, agents, seconds] = [values.supervisors, values.agents, values.seconds].map(Number) as [
    number,
    number,
    number,
  ]
  const timeZone = afternoonZone()
  const centre = await startCentre({ CUE311_TIME_ZONE: timeZone })
  try {
    const today = await writeDaySoFar(centre, agents, timeZone)
    console.log(`${today.toLocaleString('en')} interactions today until four in the afternoon`)
    const people = await centre.addAgents(agents)
    const desks = await openSimulatedDesks(centre.url, people)
    const floor = await openBusyFloor(
      centre,
      people.map(({ name }) => name),
    )
    await allIsAddedUp(centre)
    const figures = await measure(centre, { supervisors, seconds, timeZone })
    await floor.stop()
    await desks.stop()
    return figures
  } finally {
    await centre.stop()
  }
}

type Wish = { readonly supervisors: number; readonly seconds: number; readonly timeZone: string }

async function measure(centre: Centre, { supervisors, seconds, timeZone }: Wish): Promise<Figures> {
  const signedIn = await centre.addAgents(supervisors, 'supervisor')
  const before = await costOf(centre, () => sleep(seconds * 500))
  const crew = await openSupervisors(centre.url, signedIn)
  await sleep(settleMs)
  crew.begin()
  const watched = await costOf(centre, () => sleep(seconds * 1_000))
  const report = await crew.report()
  await crew.stop()
  await sleep(settleMs)
  const after = await costOf(centre, () => sleep(seconds * 500))
  const unwatched = { server: (before.server + after.server) / 2, database: (before.database + after.database) / 2 }
  const wall = less(watched, unwatched)
  const own = await eachItsOwn(centre, timeZone, unwatched, report.walls / seconds)
  return tell(`wall.${supervisors}`, { supervisors, seconds, unwatched, watched, wall, own, report })
}

/** What the readers cost when they are called once for each wall that a supervisor was told; nothing is sent. */
async function eachItsOwn({ db, ...centre }: Centre, timeZone: string, unwatched: Cost, perSecond: number) {
  const before = {
    weekAgo: (at: number) => readPeriod(db, weekBefore(at, timeZone)),
    usualTopics: (at: number) => readUsualTopics(db, at, timeZone),
  }
  const readOnce = () => readWall(db, Date.now(), timeZone, before)
  await readOnce()
  let reads = 0
  const ownBefore = process.cpuUsage()
  const cost = await costOf({ ...centre, db }, async () => {
    for (const until = Date.now() + referenceMs; Date.now() < until; reads++) await readOnce()
  })
  const own = process.cpuUsage(ownBefore)
  const perRead = {
    server: (own.user + own.system) / 1_000 / reads,
    database: ((cost.database - unwatched.database) / 100) * (referenceMs / reads),
  }
  return {
    perReadMs: perRead,
    cost: { server: perRead.server * perSecond * 0.1, database: perRead.database * perSecond * 0.1 },
  }
}

type Measured = Wish & {
  readonly unwatched: Cost
  readonly watched: Cost
  readonly wall: Cost
  readonly own: Awaited<ReturnType<typeof eachItsOwn>>
  readonly report: WallReport
}

function tell(
  name: string,
  { supervisors, seconds, unwatched, watched, wall, own, report }: Omit<Measured, 'timeZone'>,
): Figures {
  const [answer, behind] = [percentilesOf(report.answers), percentilesOf(report.behind)]
  const ratio = together(own.cost) / together(wall)
  console.log(`\n${supervisors} supervisors, ${seconds} s: percent of one core`)
  console.log(`  nobody looks     ${describe(unwatched)}`)
  console.log(`  they look        ${describe(watched)}`)
  console.log(`  the wall         ${describe(wall)} — the promise is 5 %`)
  console.log(`  each its own     ${describe(own.cost)} — ${ratio.toFixed(1)} times as much`)
  const { server, database } = own.perReadMs
  console.log(
    `  one reading      server ${server.toFixed(1)} ms · database ${database.toFixed(1)} ms of processor time`,
  )
  const [walls, questions] = [report.walls / seconds, report.answers.length / seconds]
  console.log(`  ${walls.toFixed(1)} walls/s of ${report.bytes} bytes, ${questions.toFixed(1)} questions/s`)
  console.log(`  answer           ${inWords(answer)}`)
  console.log(`  behind the floor ${inWords(behind)} — the promise is 1 s`)
  if (report.failures > 0) console.log(`  ${report.failures} questions had no answer`)
  return {
    ...costFigures(`${name}`, wall),
    ...costFigures(`${name}.unwatched`, unwatched),
    ...costFigures(`${name}.eachItsOwn`, own.cost),
    [`${name}.ratioToEachItsOwn`]: ratio,
    [`${name}.bytes`]: report.bytes,
    [`${name}.wallsPerSecond`]: walls,
    [`${name}.questionsPerSecond`]: questions,
    [`${name}.failures`]: report.failures,
    ...named(`${name}.answer`, answer),
    ...named(`${name}.behind`, behind),
  }
}

const together = ({ server, database }: Cost) => server + database

const describe = (cost: Cost) =>
  `server ${cost.server.toFixed(1)} · database ${cost.database.toFixed(1)} · together ${together(cost).toFixed(1)}`

const costFigures = (name: string, cost: Cost): Figures => ({
  [`${name}.server.cpuPercent`]: cost.server,
  [`${name}.database.cpuPercent`]: cost.database,
  [`${name}.together.cpuPercent`]: together(cost),
})

const less = (one: Cost, other: Cost): Cost => ({
  server: one.server - other.server,
  database: one.database - other.database,
})

async function costOf(centre: Centre, work: () => Promise<unknown>): Promise<Cost> {
  const before = await cpuSeconds(centre)
  await work()
  const after = await cpuSeconds(centre)
  const percent = (used: number) => (used / ((after.at - before.at) / 1_000)) * 100
  return { server: percent(after.server - before.server), database: percent(after.database - before.database) }
}

async function cpuSeconds(centre: Centre): Promise<CpuSeconds> {
  const { server, database } = await centre.usage()
  if (!server || !database) throw new Error('this system does not tell what a process uses')
  return { at: performance.now(), server: server.cpuSeconds, database: database.cpuSeconds }
}

/** The server makes cells of what was written, which is none of the wall's cost. */
async function allIsAddedUp({ db }: Centre): Promise<void> {
  const quartersDue = async () => {
    const { rows } = await sql<{ due: number }>`select count(*) as due from rollup_due`.execute(db)
    return rows[0]?.due ?? 0
  }
  // Calls come meanwhile: one or two quarters are always due.
  while ((await quartersDue()) > 4) await sleep(500)
  await sql`vacuum analyze`.execute(db)
  await sleep(settleMs)
}
