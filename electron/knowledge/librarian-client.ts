import type { Worker } from 'node:worker_threads'
import type { Log } from '../log.ts'
import { inTurn } from '../storage/in-turn.ts'
import type { FromLibrarian, LibrarianWork, LibrarianWorks } from './librarian-messages.ts'

/**
 * Has a thread of its own for each work, so that what a work needed is given back when it is done. The next thread waits
 * ready, unused: starting one would be the larger part of installing a small release.
 */
export interface Librarian {
  /**
   * Works are done one after another.
   *
   * @param given ends the work, when whoever asked for it wants something else more
   * @throws when the thread ends before its work is done
   */
  ask<Name extends LibrarianWork>(
    name: Name,
    input: LibrarianWorks[Name]['input'],
    given?: AbortSignal,
  ): Promise<LibrarianWorks[Name]['outcome']>
  /** Ends what is under way: whatever is half written then is not used. */
  stop(): Promise<void>
}

type LibrarianWorld = {
  readonly workstationFolder: string
  readonly startWorker: () => Worker
  readonly after: (ms: number, callback: () => void) => () => void
  readonly log: Log
}

/** What follows a work, such as answering from its release, comes first. */
const readyAgainAfterMs = 500

export function createLibrarian({ workstationFolder, startWorker, after, log }: LibrarianWorld): Librarian {
  const turn = inTurn()
  let working: Worker | null = null
  let ready: Worker | null = null
  let cancelReady = () => {}
  let stopped = false

  const getReady = () => {
    if (ready || stopped) return
    const worker = startWorker()
    ready = worker
    const forget = () => {
      if (ready === worker) ready = null
    }
    // One that cannot even wait is replaced when there is work, which then hears why.
    worker.once('error', forget)
    worker.once('exit', forget)
  }

  const takeWorker = (): Worker => {
    cancelReady()
    const worker = ready ?? startWorker()
    ready = null
    return worker
  }

  const work = async <Name extends LibrarianWork>(
    name: Name,
    input: LibrarianWorks[Name]['input'],
    given?: AbortSignal,
  ) => {
    if (stopped) throw new Error('the librarian has left')
    given?.throwIfAborted()
    const worker = takeWorker()
    working = worker
    const end = () => void worker.terminate()
    given?.addEventListener('abort', end)
    try {
      const outcome = outcomeOf(worker, log)
      worker.postMessage({ name, input, workstationFolder })
      return (await outcome) as LibrarianWorks[Name]['outcome']
    } finally {
      working = null
      given?.removeEventListener('abort', end)
      await worker.terminate()
      if (!stopped) cancelReady = after(readyAgainAfterMs, getReady)
    }
  }

  return {
    ask: (name, input, given) => turn(() => work(name, input, given)),
    stop: async () => {
      stopped = true
      cancelReady()
      await Promise.all([working?.terminate(), ready?.terminate()])
    },
  }
}

function outcomeOf(worker: Worker, log: Log) {
  return new Promise((resolve, reject) => {
    worker.on('message', (message: FromLibrarian) => {
      if (message.kind === 'log') log[message.level](message.happening, message.details)
      else if (message.kind === 'done') resolve(message.outcome)
      else reject(new Error(message.detail))
    })
    worker.on('error', reject)
    worker.on('exit', (code) => reject(new Error(`the librarian ended with code ${code}`)))
  })
}
