import type { Worker } from 'node:worker_threads'
import type { GoldenResult } from '../../shared/content/content-contract.ts'
import type { Db } from '../db/database.ts'
import { differenceBetween } from '../releases/release-difference.ts'
import { currentRelease, readBodies, revisionIdsOf } from '../releases/releases-repository.ts'
import type { Comparison, FromGoldenThread, GoldenWork, GoldenWorks } from './golden-messages.ts'

/** Asks the golden questions of a release that does not exist yet. */
export interface GoldenCheck {
  /** Indexes the newest release if it is not yet. The first time that takes long: minutes for the largest. */
  prepare(db: Db): Promise<void>
  /** The same for somebody who waits: false when it is not done in time. It goes on all the same. */
  isPreparedWithin(db: Db, ms: number): Promise<boolean>
  /** How the questions fare with a change of release `base`, beside that release; null while nothing is indexed. */
  compare(db: Db, base: number, comparison: Comparison): Promise<GoldenResult | null>
  stop(): Promise<void>
}

const bodiesAtOnce = 500

/**
 * Keeps the index in a thread of its own from one question to the next, so that a release of one change costs one
 * change. A thread that fails is given up; the next question starts another.
 */
export function createGoldenCheck(startThread: () => Worker): GoldenCheck {
  let worker: Worker | null = null
  /** The release that the thread has indexed; null: none, or not wholly. */
  let held: number | null = null
  /** Whether it is between two releases for a moment; `held` is null meanwhile. */
  let isChanging = false
  let last: Promise<unknown> = Promise.resolve()
  let stopped = false

  const giveUp = async () => {
    const failed = worker
    worker = null
    held = null
    await failed?.terminate()
  }
  /** One after another: what one has indexed is what it asks. */
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const run = last.then(async () => {
      if (stopped) throw new Error('the golden questions are not asked any more')
      try {
        return await work()
      } catch (error) {
        // Half a change is no release; one that the database could not tell has not begun.
        if (held === null) await giveUp()
        throw error
      }
    })
    last = run.catch(() => {})
    return run
  }
  const ask = <Name extends GoldenWork>(name: Name, input: GoldenWorks[Name]['input']) => {
    worker ??= start()
    return askThread(worker, name, input)
  }
  const start = () => {
    const started = startThread()
    // Whoever waits for an answer hears of it; without a listener it would end our process.
    started.on('error', () => {})
    started.once('exit', () => {
      if (worker !== started) return
      worker = null
      held = null
    })
    started.unref()
    return started
  }
  const become = async (db: Db, number: number) => {
    if (held === number) return
    if (held !== null) return change(db, held, number)
    await build(db, number)
    held = number
  }
  const build = async (db: Db, number: number) => {
    const ids = await revisionIdsOf(db, number)
    for (let start = 0; start < ids.length; start += bodiesAtOnce) {
      await ask('read', { bodies: await readBodies(db, ids.slice(start, start + bodiesAtOnce)) })
    }
    await ask('build', null)
  }
  const change = async (db: Db, from: number, to: number) => {
    const { put, withdrawn } = await differenceBetween(db, from, to)
    held = null
    isChanging = true
    try {
      await ask('change', { put, withdrawn: withdrawn.map(({ revisionId }) => revisionId) })
      held = to
    } finally {
      isChanging = false
    }
  }

  const prepare = (db: Db) => inTurn(async () => become(db, (await currentRelease(db))?.number ?? 0))

  return {
    prepare,
    isPreparedWithin: (db, ms) => isDoneWithin(ms, prepare(db)),
    compare: async (db, base, comparison) => {
      // Whoever compares may hold locks: a whole release is never indexed meanwhile, nor waited for; a change is short.
      if (held === null && !isChanging) return null
      return inTurn(async () => {
        if (held === null) return null
        await become(db, base)
        return ask('compare', comparison)
      })
    },
    stop: async () => {
      stopped = true
      await giveUp()
    },
  }
}

async function isDoneWithin(ms: number, work: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), ms)
  })
  try {
    return await Promise.race([work.then(() => true), tooLate])
  } finally {
    clearTimeout(timer)
  }
}

function askThread<Name extends GoldenWork>(
  worker: Worker,
  name: Name,
  input: GoldenWorks[Name]['input'],
): Promise<GoldenWorks[Name]['answer']> {
  return new Promise((resolve, reject) => {
    const stopListening = () => {
      worker.off('message', onMessage)
      worker.off('error', onError)
      worker.off('exit', onExit)
    }
    const fail = (error: Error) => {
      stopListening()
      reject(error)
    }
    const onMessage = (message: FromGoldenThread) => {
      stopListening()
      // The thread answers what it was asked, which TypeScript cannot follow through the messages.
      if (message.ok) resolve(message.answer as GoldenWorks[Name]['answer'])
      else reject(new Error(message.detail))
    }
    const onError = (error: unknown) => fail(error instanceof Error ? error : new Error(String(error)))
    const onExit = (code: number) => fail(new Error(`the golden thread ended with code ${code}`))
    worker.on('message', onMessage)
    worker.on('error', onError)
    worker.on('exit', onExit)
    worker.postMessage({ name, input })
  })
}
