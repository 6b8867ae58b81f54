import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { Figures } from '../bench.ts'
import { type Centre, startCentre } from './centre.ts'
import { type RealWorkstations, startRealWorkstations } from './real-workstations.ts'
import { type SimulatedDesktops, startSimulatedDesktops } from './simulated-desktops.ts'
import { describeRound, figuresOf, type Measured, mergeRounds } from './times.ts'

/*
 * How long a correction takes from the click until it is answered from, on every desktop of a centre. The click is an
 * editor's request to publish an approved draft, and the golden questions are asked before it is granted.
 *
 *   simulated   a Socket.IO connection each, of the real contract; each proves signature, texts and the hash of the
 *               whole set by itself; they share processes and memory, so that two figures are told: with its own proof
 *               alone, as on a desk, and with those of the others before it
 *   real        whole workstations without their window: proved, indexed, on the disk, switched
 *   naive       the reference: every desktop fetches the whole release over HTTP and proves it
 *
 * Server, database and all desktops share this machine.
 */

const realOnes = 3
const rounds = { few: 20, many: 5 } as const
const manyFrom = 2_000
const restMs = 1_000

/** `npm run bench publish -- [--desktops 311,10000] [--answers 2000] [--no-naive] [--json FILE]` */
export async function benchPublish(args: string[]): Promise<Figures> {
  const { values } = parseArgs({
    args,
    options: {
      desktops: { type: 'string', default: '311' },
      /** Grows the sample content; 0: as it is. */
      answers: { type: 'string', default: '0' },
      'no-naive': { type: 'boolean', default: false },
      json: { type: 'string' },
    },
  })
  const figures: Figures = {}
  const centre = await startCentre(Number(values.answers))
  console.log(
    `\n${centre.texts()} texts in two languages, ${centre.goldenQuestions} golden questions; one answer corrected at a time`,
  )
  const real = await startRealWorkstations(realOnes, centre)
  try {
    Object.assign(figures, await measureQuiet(centre, real))
    for (const count of values.desktops.split(',').map(Number))
      Object.assign(figures, await measureMany(centre, real, count, !values['no-naive']))
  } finally {
    await real.stop()
    await centre.stop()
  }
  return figures
}

async function measureQuiet(centre: Centre, real: RealWorkstations): Promise<Figures> {
  const times = await inRounds(rounds.few, async () => {
    const waiting = real.next()
    return waiting(await centre.correct())
  })
  console.log(`\n${realOnes} real workstations alone`)
  console.log(describeRound('real, click to switched', times))
  return figuresOf('publish.quiet.real', times)
}

async function measureMany(centre: Centre, real: RealWorkstations, count: number, naive: boolean): Promise<Figures> {
  const simulated = await startSimulatedDesktops(count - realOnes, centre)
  const name = `publish.${count}`
  try {
    console.log(`\n${count} desktops: ${simulated.count} simulated, ${realOnes} real`)
    const both = await inRounds(count < manyFrom ? rounds.few : rounds.many, () => correctOnce(centre, real, simulated))
    console.log(describeRound('simulated, click to proved', both.proved))
    console.log(describeRound('  one after the other here', both.provedHere))
    console.log(describeRound('real, click to switched', both.real))
    console.log(`  ${both.proved.bytes} bytes sent to all of them for one correction`)
    const figures = {
      ...figuresOf(`${name}.simulated`, both.proved),
      ...figuresOf(`${name}.simulatedHere`, both.provedHere),
      ...figuresOf(`${name}.real`, both.real),
    }
    return naive ? { ...figures, ...(await measureNaive(centre, simulated, name)) } : figures
  } finally {
    await simulated.stop()
  }
}

async function correctOnce(centre: Centre, real: RealWorkstations, simulated: SimulatedDesktops) {
  const [allSimulated, allReal] = [simulated.next('changes'), real.next()]
  const click = await centre.correct()
  const [ofSimulated, ofReal] = await Promise.all([allSimulated(click), allReal(click)])
  return { ...ofSimulated, real: ofReal }
}

async function measureNaive(centre: Centre, simulated: SimulatedDesktops, name: string): Promise<Figures> {
  const all = simulated.next('naive')
  const { provedHere } = await all(await centre.correct())
  console.log(describeRound('naive, click to proved', provedHere))
  console.log(`  ${provedHere.bytes} bytes sent to all of them for one correction`)
  return figuresOf(`${name}.naive`, provedHere)
}

/** The first round warms up and does not count. Between two corrections a desk comes to rest. */
async function inRounds<Outcome extends Measured | Readonly<Record<string, Measured>>>(
  count: number,
  round: () => Promise<Outcome>,
): Promise<Outcome> {
  await round()
  const outcomes: Outcome[] = []
  for (let number = 0; number < count; number++) {
    await sleep(restMs)
    outcomes.push(await round())
  }
  return mergeRounds(outcomes)
}
