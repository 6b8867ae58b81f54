import { describe, expect, it } from 'vitest'
import { spanInWords } from '../../../renderer/ui/span.ts'

describe('a span of time', () => {
  it.each([
    [0, 'en-CA', '1 minute'],
    [119_000, 'en-CA', '1 minute'],
    [7_300_000, 'en-CA', '2 hours'],
    [3 * 86_400_000, 'fr-CA', '3\u00a0jours'],
  ])('of %i ms is told in %s as %s', (ms, locale, words) => {
    expect(spanInWords(ms, locale)).toBe(words)
  })
})
