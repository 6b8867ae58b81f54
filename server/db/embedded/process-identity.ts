import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { errorCode } from '../../start-failure.ts'

/*
 * A pid alone does not name a process: pids are used again. On Linux the kernel tells more under /proc; elsewhere we
 * make do with what `ps` says.
 */

type ProcessStat = { readonly state: string; readonly startTicks: string }

/** Whether a process with that pid runs now. One that is dead and not yet buried (a zombie) does not. */
export function isRunning(pid: number): boolean {
  return pidIsTaken(pid) && readStat(pid)?.state !== 'Z'
}

/** Whether the system would let nobody else have that pid now; zombies count. */
export function pidIsTaken(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}

/** Differs between two processes that had the same pid, also across a restart of the machine; null where unknown. */
export function processMark(pid: number): string | null {
  const stat = readStat(pid)
  return stat ? `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${stat.startTicks}` : null
}

/** The arguments that a running process was started with, the program first; empty where that cannot be told. */
export function commandLine(pid: number): readonly string[] {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').filter(Boolean)
    if (process.platform === 'win32') return []
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
      .trim()
      .split(/\s+/)
  } catch {
    // It ended while we looked.
    return []
  }
}

function readStat(pid: number): ProcessStat | null {
  if (process.platform !== 'linux') return null
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is the program's name in brackets, and may itself hold blanks and brackets.
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ')
    return { state: fields[0] ?? '', startTicks: fields[19] ?? '' }
  } catch {
    // No such process, or a system without /proc.
    return null
  }
}
