import { parentPort } from 'node:worker_threads'
import { assertNever } from '../../shared/assert-never.ts'
import { describeError, type LogDetails } from '../log.ts'
import { stageDelta } from '../storage/release-delta.ts'
import { openReleaseLibrary } from '../storage/release-library.ts'
import type { FromLibrarian, ToLibrarian } from './librarian-messages.ts'

/* The thread that reads, proves and indexes releases, and writes what comes of it. It does one work and is ended. */

const say = (message: FromLibrarian) => parentPort?.postMessage(message)

const sayInLog =
  (level: 'info' | 'warn' | 'error') =>
  (happening: string, details: LogDetails = {}) =>
    say({ kind: 'log', level, happening, details })

const log = { info: sayInLog('info'), warn: sayInLog('warn'), error: sayInLog('error') }

function work({ name, input, workstationFolder }: ToLibrarian) {
  const library = openReleaseLibrary(workstationFolder, { now: Date.now, log })
  switch (name) {
    case 'load':
      return library.load()
    case 'stage':
      return library.stage(input.wanted, input.packed)
    case 'stage-changes':
      return library.stageChanges(input.wanted, input.changes)
    case 'stage-delta':
      return stageDelta(library, input)
    case 'compact':
      return library.compact(input)
    case 'tidy':
      return library.tidy(input)
    default:
      return assertNever(name)
  }
}

parentPort?.on('message', async (asked: ToLibrarian) => {
  try {
    say({ kind: 'done', outcome: await work(asked) })
  } catch (error) {
    say({ kind: 'failed', detail: describeError(error) })
  }
})
