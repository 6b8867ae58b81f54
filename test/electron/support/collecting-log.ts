import type { Log, LogDetails } from '../../../electron/log.ts'

/** A log that a test can read. */
export function collectingLog(): Log & {
  readonly lines: { readonly happening: string; readonly details: LogDetails }[]
} {
  const lines: { happening: string; details: LogDetails }[] = []
  const write = (happening: string, details: LogDetails = {}) => {
    lines.push({ happening, details })
  }
  return { info: write, warn: write, error: write, lines }
}
