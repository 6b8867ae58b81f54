import { parseArgs } from 'node:util'
import type { Figures } from '../bench.ts'
import { inWords, named, percentilesOf } from '../percentiles.ts'
import { startCentre } from './centre.ts'
import { type Load, type LoadWish, measureLoad } from './load.ts'
import { callTurns } from './turns.ts'
import { measureWindow } from './window.ts'

/*
 * How long a spoken word takes to the desk, and what a server costs that hears a whole centre talk.
 *
 *   desks    a person, a connection and a call each, at the pace of people; the events go through the signed HTTP door
 *            as a platform sends them: what has gathered while a request was under way goes in the next one
 *   idle     the reference: one desk alone
 *   window   from the HTTP request to the painted card in the real Electron window, among the simulated desks
 *
 * Server, database, platform and all desks share this machine.
 */

/** One desk alone would hear too little in a minute; so fast it is idle still. */
const idleSpeed = 5

type Options = { readonly seconds: number; readonly cuts: number }

/** `npm run bench conversations -- [--desks 311,3000] [--seconds 60] [--cuts 20] [--no-window] [--json FILE]` */
export async function benchConversations(args: string[]): Promise<Figures> {
  const { values } = parseArgs({
    args,
    options: {
      desks: { type: 'string', default: '311,3000' },
      seconds: { type: 'string', default: '60' },
      /** So many of a hundred desks lose their connection in a minute. */
      cuts: { type: 'string', default: '20' },
      'no-window': { type: 'boolean', default: false },
      json: { type: 'string' },
    },
  })
  const options = { seconds: Number(values.seconds), cuts: Number(values.cuts) }
  const counts = values.desks.split(',').map(Number)
  const figures: Figures = {}
  const idle = await measure(1, { seconds: options.seconds, cuts: 0 }, { speed: idleSpeed })
  Object.assign(figures, figuresOf('conversations.idle', idle))
  console.log('\nOne desk alone (the reference)')
  describe(idle)
  for (const count of counts) {
    const load = await measure(count, options)
    Object.assign(figures, figuresOf(`conversations.${count}`, load))
    console.log(`\n${count} desks, each in a call`)
    describe(load, idle)
  }
  if (!values['no-window']) {
    for (const count of counts) Object.assign(figures, await measurePainted(count, options))
  }
  return figures
}

/** A server of its own, so that one crowd leaves nothing to the next. */
async function measure(desks: number, { seconds, cuts }: Options, more: Partial<LoadWish> = {}): Promise<Load> {
  const centre = await startCentre()
  try {
    const turns = await callTurns()
    return await measureLoad(centre, { desks, seconds, cutPercentPerMinute: cuts, turns, ...more })
  } finally {
    await centre.stop()
  }
}

async function measurePainted(desks: number, options: Options): Promise<Figures> {
  let painted: readonly number[] = []
  await measure(desks, options, {
    meanwhile: async (centre) => {
      painted = await measureWindow(centre)
    },
  })
  const times = percentilesOf(painted)
  console.log(`\nThe real window among ${desks} desks`)
  console.log(`  HTTP request to painted card  ${inWords(times)} — the promise is 100 ms (p95) at 311 desks`)
  return named(`conversations.${desks}.window`, times)
}

function describe(load: Load, idle?: Load): void {
  const { seconds, events, requests, report } = load
  const perRequest = (events / Math.max(1, requests)).toFixed(1)
  const [finals, interims] = [percentilesOf(load.finals), percentilesOf(load.interims)]
  console.log(
    `  ${(events / seconds).toFixed(0)} events/s in ${(requests / seconds).toFixed(0)} requests/s, ${perRequest} each`,
  )
  console.log(`  HTTP request to desk, whole utterances    ${inWords(finals)}${ratio(finals.p99Ms, idle?.finals)}`)
  console.log(
    `  HTTP request to desk, first half-words    ${inWords(interims)}${ratio(interims.p99Ms, idle?.interims)}`,
  )
  console.log(`  server    ${describeUsed(load.server)}`)
  console.log(`  database  ${describeUsed(load.database)}`)
  console.log(`  ${report.cuts} desks were cut off and came back`)
  const { lost, misdirected, outOfOrder, twice } = report
  console.log(`  lost ${lost} · misdirected ${misdirected} · out of order ${outOfOrder} · twice ${twice}`)
}

const ratio = (p99Ms: number, idle: readonly number[] | undefined): string =>
  idle ? ` — p99 ${(p99Ms / percentilesOf(idle).p99Ms).toFixed(1)}× that of one desk alone` : ''

const megabytes = (bytes: number) => (bytes / 1_000_000).toFixed(0)

const describeUsed = (used: Load['server']): string =>
  used ? `${(used.ofOneCore * 100).toFixed(0)} % of one core, ${megabytes(used.memory)} MB` : 'not told by this system'

function figuresOf(name: string, load: Load): Figures {
  const { lost, misdirected, outOfOrder, twice, cuts } = load.report
  return {
    [`${name}.eventsPerSecond`]: load.events / load.seconds,
    [`${name}.eventsPerRequest`]: load.events / Math.max(1, load.requests),
    ...named(`${name}.utterance`, percentilesOf(load.finals)),
    ...named(`${name}.halfWord`, percentilesOf(load.interims)),
    ...usedFigures(`${name}.server`, load.server),
    ...usedFigures(`${name}.database`, load.database),
    ...Object.fromEntries(
      Object.entries({ lost, misdirected, outOfOrder, twice, cuts }).map(([what, count]) => [`${name}.${what}`, count]),
    ),
  }
}

const usedFigures = (name: string, used: Load['server']): Figures =>
  used ? { [`${name}.ofOneCore`]: used.ofOneCore, [`${name}.memoryBytes`]: used.memory } : {}
