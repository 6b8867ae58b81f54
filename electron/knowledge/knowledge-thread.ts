import type { Worker } from 'node:worker_threads'
import type { FromKnowledgeHost, KnowledgeAsk, KnowledgeAsks, Notice } from './knowledge-messages.ts'

/** The thread ended before it answered: asking another one may help. */
export class ThreadGone extends Error {
  override readonly name = 'ThreadGone'
}

/** One knowledge host, asked over messages. */
export interface KnowledgeThread {
  ask<Name extends KnowledgeAsk>(
    name: Name,
    input: KnowledgeAsks[Name]['input'],
  ): Promise<KnowledgeAsks[Name]['answer']>
  isGone(): boolean
  /** Ends the thread; what it was asked and did not answer is rejected with `ThreadGone`. */
  stop(): Promise<void>
}

type Pending = { readonly resolve: (answer: never) => void; readonly reject: (error: Error) => void }

type Listeners = {
  /** The thread ended without having been stopped. */
  readonly onGone: (detail: string) => void
  readonly onNotice: (notice: Notice) => void
}

export function talkTo(worker: Worker, { onGone, onNotice }: Listeners): KnowledgeThread {
  const pending = new Map<number, Pending>()
  let lastId = 0
  let gone = false
  let stopped = false

  const end = (detail: string) => {
    if (gone) return
    gone = true
    // First, so that whoever asks again after the rejection finds the successor.
    if (!stopped) onGone(detail)
    for (const { reject } of pending.values()) reject(new ThreadGone(detail))
    pending.clear()
  }

  worker.on('message', (message: FromKnowledgeHost) => {
    if ('notice' in message) return onNotice(message)
    const asked = pending.get(message.id)
    pending.delete(message.id)
    if (message.ok) asked?.resolve(message.answer as never)
    else asked?.reject(new Error(message.detail))
  })
  worker.on('error', (error) => end(error.message))
  worker.on('exit', (code) => end(`the thread ended with code ${code}`))

  return {
    ask: (name, input) =>
      new Promise((resolve, reject) => {
        if (gone) return reject(new ThreadGone('the thread has ended'))
        const id = ++lastId
        pending.set(id, { resolve, reject })
        worker.postMessage({ id, name, input })
      }),
    isGone: () => gone,
    stop: async () => {
      stopped = true
      end('stopped')
      await worker.terminate()
    },
  }
}
