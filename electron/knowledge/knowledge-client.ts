import type { Worker } from 'node:worker_threads'
import type { PublishedPage, TextTrial, TriedQuestion } from '../../shared/content/content-here.ts'
import type { AskedGolden } from '../../shared/content/golden.ts'
import type { AnswerId, Revision } from '../../shared/knowledge/answer.ts'
import type { AnswerSearch, FoundAnswers } from '../../shared/knowledge/answer-search.ts'
import type { Language } from '../../shared/knowledge/language.ts'
import type { Suggestions, SuggestQuery } from '../../shared/knowledge/suggestion.ts'
import { describeError, type Log } from '../log.ts'
import type { ReleasePlace } from '../storage/stored-index.ts'
import type { KnowledgeAsk, KnowledgeAsks, Notice, Teaching } from './knowledge-messages.ts'
import { type KnowledgeThread, ThreadGone, talkTo } from './knowledge-thread.ts'
import { latestWins } from './latest-wins.ts'

/** An edition that the thread has opened and is ready to answer from. */
export type PreparedEdition = {
  /** How many answers it has. */
  readonly answers: number
  /** From now on this is what is known. */
  use(): Promise<void>
  discard(): Promise<void>
}

export interface KnowledgeClient {
  /**
   * Opens a release's index beside the one that answers.
   *
   * @throws when it cannot be opened; nothing has changed then
   */
  prepare(place: ReleasePlace): Promise<PreparedEdition>
  /** From now on nothing is known. */
  clear(): Promise<void>
  /** Calls back when what is on the disk turns out damaged while it is used. */
  onDamaged(listener: () => void): void
  /** Only the newest of several questions is worked on; see `latestWins`. */
  suggest(query: SuggestQuery): Promise<Suggestions>
  search(search: AnswerSearch): Promise<FoundAnswers>
  answer(answerId: AnswerId, language: Language): Promise<Revision | null>
  /** A page of what is in the release, with what is not in effect yet. */
  listTexts(from: number): Promise<PublishedPage>
  text(revisionId: string): Promise<Revision | null>
  /** How a draft would be found among what is known. Only the newest of several is worked on; see `latestWins`. */
  tryText(trial: TextTrial): Promise<TriedQuestion[]>
  /** What each of a few test questions finds, best first. */
  findGolden(questions: readonly AskedGolden[]): Promise<AnswerId[][]>
  /** Learnt when there is time: nobody waits for it, and a lesson that is lost is no harm. */
  teach(teaching: Teaching): void
  forgetLessons(): Promise<void>
  stop(): Promise<void>
}

type KnowledgeClientWorld = {
  readonly startWorker: () => Worker
  /** Where lessons are kept. */
  readonly lessonsFile: string
  readonly after: (ms: number, callback: () => void) => () => void
  readonly log: Log
}

const attempts = 3
const longestRestartMs = 5_000
const keepLessonsMs = 2_000

