import { describe, expect, it } from 'vitest'
import { aboutInWords, aboutPartSchema } from '../../../shared/fair/about.ts'

describe('what a record says', () => {
  const contest = [{ text: 'It was a transfer.' }, { term: 'decision left-out' }, { text: 'You are right.' }]

  it('is one line in the language of whoever reads it', () => {
    expect(aboutInWords(contest, 'en')).toBe('It was a transfer. · left out of all figures · You are right.')
    expect(aboutInWords(contest, 'fr')).toBe('It was a transfer. · écartée de tous les chiffres · You are right.')
  })

  it('has an answer by its title, in the other language where this one has none, and by its id where nobody knows', () => {
    const part = { answer: 'pothole-report', title: { en: 'Report a pothole', fr: 'Signaler un nid-de-poule' } }
    expect(aboutInWords([part], 'fr')).toBe('Signaler un nid-de-poule')
    expect(aboutInWords([{ ...part, title: { en: 'Report a pothole' } }], 'fr')).toBe('Report a pothole')
    expect(aboutInWords([{ answer: 'pothole-report' }], 'en')).toBe('pothole-report')
  })

  it('keeps a code that a newer server knows', () => {
    expect(aboutInWords([{ term: 'act merged' }], 'en')).toBe('act merged')
  })

  it('has a gap where a newer server tells a part of another kind', () => {
    const told = [{ text: 'Moved' }, { map: 'ward-7' }].map((part) => aboutPartSchema.parse(part))
    expect(aboutInWords(told, 'en')).toBe('Moved · …')
  })

  it('may be nothing', () => {
    expect(aboutInWords([], 'en')).toBe('')
  })
})
