import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import type { SignedInAgent } from '../../server/support/many-agents.ts'
import type { DeskReport, FromDesks, ToDesks } from './desk-messages.ts'

const desksInProcess = 1_500
const openingMs = 300_000
const patienceMs = 30_000

/** Many desks without a window. */
export type SimulatedDesks = {
  cut(percentPerMinute: number): void
  /** Waits until each desk has heard what it has to, or patience ends. */
  report(expected: ReadonlyMap<string, number>): Promise<DeskReport>
  stop(): Promise<void>
}

export async function openSimulatedDesks(url: string, agents: readonly SignedInAgent[]): Promise<SimulatedDesks> {
  const shares = Array.from({ length: Math.ceil(agents.length / desksInProcess) }, (_, place) =>
    agents.slice(place * desksInProcess, (place + 1) * desksInProcess),
  )
  const crews = shares.map((share, place) => {
    const child = startCrew()
    child.send({ kind: 'open', url, agents: share, seed: place + 1 } satisfies ToDesks)
    return child
  })
  const tell = (message: ToDesks) => {
    for (const child of crews) child.send(message)
  }
  await Promise.all(crews.map((child) => heard(child, 'open', openingMs)))
  return {
    cut: (percentPerMinute) => tell({ kind: 'cut', percentPerMinute }),
    report: async (expected) => {
      const reports = crews.map((child) => heard(child, 'report', patienceMs * 2))
      tell({ kind: 'report', expected, withinMs: patienceMs })
      return (await Promise.all(reports)).reduce(together)
    },
    stop: async () => {
      await Promise.all(crews.map(ended))
    },
  }
}

const together = (one: DeskReport, other: DeskReport): DeskReport => ({
  kind: 'report',
  finals: [...one.finals, ...other.finals],
  interims: [...one.interims, ...other.interims],
  lost: one.lost + other.lost,
  misdirected: one.misdirected + other.misdirected,
  twice: one.twice + other.twice,
  outOfOrder: one.outOfOrder + other.outOfOrder,
  cuts: one.cuts + other.cuts,
})

const startCrew = () =>
  fork(join(import.meta.dirname, 'desk-crew.ts'), [], { execArgv: ['--import', 'tsx'], serialization: 'advanced' })

/** The next such message. Rejects when none comes in time, or the process ends. */
function heard<Kind extends FromDesks['kind']>(child: ChildProcess, kind: Kind, withinMs: number) {
  return new Promise<Extract<FromDesks, { kind: Kind }>>((resolve, reject) => {
    const failed = (why: string) => reject(new Error(`the simulated desks ${why}`))
    const onExit = (code: number | null) => failed(`ended with ${code}`)
    const timer = setTimeout(() => failed(`do not answer "${kind}"`), withinMs)
    const listen = (message: FromDesks) => {
      if (message.kind !== kind) return
      clearTimeout(timer)
      child.off('message', listen)
      child.off('exit', onExit)
      resolve(message as Extract<FromDesks, { kind: Kind }>)
    }
    child.on('message', listen)
    child.once('exit', onExit)
  })
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.disconnect()
  })
}
