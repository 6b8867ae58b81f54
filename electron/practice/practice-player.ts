import type { Clock } from '../../shared/clock.ts'
import type { PracticeScript } from '../../shared/practice/script.ts'
import { failure, type Result, success } from '../../shared/result.ts'
import type { ConversationFeed, FeedListener } from './conversation-feed.ts'

/*
 *  silent ── play ──▶ pausing before a turn ── pause over ──▶ turn heard ──▶ pausing … ──▶ finished, silent
 *                       │          ▲
 *                     pause      resume (with what was left of the pause)
 *                       ▼          │
 *                     paused ──────┘             stop or another play: silent from any state
 */

export interface PracticePlayer extends ConversationFeed {
  /** Plays a script into an interaction, in place of the one that plays. */
  play(scriptId: string, interactionId: string): Result<Record<string, never>, 'no-such-script'>
  pause(paused: boolean): void
  stop(): void
}

type PracticeWorld = {
  readonly scripts: readonly PracticeScript[]
  readonly clock: Clock
  readonly after: (ms: number, callback: () => void) => () => void
  /** Divides every pause. */
  readonly pace: number
}

type Playing = {
  readonly script: PracticeScript
  readonly interactionId: string
  turn: number
  /** What is left of the pause before `turn`, counted from `since`. */
  leftMs: number
  since: number
  cancel: (() => void) | null
}

export function createPracticePlayer({ scripts, clock, after, pace }: PracticeWorld): PracticePlayer {
  const listeners = new Set<FeedListener>()
  let playing: Playing | null = null

  const stop = () => {
    playing?.cancel?.()
    playing = null
  }

  const wait = (mine: Playing) => {
    mine.since = clock.now()
    mine.cancel = after(mine.leftMs, () => speak(mine))
  }

  const speak = (mine: Playing) => {
    const turn = mine.script.turns[mine.turn]
    if (!turn || mine !== playing) return
    const utterance = { speaker: 'resident', text: turn.text, heardAt: clock.now() } as const
    for (const listener of listeners) listener.utteranceHeard(mine.interactionId, utterance)
    // A listener may have stopped the call.
    if (mine !== playing) return
    mine.turn += 1
    const next = mine.script.turns[mine.turn]
    if (!next) return finish(mine)
    mine.leftMs = next.pauseMs / pace
    wait(mine)
  }

  const finish = (mine: Playing) => {
    playing = null
    for (const listener of listeners) listener.conversationFinished(mine.interactionId)
  }

  return {
    listen: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    play: (scriptId, interactionId) => {
      const script = scripts.find((candidate) => candidate.scriptId === scriptId)
      if (!script) return failure('no-such-script')
      stop()
      const leftMs = (script.turns[0]?.pauseMs ?? 0) / pace
      playing = { script, interactionId, turn: 0, leftMs, since: clock.now(), cancel: null }
      wait(playing)
      return success({})
    },
    pause: (paused) => {
      if (!playing) return
      if (paused && playing.cancel) {
        playing.cancel()
        playing.cancel = null
        playing.leftMs = Math.max(0, playing.leftMs - (clock.now() - playing.since))
      } else if (!paused && !playing.cancel) wait(playing)
    },
    stop,
  }
}
