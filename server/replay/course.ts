import type { SourceEvent } from '../../shared/conversation/source-event.ts'
import type { Recording, Turn } from './recordings.ts'

/*
 * What a platform would tell of a recorded conversation, and when:
 *
 *   offered ─ringing─▶ accepted ─▶ (silence ─▶ somebody speaks, word by word ─▶ the whole utterance)… ─▶ ended
 *
 * In a chat nobody speaks: somebody types, and the message comes whole.
 */

type EventOf<Event> = Event extends unknown ? Omit<Event, 'offset' | 'at'> : never
/** An event without its place and its time, which it gets when it is told. */
export type Told = EventOf<SourceEvent>
export type Step = { readonly afterMs: number; readonly told: Told }

/** What people say in a minute of conversation, and what they type. */
const wordsPerMinute = { voice: 150, chat: 40 } as const
/** One speaks faster than another, by so much at most. */
const personalPace = 0.2
/** How often a transcript is told while somebody speaks. */
const interimEveryMs = 333
const ringingMs = { least: 1_500, most: 6_000 }
const silenceMs = { least: 300, most: 1_800 }

export type CourseWish = {
  /** Whom it is offered to, by the name that the source uses. */
  readonly agent: string
  readonly queue: string | null
  /** Whether what is heard is told while it grows, or somebody is seen typing. */
  readonly interim: boolean
  readonly chance: () => number
}

/** A conversation from ringing to its end, in order of time; `afterMs` counts from the first event. */
export function courseOf(
  { channel, language, turns }: Recording,
  { agent, queue, interim, chance }: CourseWish,
): Step[] {
  const between = ({ least, most }: { least: number; most: number }) => least + chance() * (most - least)
  const pace = wordsPerMinute[channel] * (1 + (chance() * 2 - 1) * personalPace)
  const offered: Told = { kind: 'offered', channel, queue, agent, language, resident: null, contact: null }
  const steps: Step[] = [{ afterMs: 0, told: offered }]
  let now = between(ringingMs)
  steps.push({ afterMs: now, told: { kind: 'accepted', agent } })
  for (const [place, turn] of turns.entries()) {
    const begins = now + (turn.pauseMs ?? between(silenceMs))
    const words = turn.text.split(/(?<=\s)/)
    now = begins + (words.length / pace) * 60_000
    const said = utterance(turn, `u${place + 1}`, language)
    if (interim) steps.push(...(channel === 'voice' ? growing(words, begins, now, said) : typing(begins, now)))
    steps.push({ afterMs: now, told: said(turn.text, true) })
  }
  steps.push({ afterMs: now + between(silenceMs), told: { kind: 'ended', by: 'resident' } })
  return steps
}

type Said = (text: string, final: boolean) => Told

const utterance =
  ({ speaker }: Turn, utteranceId: string, language: Recording['language']): Said =>
  (text, final) => ({ kind: 'utterance', utteranceId, speaker, text, language, final })

/** What has been understood until then, three times a second. */
function growing(words: readonly string[], begins: number, ends: number, said: Said): Step[] {
  const steps: Step[] = []
  for (let at = begins + interimEveryMs; at < ends; at += interimEveryMs) {
    const heard = words.slice(0, Math.ceil(((at - begins) / (ends - begins)) * words.length))
    steps.push({ afterMs: at, told: said(heard.join('').trimEnd(), false) })
  }
  return steps
}

const typing = (begins: number, ends: number): Step[] => [
  { afterMs: begins, told: { kind: 'typing', typing: true } },
  { afterMs: ends, told: { kind: 'typing', typing: false } },
]
