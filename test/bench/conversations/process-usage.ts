import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

/** What some processes used, all together. */
export type Usage = {
  /** Processor seconds since they began. */
  readonly cpuSeconds: number
  /** Bytes in memory now. */
  readonly memory: number
}

const run = promisify(execFile)
const pageBytes = 4_096
let ticks: Promise<number> | null = null

/** Of one process; null where the system does not tell (Linux does). */
export const usageOf = (pid: number): Promise<Usage | null> => usageOfAll([pid], false)

/** Of a process with its children, those that have ended among them. */
export async function usageOfFamily(pid: number): Promise<Usage | null> {
  const stats = await Promise.all((await processes()).map(readStat))
  const children = stats.flatMap((stat) => (stat?.parent === pid ? stat.pid : []))
  return usageOfAll([pid, ...children], true)
}

async function usageOfAll(pids: readonly number[], withEnded: boolean): Promise<Usage | null> {
  const stats = (await Promise.all(pids.map(readStat))).filter((stat) => stat !== null)
  if (stats.length === 0) return null
  const perSecond = await ticksPerSecond()
  const used = stats.map(({ ticks: own, endedTicks }) => own + (withEnded ? endedTicks : 0))
  return {
    cpuSeconds: used.reduce((sum, one) => sum + one, 0) / perSecond,
    memory: stats.reduce((sum, { pages }) => sum + pages * pageBytes, 0),
  }
}

/** From the fields of `/proc/PID/stat`, which begin after the name in brackets. */
async function readStat(pid: number) {
  try {
    const text = await readFile(`/proc/${pid}/stat`, 'utf8')
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const at = (place: number) => fields[place] ?? 0
    return { pid, parent: at(1), ticks: at(11) + at(12), endedTicks: at(13) + at(14), pages: at(21) }
  } catch {
    // It has ended, or this is no Linux.
    return null
  }
}

async function processes(): Promise<number[]> {
  const names = await readdir('/proc').catch(() => [])
  return names.filter((name) => /^\d+$/.test(name)).map(Number)
}

function ticksPerSecond(): Promise<number> {
  ticks ??= run('getconf', ['CLK_TCK']).then(
    ({ stdout }) => Number(stdout),
    () => 100,
  )
  return ticks
}
