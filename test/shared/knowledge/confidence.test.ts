import { describe, expect, it } from 'vitest'
import { confidenceWord, confidenceWords, leastConfidence } from '../../../shared/knowledge/confidence.ts'

describe('confidence in words', () => {
  it.each([
    [1, 'strong'],
    [0.6, 'strong'],
    [0.59, 'likely'],
    [0.35, 'likely'],
    [0.34, 'possible'],
    [0, 'possible'],
  ])('calls %f %s', (confidence, word) => {
    expect(confidenceWord(confidence)).toBe(word)
  })

  it.each(confidenceWords)('is called %s from its own least on', (word) => {
    expect(confidenceWord(leastConfidence[word])).toBe(word)
  })
})
