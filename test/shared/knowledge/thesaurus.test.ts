import { describe, expect, it } from 'vitest'
import { termOf } from '../../../shared/knowledge/engine/lunr-terms.ts'
import { words } from '../../../shared/knowledge/engine/words.ts'
import { type Language, languages } from '../../../shared/knowledge/language.ts'
import { across } from '../../../shared/knowledge/thesaurus/across.ts'
import { english } from '../../../shared/knowledge/thesaurus/english.ts'
import { french } from '../../../shared/knowledge/thesaurus/french.ts'
import { readAcross, readExpansions, thesaurus } from '../../../shared/knowledge/thesaurus/thesaurus.ts'

const read = (text: string) =>
  readExpansions({ file: 'small.ts', text }).map(({ said, meant }) => `${said.join(' ')} > ${meant.join(' ')}`)

const meantBy = (said: string, language: Language) =>
  thesaurus[language].filter((expansion) => expansion.said.join(' ') === said).map(({ meant }) => meant.join(' '))

const termsOf = (phrase: readonly string[], language: Language) =>
  words(phrase.join(' '), language)
    .map(({ folded }) => termOf(folded, language))
    .join(' ')

describe('a text of the thesaurus', () => {
  it('leads from each equal to each other', () => {
    expect(read('a = b = c')).toEqual(['a > b', 'a > c', 'b > a', 'b > c', 'c > a', 'c > b'])
  })

  it('leads from what is said to what is meant and not back', () => {
    expect(read('x, y > p, q')).toEqual(['x > p', 'x > q', 'y > p', 'y > q'])
  })

  it('parts phrases at spaces and hyphens', () => {
    expect(readExpansions({ file: 'small.ts', text: 'pick-up > curb side' })).toEqual([
      { said: ['pick', 'up'], meant: ['curb', 'side'] },
    ])
  })

  it('passes over headings and empty lines', () => {
    expect(read('\n# Waste\n\n  a > b  \n')).toEqual(['a > b'])
  })

  it.each([
    ['without a sign', 'garbage trash'],
    ['with two arrows', 'a > b > c'],
    ['with an empty phrase', 'a, > b'],
    ['with nothing equal', 'a ='],
    ['with a comma among equals', 'a, b = c'],
    ['with a capital', 'Garbage = trash'],
    ['with five words in a row', 'a b c d e > f'],
    ['that has a phrase twice', 'a = b = a'],
    ['that leads to itself', 'a, b > c, a'],
  ])('is refused by name for a line %s', (_, line) => {
    expect(() => read(`\n# Waste\n${line}\n`)).toThrow(/^small\.ts, line 3: .*/)
    expect(() => read(line)).toThrow(line)
  })
})

describe('a text across the languages', () => {
  it('leads to each language from the other', () => {
    expect(readAcross({ file: 'small.ts', text: 'dog : chien' })).toEqual({
      en: [{ said: ['chien'], meant: ['dog'] }],
      fr: [{ said: ['dog'], meant: ['chien'] }],
    })
  })

  it('is refused by name for a malformed line', () => {
    expect(() => readAcross({ file: 'small.ts', text: 'dog > chien' })).toThrow('small.ts, line 1: ')
  })
})

describe('the thesaurus', () => {
  it('says trash for garbage in both directions', () => {
    expect(meantBy('garbage', 'en')).toContain('trash')
    expect(meantBy('trash', 'en')).toContain('garbage')
  })

  it('leads from couch to bulky item and not back', () => {
    expect(meantBy('couch', 'en')).toContain('bulky item')
    expect(meantBy('bulky item', 'en')).not.toContain('couch')
  })

  it('knows that vidanges are ordures', () => {
    expect(meantBy('vidanges', 'fr')).toContain('ordures')
  })

  it('leads from French to English and from English to French', () => {
    expect(meantBy('ordures', 'en')).toContain('garbage')
    expect(meantBy('garbage', 'fr')).toContain('ordures')
  })

  it.each([
    ['en', english],
    ['fr', french],
  ] as const)('leads nowhere that the stems of a language do not lead already: %s', (language, text) => {
    const toItself = readExpansions({ file: language, text }).filter(
      ({ said, meant }) => termsOf(said, language) === termsOf(meant, language),
    )
    expect(toItself).toEqual([])
  })

  it.each([
    ['en', english],
    ['fr', french],
  ] as const)('says nothing twice in one language, even stemmed: %s', (language, text) => {
    const all = readExpansions({ file: language, text }).map(
      ({ said, meant }) => `${termsOf(said, language)} > ${termsOf(meant, language)}`,
    )
    expect(all.filter((expansion, place) => all.indexOf(expansion) < place)).toEqual([])
  })

  it('says nothing twice across the languages', () => {
    const all = readAcross({ file: 'across.ts', text: across }).en.map(
      ({ said, meant }) => `${said.join(' ')} > ${meant.join(' ')}`,
    )
    expect(all.filter((expansion, place) => all.indexOf(expansion) < place)).toEqual([])
  })

  it.each(languages)('leads from no phrase to itself: %s', (language) => {
    expect(thesaurus[language].filter(({ said, meant }) => said.join(' ') === meant.join(' '))).toEqual([])
  })

  it.each(Object.entries({ english, french, across }))('has no line twice: %s', (_, text) => {
    const lines = text.split('\n').filter((line) => line.trim() !== '')
    expect(lines.filter((line, place) => lines.indexOf(line) < place)).toEqual([])
  })
})
