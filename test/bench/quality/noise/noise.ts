import { seededChance } from '../../../support/seeded-chance.ts'
import type { Turn } from '../contender.ts'
import type { Dialogue } from '../dialogue.ts'
import { fnv1a } from '../split.ts'
import { misheard } from './misheard.ts'
import { mistyped } from './mistyped.ts'
import { turnsBefore } from './turns-before.ts'

export const noises = ['none', 'asr', 'typo', 'switch'] as const
/**
 * What happens to a conversation before it is asked about:
 *   none    nothing
 *   asr     heard by a speech recogniser, see `misheard`
 *   typo    typed in a hurry, see `mistyped`
 *   switch  six turns about something else came first, see `turnsBefore`
 * Caller's and agent's turns alike. Each dialogue has its chance from its own id, so that every contender, mode and
 * choice of dialogues meets the same noise.
 */
export type Noise = (typeof noises)[number]

/** Chance of a conversation's own, from its id. */
export const chanceFor = (noise: Noise, id: string): (() => number) => seededChance(fnv1a(`${noise} ${id}`))

/** The dialogue with noise, and what was said before it. */
export function withNoise(
  noise: Noise,
  dialogue: Dialogue,
  all: readonly Dialogue[],
): { dialogue: Dialogue; before: readonly Turn[] } {
  const chance = chanceFor(noise, dialogue.id)
  switch (noise) {
    case 'none':
      return { dialogue, before: [] }
    case 'asr':
      return { dialogue: retold(dialogue, (text) => misheard(text, 'en', chance)), before: [] }
    case 'typo':
      return { dialogue: retold(dialogue, (text) => mistyped(text, chance)), before: [] }
    case 'switch':
      return { dialogue, before: turnsBefore(dialogue, all, chance) }
  }
}

const retold = (dialogue: Dialogue, retell: (text: string) => string): Dialogue => ({
  ...dialogue,
  turns: dialogue.turns.map((turn) => ({ ...turn, text: retell(turn.text) })),
})
