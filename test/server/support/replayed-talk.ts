import type { Platform, PlatformEvent } from '../../../server/replay/platform.ts'
import { play } from '../../../server/replay/play.ts'
import type { Turn } from '../../../server/replay/recordings.ts'
import { createWaits } from '../../../server/replay/waits.ts'
import { markTurns } from './heard-book.ts'

export type Talk = {
  /** How many utterances each agent has to hear. */
  readonly expected: ReadonlyMap<string, number>
  /** Ends every conversation; resolves once all of that is told. */
  stop(): Promise<void>
}

type TalkWish = {
  readonly agents: readonly string[]
  /** What is said in the next conversation. */
  readonly turns: () => readonly Turn[]
  readonly tell: Platform['tell']
  readonly interim: boolean
  readonly speed: number
  readonly wrapUpMs: number
  readonly spreadMs: number
  readonly chance: () => number
}

/** Agents in one marked call after the other, until it is stopped. */
export function startTalk({ turns, tell, ...wish }: TalkWish): Talk {
  const expected = new Map<string, number>()
  const calls = new Map<string, number>()
  const waits = createWaits()
  const count = (event: PlatformEvent) => {
    if (event.kind !== 'utterance' || !event.final) return
    const [agent = ''] = event.conversation.split(' ')
    expected.set(agent, (expected.get(agent) ?? 0) + 1)
  }
  const playing = play({
    ...wish,
    queue: 'general',
    waits,
    next: (agent) => {
      const call = (calls.get(agent) ?? 0) + 1
      calls.set(agent, call)
      return { name: agent, channel: 'voice', language: 'en', turns: markTurns(turns(), agent, call) }
    },
    tell: (event) => {
      count(event)
      tell(event)
    },
  })
  return {
    expected,
    stop: async () => {
      waits.stop()
      await playing
    },
  }
}
