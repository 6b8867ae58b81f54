import { describe, expect, it } from 'vitest'
import { fold, words } from '../../../../shared/knowledge/engine/words.ts'
import { heardLanguage } from '../../../../shared/knowledge/heard-language.ts'

describe('words', () => {
  it('are folded to lower case without accents', () => {
    expect(fold('Ménagères à l’Œuvre')).toBe('menageres a l’oeuvre')
  })

  it('stand where the text has them', () => {
    const text = 'Le dépôt, ouvert.'
    expect(words(text, 'fr').map(({ start, end }) => text.slice(start, end))).toEqual(['Le', 'dépôt', 'ouvert'])
  })

  it('lose their French elision', () => {
    expect(words("d'ordures et l’eau", 'fr').map(({ folded }) => folded)).toEqual(['ordures', 'et', 'eau'])
  })

  it("keep an English apostrophe's word whole", () => {
    expect(words("didn't", 'en').map(({ folded }) => folded)).toEqual(['didnt'])
  })

  it('are parted by the narrow spaces of French typography', () => {
    expect(words('90 $ : frais', 'fr').map(({ folded }) => folded)).toEqual(['90', 'frais'])
  })
})

describe('the language heard', () => {
  const said = (text: string) => heardLanguage([{ speaker: 'resident', text, heardAt: 0 }], '')

  it.each([
    ['my garbage was not picked up', 'en'],
    ["mes ordures n'ont pas été ramassées", 'fr'],
    ['est ce que je peux avoir un permis', 'fr'],
    ['pothole', null],
  ])('in «%s» is %s', (text, language) => {
    expect(said(text)).toBe(language)
  })

  it('is that of the resident, not of the notes', () => {
    expect(
      heardLanguage([{ speaker: 'resident', text: 'bonjour je suis au 12', heardAt: 0 }], 'the garbage was not there'),
    ).toBe('fr')
  })
})
