import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { signInTo, startWholeWorkstation } from '../workstation/whole-workstation.ts'
import type { Centre, Click } from './centre.ts'
import type { Measured } from './times.ts'

const now = () => performance.timeOrigin + performance.now()
const patienceMs = 120_000

/** Whole workstations but their windows, with the threads as they are built. */
export interface RealWorkstations {
  /** To be called before the click; then waits until all of them answer from its release. */
  next(): (click: Click) => Promise<Measured>
  stop(): Promise<void>
}

export async function startRealWorkstations(count: number, centre: Centre): Promise<RealWorkstations> {
  const all = await Promise.all(Array.from({ length: count }, () => startOne(centre)))
  await Promise.all(all.map(({ reached }) => reached(centre.current().hash, patienceMs)))
  return {
    next: () => async (click) => {
      const reached = await Promise.all(all.map(({ reached }) => reached(click.release.hash, patienceMs)))
      const there = reached.flatMap((at) => at ?? [])
      return { ms: there.map((at) => at - click.at), missing: count - there.length, bytes: 0 }
    },
    stop: async () => {
      await Promise.all(all.map(({ stop }) => stop()))
    },
  }
}

async function startOne({ url, agent }: Centre) {
  const folder = await mkdtemp(join(tmpdir(), 'cue311-bench-'))
  /** When this workstation began to answer from a release, by its hash. */
  const switchedAt = new Map<string, number>()
  const workstation = await startWholeWorkstation({
    folder,
    url,
    onRelease: ({ installed }) => {
      if (installed && !switchedAt.has(installed.hash)) switchedAt.set(installed.hash, now())
    },
  })
  await signInTo(workstation, agent)
  return {
    reached: async (hash: string, withinMs: number): Promise<number | null> => {
      const until = now() + withinMs
      while (!switchedAt.has(hash) && now() < until) await sleep(5)
      return switchedAt.get(hash) ?? null
    },
    stop: async () => {
      await workstation.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
