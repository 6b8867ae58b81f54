import { randomUUID } from 'node:crypto'
import { courseOf, type Step } from './course.ts'
import type { Platform } from './platform.ts'
import type { Recording } from './recordings.ts'
import type { Waits } from './waits.ts'

export type Playing = {
  /** Each is in one conversation after the other. */
  readonly agents: readonly string[]
  /** What an agent hears next; null: nothing more. */
  readonly next: (agent: string) => Recording | null
  readonly tell: Platform['tell']
  readonly queue: string | null
  readonly interim: boolean
  /** How many times faster than people talk. */
  readonly speed: number
  readonly chance: () => number
  /** Between two conversations of an agent, in milliseconds of life. */
  readonly wrapUpMs: number
  /** The first conversations begin within so many milliseconds of life. */
  readonly spreadMs: number
  /** Once they are stopped each conversation that goes on is told to be over. */
  readonly waits: Waits
}

/** Plays until nobody has anything more to hear. Resolves to how many conversations were played. */
export async function play(playing: Playing): Promise<number> {
  const played = await Promise.all(playing.agents.map((agent) => playFor(agent, playing)))
  return played.reduce((sum, count) => sum + count, 0)
}

async function playFor(agent: string, playing: Playing): Promise<number> {
  const { waits, speed, chance, wrapUpMs, spreadMs } = playing
  let count = 0
  await waits.wait((chance() * spreadMs) / speed)
  while (!waits.isStopped()) {
    const recording = playing.next(agent)
    if (!recording) break
    await playOne(agent, recording, playing)
    count += 1
    await waits.wait(wrapUpMs / speed)
  }
  return count
}

async function playOne(agent: string, recording: Recording, playing: Playing): Promise<void> {
  const { waits, speed, tell } = playing
  // Played twice it is another conversation.
  const conversation = `${recording.name} ${randomUUID()}`.slice(-200)
  const begunAt = Date.now()
  let offset = 0
  const say = ({ told }: Pick<Step, 'told'>, at: number) => {
    offset += 1
    tell({ ...told, conversation, offset, at: Math.round(at) })
  }
  for (const step of courseOf(recording, { ...playing, agent })) {
    const at = begunAt + step.afterMs / speed
    await waits.wait(at - Date.now())
    if (waits.isStopped()) return say({ told: { kind: 'ended', by: 'system' } }, Date.now())
    say(step, at)
  }
}
