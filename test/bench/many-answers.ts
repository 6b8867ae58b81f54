import type { AnswerText } from '../../shared/knowledge/answer.ts'
import { seededChance } from '../support/seeded-chance.ts'

const syllables = 'ba do ka li mo ne pu ra si to va we zo fi gu he jo ly mi nu'.split(' ')

/** A made-up word; low numbers are short and, by `rare`, common, as in real text. */
export const madeUp = (number: number): string => {
  const word = syllables[number % syllables.length] ?? ''
  return number < syllables.length ? `${word}x` : word + madeUp(Math.floor(number / syllables.length))
}

/**
 * `neighbours`: copies are about the same thing, so that none of them is sure to be what is asked for. `other-topics`:
 * half of their longer words are made up, and the original stands out as it does among real answers.
 */
type Copies = 'neighbours' | 'other-topics'

/**
 * As many answers as asked for, grown from the sample: the topics again and again, each time under another id with
 * forty words of its own in the detail (Zipf-like, of a vocabulary that grows with the content), so that the index has
 * long and short lists as a real one has. Titles and residents' words repeat: the hard case, with many near neighbours.
 */
export function manyAnswers(sample: readonly AnswerText[], count: number, copies: Copies = 'neighbours'): AnswerText[] {
  const chance = seededChance(311)
  const vocabulary = 5_000 + count * 4
  const rare = () => madeUp(Math.floor(vocabulary ** chance()))
  const topics = [...new Set(sample.map(({ answerId }) => answerId))]
  const textsOf = (topic: string | undefined) => sample.filter(({ answerId }) => answerId === topic)
  return Array.from({ length: count }, (_, number) => {
    const round = Math.floor(number / topics.length)
    return textsOf(topics[number % topics.length]).map((text): AnswerText => {
      if (round === 0) return text
      const more = Array.from({ length: 40 }, rare).join(' ')
      // Neighbours under one question must differ in their labels, and copies do not.
      const { apart: _question, ...plain } = text
      const copy = { ...plain, answerId: `${text.answerId}-${round}`, detail: `${text.detail}\n\n${more}`, related: [] }
      return copies === 'neighbours' ? copy : aboutSomethingElse(copy, chance)
    })
  }).flat()
}

const longWord = /\p{L}{5,}/gu

function aboutSomethingElse(text: AnswerText, chance: () => number): AnswerText {
  const replaced = new Map<string, string>()
  const other = (word: string) => {
    const known = replaced.get(word) ?? (chance() < 0.5 ? madeUp(Math.floor(chance() * 100_000)) : word)
    replaced.set(word, known)
    return known
  }
  const changed = (part: string) => part.replace(longWord, other)
  const { title, residentsWords, spoken, steps, detail } = text
  return {
    ...text,
    title: changed(title),
    residentsWords: residentsWords.map(changed),
    spoken: changed(spoken),
    steps: changed(steps),
    detail: changed(detail),
  }
}
