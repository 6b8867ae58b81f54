import { describe, expect, it } from 'vitest'
import { buildSegment } from '../../../../shared/knowledge/engine/build-segment.ts'
import { firstDay, type IndexedDocument, lastDay } from '../../../../shared/knowledge/engine/document.ts'
import { createRanker } from '../../../../shared/knowledge/engine/ranker.ts'
import { openShelf } from '../../../../shared/knowledge/engine/shelf.ts'
import { type Expansion, readSynonyms } from '../../../../shared/knowledge/engine/synonyms.ts'
import type { Turn } from '../../../../shared/knowledge/engine/turn.ts'
import type { Language } from '../../../../shared/knowledge/language.ts'
import { seededChance } from '../../../support/seeded-chance.ts'

const aDocument = (key: string, title: string, ...bodies: string[]): IndexedDocument => ({
  ref: key,
  key,
  title,
  synonyms: [],
  sections: bodies.map((body) => ({ heading: '', body })),
  facet: key,
  validFrom: firstDay,
  validUntil: lastDay,
})

const english = [
  aDocument('light', 'Broken streetlight', 'We repair a dark lamp in five days.', 'Ask for the number on the pole.'),
  aDocument('pothole', 'Report a pothole', 'Crews fill a hole in the road.', 'Claims for a damaged tire go to risk.'),
  aDocument('garbage', 'Missed garbage collection', 'The truck comes back.', 'Bins must be out by seven.'),
  aDocument('parking', 'Pay a parking ticket', 'Pay online or by mail.', 'A ticket can be disputed in fifteen days.'),
]
const french = [
  aDocument('eau', "L'eau est brune", "Laissez couler l'eau froide."),
  aDocument('bac', 'Bac à ordures', 'Le bac.'),
]

type Asked = { readonly language?: Language; readonly typing?: boolean; readonly expansions?: Expansion[] }

function ask(turns: readonly (string | Turn)[], { language = 'en', typing = false, expansions = [] }: Asked = {}) {
  const documents = language === 'en' ? english : french
  const shelf = openShelf(language, [{ segment: buildSegment(documents, language), dead: [] }])
  const ranker = createRanker(shelf, readSynonyms(expansions, language))
  const spoken = turns.map((turn): Turn => (typeof turn === 'string' ? { speaker: 'resident', text: turn } : turn))
  return ranker.rank({ turns: spoken, typing, filter: { day: 20261125, facet: null } }).ranked
}
const best = (turns: readonly (string | Turn)[], asked?: Asked) => ask(turns, asked)[0]?.key

describe('ranker', () => {
  it('finds nothing for words that no document has', () => {
    expect(ask(['zoo elephants'])).toEqual([])
  })

  it('finds a word that is written together and said apart', () => {
    expect(best(['the street light is out'])).toBe('light')
  })

  it('finds words that are written apart and said together', () => {
    expect(best(['a parkingticket'])).toBe('parking')
  })

  it('finds a misspelled word', () => {
    expect(best(['garbige'])).toBe('garbage')
  })

  it('finds a half-typed word only while it is typed', () => {
    expect([best(['poth'], { typing: true }), best(['poth'])]).toEqual(['pothole', undefined])
  })

  it('finds what residents call it', () => {
    const expansions = [{ said: ['trash'], meant: ['garbage'] }]
    expect(best(['my trash'], { expansions })).toBe('garbage')
  })

  it('finds what residents call it in several words', () => {
    const expansions = [{ said: ['lamp', 'standard'], meant: ['streetlight'] }]
    expect(best(['the lamp standard'], { expansions })).toBe('light')
  })

  it('finds French words without their accents and elisions', () => {
    expect([best(['de leau'], { language: 'fr' }), best(["qu'est-ce que l'eau"], { language: 'fr' })]).toEqual([
      'eau',
      'eau',
    ])
  })

  it('stays with what was talked about when a turn tells nothing', () => {
    expect(best(['there is a pothole', 'yes please'])).toBe('pothole')
  })

  it('follows a switch of topic', () => {
    expect(best(['there is a pothole', 'and my garbage was not collected'])).toBe('garbage')
  })

  it('offers both of two questions at once', () => {
    const two = ask(['pothole, and the parking ticket']).slice(0, 2)
    expect(two.map(({ key }) => key).sort()).toEqual(['parking', 'pothole'])
  })

  it('knows which section answers', () => {
    const [first] = ask(['can I dispute my parking ticket'])
    expect(first?.sections.indexOf(Math.max(...first.sections))).toBe(1)
  })

  it('finds only what has the facet', () => {
    const shelf = openShelf('en', [{ segment: buildSegment(english, 'en'), dead: [] }])
    const { ranked } = createRanker(shelf).rank({
      turns: [{ speaker: 'notes', text: 'pothole garbage' }],
      typing: false,
      filter: { day: 20261125, facet: 'garbage' },
    })
    expect(ranked.map(({ key }) => key)).toEqual(['garbage'])
  })

  it('answers any text at all', () => {
    const chance = seededChance(311)
    for (let asked = 0; asked < 300; asked++) {
      const units = Array.from({ length: 1 + Math.floor(chance() * 60) }, () => Math.floor(chance() ** 2 * 0x10ffff))
      const text = String.fromCodePoint(...units)
      const beliefs = ask([text, `garbage ${text}`], { typing: true }).map(({ belief }) => belief)
      expect(beliefs.every(Number.isFinite)).toBe(true)
    }
  })
})
