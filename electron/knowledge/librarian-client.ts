import type { Worker } from 'node:worker_threads'
import type { Log } from '../log.ts'
import { inTurn } from '../storage/in-turn.ts'
import type { FromLibrarian, LibrarianWork, LibrarianWorks } from './librarian-messages.ts'

/** Has a thread of its own for each work, so that what a work needed is given back when it is done. */
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
  readonly log: Log
}

export function createLibrarian({ workstationFolder, startWorker, log }: LibrarianWorld): Librarian {
  const turn = inTurn()
  let working: Worker | null = null
  let stopped = false

  const work = async <Name extends LibrarianWork>(
    name: Name,
    input: LibrarianWorks[Name]['input'],
    given?: AbortSignal,
  ) => {
    if (stopped) throw new Error('the librarian has left')
    given?.throwIfAborted()
    const worker = startWorker()
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
    }
  }

  return {
    ask: (name, input, given) => turn(() => work(name, input, given)),
    stop: async () => {
      stopped = true
      await working?.terminate()
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
