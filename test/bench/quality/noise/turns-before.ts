import { pick } from '../../../support/seeded-chance.ts'
import type { Turn } from '../contender.ts'
import type { Dialogue } from '../dialogue.ts'

const turnsPut = 6

/**
 * Noise `switch`: the first six turns, both roles', of another dialogue of the same domain about another document.
 * They are only heard; questions are those of the own turns. Empty where no dialogue fits.
 */
export function turnsBefore(dialogue: Dialogue, all: readonly Dialogue[], chance: () => number): readonly Turn[] {
  const others = all.filter(
    ({ domain, doc, turns }) => domain === dialogue.domain && doc !== dialogue.doc && turns.length >= turnsPut,
  )
  return pick(others, chance)?.turns.slice(0, turnsPut) ?? []
}
