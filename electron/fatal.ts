import { app, dialog } from 'electron'
import { describeError, type Log } from './log.ts'
import { storageFault } from './storage/storage-fault.ts'

/** Ends the app with a sentence that says what to do: in a box for people, on stderr for those who look there. */
export function leaveWithMessage(reason: unknown): void {
  const sentence = sentenceFor(reason)
  process.stderr.write(`Cue311: ${sentence}\n`)
  // A box waits for a click; it must not keep the process alive when nobody can click.
  if (process.stderr.isTTY || process.platform !== 'linux' || app.isPackaged) dialog.showErrorBox('Cue311', sentence)
  app.exit(1)
}

function sentenceFor(reason: unknown): string {
  if (typeof reason === 'string') return reason
  const detail = describeError(reason)
  if (/LEVEL_LOCKED/.test(detail))
    return 'Another Cue311 works with this folder. Close it first, then start Cue311 again.'
  if (storageFault(reason) === 'disk-full') {
    return 'The disk is full, so nothing could be recorded safely. Free some space, then start Cue311 again.'
  }
  return `Cue311 cannot start: ${detail}`
}

/** A bug in main must not pass unseen; what is on disk is complete at every moment, so the app may end. */
export function logCrashes(log: Log): void {
  process.on('unhandledRejection', (reason) => log.error('unhandled rejection', { detail: describeError(reason) }))
  process.on('uncaughtException', (error) => {
    log.error('uncaught exception', { detail: error.stack ?? describeError(error) })
    leaveWithMessage('Something went wrong inside Cue311. Start it again; nothing recorded is lost.')
  })
}
