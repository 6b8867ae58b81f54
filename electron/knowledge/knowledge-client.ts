import type { Worker } from 'node:worker_threads'
import type { AnswerId, Revision } from '../../shared/knowledge/answer.ts'
import type { Language } from '../../shared/knowledge/language.ts'
import type { Release } from '../../shared/knowledge/release.ts'
import type { Suggestions, SuggestQuery } from '../../shared/knowledge/suggestion.ts'
import { describeError, type Log } from '../log.ts'
import type { KnowledgeAsk, KnowledgeAsks } from './knowledge-messages.ts'
import { type KnowledgeThread, ThreadGone, talkTo } from './knowledge-thread.ts'
import { latestWins } from './latest-wins.ts'

/** A release that a thread has read and is ready to answer from. */
export type PreparedRelease = {
  /** From now on this is what is known. */
  use(): Promise<void>
  discard(): Promise<void>
}

export interface KnowledgeClient {
  /**
   * Indexes a release in a thread of its own, while the one before goes on answering.
   *
   * @throws when the release cannot be indexed; nothing has changed then
   */
  prepare(release: Release): Promise<PreparedRelease>
  /** Only the newest of several questions is worked on; see `latestWins`. */
  suggest(query: SuggestQuery): Promise<Suggestions>
  answer(answerId: AnswerId, language: Language): Promise<Revision | null>
  stop(): Promise<void>
}

type KnowledgeClientWorld = {
  readonly startWorker: () => Worker
  readonly after: (ms: number, callback: () => void) => () => void
  readonly log: Log
}

const attempts = 3
const longestRestartMs = 5_000

/** Keeps one knowledge host alive: one that crashes is replaced, with the release it had. */
export function startKnowledgeClient({ startWorker, after, log }: KnowledgeClientWorld): KnowledgeClient {
  const threads = new Set<KnowledgeThread>()
  let release: Release | null = null
  let crashes = 0
  let stopped = false
  let cancelRestart = () => {}
  let current: KnowledgeThread | null = null
  /** Resolves when there is a thread to ask again. */
  let ready: Promise<KnowledgeThread> = begin()

  async function startThread(content: Release | null): Promise<KnowledgeThread> {
    const thread = talkTo(startWorker(), (detail) => {
      log.error('knowledge host ended', { detail })
      threads.delete(thread)
      if (thread === current) restart()
    })
    threads.add(thread)
    try {
      if (content) await thread.ask('install', content)
    } catch (error) {
      await stopThread(thread)
      throw error
    }
    return thread
  }

  async function stopThread(thread: KnowledgeThread) {
    threads.delete(thread)
    await thread.stop()
  }

  async function begin(): Promise<KnowledgeThread> {
    if (current) return current
    try {
      const thread = await startThread(release)
      // A newer release may have taken over while this one was read.
      const successor = current
      if (successor) await stopThread(thread)
      else current = thread
      return successor ?? thread
    } catch (error) {
      log.error('knowledge host does not start', { detail: describeError(error) })
      if (!current) restart()
      return ready
    }
  }

  function restart() {
    current = null
    const delayMs = crashes === 0 ? 0 : Math.min(longestRestartMs, 100 * 2 ** crashes)
    crashes += 1
    const waited = new Promise<void>((resolve) => {
      if (!stopped) cancelRestart = after(delayMs, resolve)
    })
    ready = waited.then(begin)
  }

  async function ask<Name extends KnowledgeAsk>(name: Name, input: KnowledgeAsks[Name]['input']) {
    for (let attempt = 1; ; attempt++) {
      try {
        const answer = await (current ?? (await ready)).ask(name, input)
        crashes = 0
        return answer
      } catch (error) {
        if (stopped || attempt === attempts || !(error instanceof ThreadGone)) throw error
      }
    }
  }

  return {
    prepare: async (next) => {
      const thread = await startThread(next)
      return {
        use: async () => {
          const before = current
          release = next
          if (thread.isGone()) restart()
          else {
            current = thread
            ready = Promise.resolve(thread)
          }
          if (before) await stopThread(before)
        },
        discard: () => stopThread(thread),
      }
    },
    suggest: latestWins((query: SuggestQuery) => ask('suggest', query)),
    answer: (answerId, language) => ask('answer', { answerId, language }),
    stop: async () => {
      stopped = true
      cancelRestart()
      await Promise.all([...threads].map(stopThread))
    },
  }
}
