import { seededChance } from '../../shared/seeded-chance.ts'
import { StartFailure } from '../start-failure.ts'
import { openPlatform, type Refusal } from './platform.ts'
import { play } from './play.ts'
import { type Recording, readRecordings } from './recordings.ts'
import type { ReplayOptions } from './replay-options.ts'
import { createWaits } from './waits.ts'

const wrapUpMs = 15_000
const spreadMs = 10_000

export type Replay = {
  /** Resolves to what was played, in words. Rejects with a `StartFailure` when the server takes nothing from us. */
  readonly done: Promise<string>
  /** Ends the conversations that go on, and the replay. */
  stop(): void
}

/** Plays recorded conversations to a server as a platform would; `say` hears what the server refuses. */
export function startReplay(options: ReplayOptions, say: (line: string) => void): Replay {
  const waits = createWaits()
  return { done: replay(options, say, waits), stop: waits.stop }
}

async function replay(options: ReplayOptions, say: (line: string) => void, waits: ReturnType<typeof createWaits>) {
  const recordings = (await Promise.all(options.files.map(readRecordings))).flat()
  let [told, refused] = [0, 0]
  let unknown: string | null = null
  const onRefused = ({ event, reason, detail }: Refusal) => {
    refused += 1
    say(`${event.conversation}: ${event.kind} was refused (${reason}). ${detail}`)
    if (reason !== 'unknown-agent') return
    unknown = 'agent' in event ? event.agent : null
    waits.stop()
  }
  const { url, keyId, secret } = options
  const platform = openPlatform({ urls: [url], keyId, secret, onRefused, onFailed: waits.stop })
  const conversations = await play({
    ...options,
    next: inTurn(recordings, options.loop),
    tell: (event) => {
      told += 1
      platform.tell(event)
    },
    chance: seededChance(options.seed),
    wrapUpMs,
    spreadMs: options.agents.length > 1 ? spreadMs : 0,
    waits,
  })
  await platform.idle().catch((error: unknown) => {
    throw new StartFailure(error instanceof Error ? error.message : String(error))
  })
  if (unknown !== null) throw new StartFailure(`Add ${unknown} with "people add", or name others with --agents.`)
  return `${conversations} conversations played: ${told} events told, ${refused} of them refused.`
}

/** One recording after the other, to whoever is free. */
function inTurn(recordings: readonly Recording[], loop: boolean): () => Recording | null {
  let place = 0
  return () => {
    if (loop && place === recordings.length) place = 0
    const recording = recordings[place] ?? null
    place += 1
    return recording
  }
}