/** Keeps one knowledge host alive: one that crashes is replaced, with the release it had. */
export function startKnowledgeClient({ startWorker, lessonsFile, after, log }: KnowledgeClientWorld): KnowledgeClient {
  const threads = new Set<KnowledgeThread>()
  let inUse: ReleasePlace | null = null
  let crashes = 0
  let stopped = false
  let damaged = () => {}
  let cancelRestart = () => {}
  let current: KnowledgeThread | null = null
  /** Resolves when there is a thread to ask again. */
  let ready: Promise<KnowledgeThread> = begin()

  function startThread(): KnowledgeThread {
    const thread = talkTo(startWorker(), {
      onGone: (detail) => {
        log.error('knowledge host ended', { detail })
        threads.delete(thread)
        if (thread === current) restart()
      },
      onNotice: heed,
    })
    threads.add(thread)
    return thread
  }

  function heed({ notice, detail }: Notice) {
    log.warn(`knowledge host: ${notice}`, { detail })
    if (notice === 'text-damaged') damaged()
  }

  async function stopThread(thread: KnowledgeThread) {
    threads.delete(thread)
    await thread.stop()
  }

  async function begin(): Promise<KnowledgeThread> {
    const thread = startThread()
    try {
      await thread.ask('recall-lessons', { file: lessonsFile })
      await catchUp(thread)
      current = thread
      return thread
    } catch (error) {
      if (!stopped) log.error('knowledge host does not start', { detail: describeError(error) })
      await stopThread(thread)
      restart()
      return ready
    }
  }

  /** Brings a new thread to the release in use, which may become another one while it is read. */
  async function catchUp(thread: KnowledgeThread) {
    for (let opened: ReleasePlace | null = null; opened !== inUse; ) {
      opened = inUse
      if (opened) await openIn(thread, opened)
    }
  }

  async function openIn(thread: KnowledgeThread, place: ReleasePlace) {
    try {
      const { edition } = await thread.ask('open', place)
      await thread.ask('use', { edition })
    } catch (error) {
      if (error instanceof ThreadGone) throw error
      // Better an answering thread that knows nothing until the index is made anew, than none.
      log.error('index not opened', { detail: describeError(error) })
      damaged()
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

  async function askWhoAnswers<Name extends KnowledgeAsk>(name: Name, input: KnowledgeAsks[Name]['input']) {
    for (let attempt = 1; ; attempt++) {
      try {
        const thread = current ?? (await ready)
        const answer = await thread.ask(name, input)
        crashes = 0
        return { thread, answer }
      } catch (error) {
        if (stopped || attempt === attempts || !(error instanceof ThreadGone)) throw error
      }
    }
  }

  const ask = async <Name extends KnowledgeAsk>(name: Name, input: KnowledgeAsks[Name]['input']) =>
    (await askWhoAnswers(name, input)).answer

  /** The thread that had opened it may have crashed meanwhile: its successor opens what is in use by itself. */
  const useIn = async (thread: KnowledgeThread, edition: number, place: ReleasePlace) => {
    inUse = place
    try {
      if (thread === current) await thread.ask('use', { edition })
      else if (current) await openIn(current, place)
      else await ready
    } catch (error) {
      if (!(error instanceof ThreadGone)) throw error
      if (!stopped) await ready
    }
  }

  return {
    prepare: async (place) => {
      const { thread, answer } = await askWhoAnswers('open', place)
      const { edition, answers } = answer
      return {
        answers,
        use: () => useIn(thread, edition, place),
        discard: async () => {
          if (!thread.isGone()) await thread.ask('discard', { edition })
        },
      }
    },
    clear: async () => {
      inUse = null
      const before = current
      if (!before) return
      await before.ask('keep-lessons', null).catch(() => undefined)
      restart()
      await stopThread(before)
    },
    onDamaged: (listener) => {
      damaged = listener
    },
    suggest: latestWins((query: SuggestQuery) => ask('suggest', query)),
    search: latestWins((search: AnswerSearch) => ask('search', search)),
    answer: (answerId, language) => ask('answer', { answerId, language }),
    listTexts: (from) => ask('list-texts', { from }),
    text: (revisionId) => ask('text', { revisionId }),
    tryText: latestWins((trial: TextTrial) => ask('try-text', trial)),
    findGolden: (questions) => ask('find-golden', questions),
    teach: (teaching) => {
      ask('teach', teaching).catch((error: unknown) => log.warn('lesson lost', { detail: describeError(error) }))
    },
    forgetLessons: async () => {
      await ask('forget-lessons', null)
    },
    stop: async () => {
      stopped = true
      cancelRestart()
      if (current) await keptInTime(current)
      await Promise.all([...threads].map(stopThread))
    },
  }

  async function keptInTime(thread: KnowledgeThread) {
    let giveUp = () => {}
    const waited = new Promise<void>((resolve) => {
      giveUp = after(keepLessonsMs, resolve)
    })
    await Promise.race([thread.ask('keep-lessons', null).catch(() => undefined), waited])
    giveUp()
  }
}
