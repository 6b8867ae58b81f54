import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import type { Centre, Click } from './centre.ts'
import type { FromDesktops, Proved, ToDesktops, Way } from './desktop-messages.ts'
import type { Measured } from './times.ts'

const processes = 2
const patienceMs = 120_000
const connectingMs = 600_000

export type ProvedTimes = {
  /** Until its own proof was done, as if each had a processor of its own. */
  readonly proved: Measured
  /** Until it was done here, where thousands share a few processors. */
  readonly provedHere: Measured
}

/** Many desktops without a disk: a connection each, and the proofs. */
export interface SimulatedDesktops {
  readonly count: number
  /** To be called before the click; then waits until all of them have proved its release, in that way. */
  next(way: Way): (click: Click) => Promise<ProvedTimes>
  stop(): Promise<void>
}

export async function startSimulatedDesktops(count: number, centre: Centre): Promise<SimulatedDesktops> {
  const { url, releaseKey, timeZone } = centre
  const shares = Array.from(
    { length: processes },
    (_, place) => Math.floor(((place + 1) * count) / processes) - Math.floor((place * count) / processes),
  )
  const crews = shares.map((share) => ({ share, child: startCrew() }))
  const connected = await Promise.all(
    crews.map(async ({ share, child }) => {
      const begin: ToDesktops = {
        kind: 'connect',
        url,
        releaseKey,
        timeZone,
        count: share,
        token: await centre.token(),
        release: centre.current(),
        revisionIds: await centre.revisionIds(),
      }
      child.send(begin)
      return heard(child, 'connected', connectingMs)
    }),
  )
  const there = connected.reduce((sum, crew) => sum + (crew?.count ?? 0), 0)
  if (there < count) console.log(`  This machine connects ${there} of ${count} simulated desktops only.`)

  return {
    count: there,
    next: (way) => {
      for (const { child } of crews) child.send({ kind: 'expect', way } satisfies ToDesktops)
      return async (click) => {
        const reports = crews.map(({ child }) => heard(child, 'proved', patienceMs + 10_000))
        for (const { child } of crews) {
          child.send({ kind: 'report', hash: click.release.hash, withinMs: patienceMs } satisfies ToDesktops)
        }
        const told = (await Promise.all(reports)).flatMap((report) => report ?? [])
        const all = told.flatMap(({ by }) => by)
        const missing = there - all.length
        const bytes = told.reduce((sum, crew) => sum + crew.bytes, 0)
        const measured = (msOf: (one: Proved) => number) => ({ ms: all.map(msOf), missing, bytes })
        return {
          proved: measured(({ heardAt, proofMs }) => heardAt + proofMs - click.at),
          provedHere: measured(({ provedAt }) => provedAt - click.at),
        }
      }
    },
    stop: async () => {
      await Promise.all(crews.map(({ child }) => ended(child)))
    },
  }
}

const startCrew = () =>
  fork(join(import.meta.dirname, 'desktop-crew.ts'), [], { execArgv: ['--import', 'tsx'], serialization: 'advanced' })

/** The next such message; null when none comes in time. */
function heard<Kind extends FromDesktops['kind']>(child: ChildProcess, kind: Kind, withinMs: number) {
  return new Promise<Extract<FromDesktops, { kind: Kind }> | null>((resolve, reject) => {
    const timer = setTimeout(() => done(null), withinMs)
    const listen = (message: FromDesktops) => {
      if (message.kind === kind) done(message as Extract<FromDesktops, { kind: Kind }>)
    }
    const failed = (code: number | null) => reject(new Error(`the simulated desktops ended with ${code}`))
    const done = (message: Extract<FromDesktops, { kind: Kind }> | null) => {
      clearTimeout(timer)
      child.off('message', listen)
      child.off('exit', failed)
      resolve(message)
    }
    child.on('message', listen)
    child.once('exit', failed)
  })
}

function ended(child: ChildProcess) {
  return new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.disconnect()
  })
}
