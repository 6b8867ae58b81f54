import type { EpochMs } from '../clock.ts'
import type { Fact } from './fact.ts'

/** Durations in milliseconds. `handleMs` is always the sum of the other three. */
export type HandleTime = {
  readonly talkMs: number
  readonly holdMs: number
  readonly afterCallMs: number
  readonly handleMs: number
}

export type Phase = 'waiting' | 'talking' | 'holding' | 'after-call' | 'done'

const phaseAfter: Partial<Record<Fact['kind'], Partial<Record<Phase, Phase>>>> = {
  accepted: { waiting: 'talking' },
  held: { talking: 'holding' },
  resumed: { holding: 'talking' },
  transferred: { talking: 'after-call', holding: 'after-call' },
  ended: { talking: 'after-call', holding: 'after-call' },
  'wrap-up-submitted': { talking: 'done', holding: 'done', 'after-call': 'done' },
}

/** What is first and last whatever its instant says: two clocks may disagree about the rest, never about this. */
const rankOf: Partial<Record<Fact['kind'], number>> = { offered: 0, accepted: 1, 'wrap-up-submitted': 3 }
const rank = ({ kind }: Fact): number => rankOf[kind] ?? 2

/**
 * The facts of one interaction in the order in which they happened, whatever the order in which they were told: a
 * telephony platform may tell late, or twice, what it saw early. Of two at one instant the one told first is first.
 */
export function inTime(facts: readonly Fact[]): Fact[] {
  return facts.toSorted((one, other) => rank(one) - rank(other) || one.at - other.at)
}

/** The phase that an interaction is in after these facts. A fact that makes no sense in a phase changes nothing. */
export function phaseOf(facts: readonly Fact[]): Phase {
  return inTime(facts).reduce<Phase>((phase, fact) => phaseAfter[fact.kind]?.[phase] ?? phase, 'waiting')
}

/**
 * Handle time = talk + hold + after-call work, the industry's definition (ICMI): talk from acceptance to end without
 * holds, hold between `held` and `resumed`, after-call work from end until the wrap-up is submitted.
 *
 * `facts` are those of one interaction in any order; `until` is now for an interaction still open.
 * An instant before the one that precedes it counts as that one: a phase lasts zero or more, never less.
 */
export function handleTime(facts: readonly Fact[], until?: EpochMs): HandleTime {
  const spent = { talking: 0, holding: 0, 'after-call': 0 }
  for (const stretch of stretchesOf(facts, until)) spent[stretch.phase] += stretch.until - stretch.from
  const { talking: talkMs, holding: holdMs, 'after-call': afterCallMs } = spent
  return { talkMs, holdMs, afterCallMs, handleMs: talkMs + holdMs + afterCallMs }
}

/** A time that counts into handle time, from one instant until another that is not before it. */
export type Stretch = { readonly phase: CountedPhase; readonly from: EpochMs; readonly until: EpochMs }
type CountedPhase = 'talking' | 'holding' | 'after-call'

const isCounted = (phase: Phase): phase is CountedPhase => phase !== 'waiting' && phase !== 'done'

/** The stretches that handle time is added up from, in order and without a gap; the facts and `until` are as there. */
export function stretchesOf(facts: readonly Fact[], until?: EpochMs): Stretch[] {
  const stretches: Stretch[] = []
  let phase: Phase = 'waiting'
  let since = 0
  const close = (at: EpochMs) => {
    if (isCounted(phase)) stretches.push({ phase, from: since, until: Math.max(since, at) })
    since = Math.max(since, at)
  }
  for (const fact of inTime(facts)) {
    const next: Phase | undefined = phaseAfter[fact.kind]?.[phase]
    if (!next) continue
    close(fact.at)
    phase = next
  }
  if (until !== undefined) close(until)
  return stretches
}
