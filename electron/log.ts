import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What a line may carry beside its name. Text that people wrote or said is never among it. */
export type LogDetails = Readonly<Record<string, string | number | boolean | null | undefined>>

export interface Log {
  info(happening: string, details?: LogDetails): void
  warn(happening: string, details?: LogDetails): void
  error(happening: string, details?: LogDetails): void
}

const mostBytes = 1_000_000

/**
 * The one log file of this workstation, `log/cue311.log`, a line of JSON per happening. At 1 MB it becomes
 * `cue311.1.log`, in place of the one before. A log that cannot be written stops nobody's work.
 */
export function openLog(userData: string, now: () => number): Log {
  heedNoTerminal()
  const folder = join(userData, 'log')
  const file = join(folder, 'cue311.log')
  const write = (level: string, happening: string, details: LogDetails = {}) => {
    try {
      mkdirSync(folder, { recursive: true })
      if (sizeOf(file) > mostBytes) renameSync(file, join(folder, 'cue311.1.log'))
      appendFileSync(file, `${JSON.stringify({ at: new Date(now()).toISOString(), level, happening, ...details })}\n`)
    } catch (error) {
      // The disk may be full, which is what the log was about to say; the status line says it to the agent.
      process.stderr.write(`cue311: ${happening} (not logged: ${describeError(error)})\n`)
    }
  }
  return {
    info: (happening, details) => write('info', happening, details),
    warn: (happening, details) => write('warn', happening, details),
    error: (happening, details) => write('error', happening, details),
  }
}

/** The terminal that the app was started from may be closed by now; the fault of writing to it would end the app. */
function heedNoTerminal() {
  if (!process.stderr.listeners('error').includes(leaveIt)) process.stderr.on('error', leaveIt)
}
const leaveIt = () => {}

const sizeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? 0

/** What a thrown value says, in one line, with the code that the system gave it. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error && typeof error.code === 'string' ? `${error.code}: ` : ''
  const cause = error.cause === undefined ? '' : ` (${describeError(error.cause)})`
  return `${code}${error.message}${cause}`
}
