import { describe, expect, it } from 'vitest'
import type { Dialogue } from '../../bench/quality/dialogue.ts'
import { misheard, spokenWords } from '../../bench/quality/noise/misheard.ts'
import { mistyped } from '../../bench/quality/noise/mistyped.ts'
import { chanceFor, type Noise, noises, withNoise } from '../../bench/quality/noise/noise.ts'
import { soundsLike } from '../../bench/quality/noise/sounds-like.ts'
import { seededChance } from '../../support/seeded-chance.ts'

const sentence = 'Someone from the DMV sent their licence back, but the photograph on it is not right. What now?'
/** Words that are heard as one: no acronym. */
const ordinary = spokenWords(sentence).filter((word) => word.length > 1)
const rounds = 400

const aDialogue = (id: string, doc: string): Dialogue => ({
  id,
  doc,
  domain: 'dmv',
  turns: Array.from({ length: 8 }, (_, turn) => ({
    role: turn % 2 === 0 ? ('user' as const) : ('agent' as const),
    text: `${sentence} ${id} ${turn}`,
    gold: [`${doc}-${turn}`],
  })),
})
const dialogues = [aDialogue('one', 'd1'), aDialogue('same page', 'd1'), aDialogue('other', 'd2')]
const [first = aDialogue('none', '')] = dialogues
const noised = (noise: Noise) => withNoise(noise, first, dialogues)

describe('noise', () => {
  it.each(noises)('is the same twice: %s', (noise) => {
    expect(noised(noise)).toEqual(noised(noise))
  })

  it.each(['asr', 'typo'] as const)('leaves what is right as it was: %s', (noise) => {
    const golds = ({ turns }: Dialogue) => turns.map(({ gold }) => gold)
    expect(golds(noised(noise).dialogue)).toEqual(golds(first))
  })

  it('puts six turns about another page of the same domain first', () => {
    const { before, dialogue } = noised('switch')
    expect(before).toEqual(dialogues[2]?.turns.slice(0, 6))
    expect(dialogue).toBe(first)
  })
})

describe('what is heard', () => {
  it('has no capitals or signs', () => {
    expect(misheard(sentence, 'en', seededChance(1))).toMatch(/^[a-z' ]+$/)
  })

  it('spells acronyms', () => {
    expect(spokenWords('The DMV’s form, at the DMV')).toEqual(['the', "dmv's", 'form', 'at', 'the', 'd', 'm', 'v'])
  })

  it('does not take shouting for acronyms', () => {
    expect(spokenWords('HELP ME NOW')).toEqual(['help', 'me', 'now'])
  })

  it('has lost or taken for another about 11 % of the words', () => {
    const changed = changedShare(
      (word, chance) => !misheard(word, 'en', chance).split(' ').includes(word.toLowerCase()),
    )
    expect(changed).toBeGreaterThan(0.08)
    expect(changed).toBeLessThan(0.125)
  })

  it('finds a sound-alike for any longer word', () => {
    for (const word of ['their', 'photograph', 'rhythms', 'brrr', 'xyzzy', 'hypothetical'])
      expect(soundsLike(word, 'en', seededChance(2))).not.toBe(word)
  })
})

describe('what is typed', () => {
  it('has a slip in about 12 % of the longer words', () => {
    const slips = changedShare((word, chance) => mistyped(word, chance) !== word, 'photograph')
    expect(slips).toBeGreaterThan(0.1)
    expect(slips).toBeLessThan(0.14)
  })

  it('keeps words of three letters', () => {
    expect(changedShare((word, chance) => mistyped(word, chance) !== word, 'DMV')).toBe(0)
  })
})

/** Share of words for which something happened, over many rounds. */
function changedShare(happened: (word: string, chance: () => number) => boolean, only?: string): number {
  const chance = chanceFor('asr', 'share')
  const asked = Array.from({ length: rounds }, () => (only ? [only] : ordinary)).flat()
  return asked.filter((word) => happened(word, chance)).length / asked.length
}
