import { describe, expect, it } from 'vitest'
import { confidenceWord, confidenceWords, leastConfidence } from '../../../shared/knowledge/confidence.ts'

describe('confidence in words', () => {
  it.each([
    [1, 'strong'],
    [0.7, 'strong'],
    [0.69, 'likely'],
    [0.5, 'likely'],
    [0.49, 'possible'],
    [0, 'possible'],
  ])('calls %f %s', (confidence, word) => {
    expect(confidenceWord(confidence)).toBe(word)
  })

  it.each(confidenceWords)('is called %s from its own least on', (word) => {
    expect(confidenceWord(leastConfidence[word])).toBe(word)
  })
})
