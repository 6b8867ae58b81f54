import { describe, expect, it } from 'vitest'
import type { AnswerText } from '../../../shared/knowledge/answer.ts'
import type { SuggestQuery } from '../../../shared/knowledge/suggestion.ts'
import { aKnowledge, aQuery, knowledgeOf } from '../../support/a-knowledge.ts'
import { anAnswer, aRelease } from '../../support/a-release.ts'

const answers: AnswerText[] = [
  anAnswer(),
  anAnswer({
    answerId: 'garbage-missed-collection',
    title: 'Missed garbage collection',
    spoken: 'If your garbage was out by seven, we come back within one working day.',
    residentsWords: ['trash not picked up', 'the truck skipped my house'],
  }),
  anAnswer({
    answerId: 'dog-licence',
    title: 'Dog licence',
    spoken: 'A licence costs thirty dollars a year.',
    residentsWords: ['register my puppy'],
  }),
  anAnswer({
    answerId: 'tax-pay',
    title: 'Pay property tax',
    spoken: 'Pay at your bank.',
    residentsWords: ['tax bill'],
  }),
  anAnswer({
    answerId: 'noise',
    title: 'Loud music at night',
    spoken: 'Bylaw officers come.',
    residentsWords: ['party'],
  }),
  anAnswer({
    answerId: 'garbage-missed-collection',
    language: 'fr',
    title: 'Ordures ménagères non ramassées',
    spoken: 'Nous repassons le prochain jour ouvrable.',
    residentsWords: ['le camion est passé tout droit'],
  }),
  anAnswer({
    answerId: 'water',
    language: 'fr',
    title: "L'eau est brune",
    spoken: "Laissez couler l'eau froide.",
    residentsWords: [],
  }),
  anAnswer({
    answerId: 'tax-pay',
    language: 'fr',
    title: 'Payer les impôts fonciers',
    spoken: 'Payez à la banque.',
    residentsWords: [],
  }),
]

const asked = (...texts: string[]): SuggestQuery => aQuery(texts)
const noted = (notes: string): SuggestQuery => aQuery([], { notes })

const found = (query: SuggestQuery, texts = answers) =>
  knowledgeOf(texts)
    .suggest(query)
    .suggestions.map(({ answerId }) => answerId)

describe('suggesting', () => {
  it('finds an answer by its title', () => {
    expect(found(asked('how do I get a dog licence'))[0]).toBe('dog-licence')
  })

  it("finds an answer by residents' own words", () => {
    expect(found(asked('my trash was not picked up'))[0]).toBe('garbage-missed-collection')
  })

  it('shows nothing when nothing fits', () => {
    expect(found(asked('my video subscription stopped working'))).toEqual([])
  })

  it('shows nothing for courtesies alone', () => {
    expect(found(asked('hello, good morning, thank you so much'))).toEqual([])
  })

  it('shows nothing before the first release', () => {
    const suggestions = aKnowledge().suggest(asked('pothole'))
    expect(suggestions).toEqual({ language: 'en', suggestions: [], question: null, releaseNumber: null })
  })

  it('shows three cards at most', () => {
    const potholes = [1, 2, 3, 4].map((i) => anAnswer({ answerId: `pothole-${i}`, title: `Pothole ${i}` }))
    const others = Array.from({ length: 40 }, (_, i) => anAnswer({ ...answers[4], answerId: `other-${i}` }))
    expect(found(noted('pothole'), [...potholes, ...others])).toHaveLength(3)
  })

  it('takes the last word for the beginning of one', () => {
    expect(found(noted('poth'))).toEqual(['pothole-report'])
  })

  it('corrects a word that no answer knows', () => {
    expect(found(asked('there is a potohle'))).toEqual(['pothole-report'])
  })

  it.each([
    ['there is loud music at night', 'dog licence', 'dog-licence'],
    ['dog licence', 'there is loud music at night', 'noise'],
  ])('puts what was said last («%s» … «%s») first', (before, last, answerId) => {
    expect(found(asked(before, 'yes', last))[0]).toBe(answerId)
  })

  it('keeps a card for each of two questions', () => {
    expect(found(asked('there is a pothole and I need a dog licence')).toSorted()).toEqual([
      'dog-licence',
      'pothole-report',
    ])
  })

  it('answers in the language it hears', () => {
    expect(knowledgeOf(answers).suggest(asked("bonjour, mes ordures n'ont pas été ramassées"))).toMatchObject({
      language: 'fr',
      suggestions: [{ answerId: 'garbage-missed-collection', language: 'fr' }],
    })
  })

  it('hears French without its accents', () => {
    expect(found(asked('bonjour mes ordures menageres'))).toEqual(['garbage-missed-collection'])
  })

  it('hears a word behind an elision', () => {
    expect(found({ ...asked("l'eau est brune"), language: 'fr' })).toEqual(['water'])
  })

  it('understands a word of the other language', () => {
    expect(found(asked('they never collected my vidanges'))[0]).toBe('garbage-missed-collection')
  })

  it('keeps to the language that the agent chose', () => {
    expect(knowledgeOf(answers).suggest({ ...asked('the pothole'), language: 'fr' }).language).toBe('fr')
  })

  it('says which of the words led to a card', () => {
    const [card] = knowledgeOf(answers).suggest(asked('they skipped the garbage')).suggestions
    expect(card?.matches.map(({ said }) => said).toSorted()).toEqual(['garbage', 'skipped'])
  })

  it('marks the words that matched in the spoken line', () => {
    const [card] = knowledgeOf(answers).suggest(asked('the garbage truck skipped us')).suggestions
    expect(card?.marks.spoken.map(([start, end]) => card.spoken.slice(start, end))).toEqual(['garbage'])
  })

  it('still marks a word that was asked long before many others', () => {
    const later = 'truck house trash picked skipped seven register puppy property bill music party hole road bank loud'
    const pauses = Array.from({ length: 6 }, () => 'yes')
    const cards = knowledgeOf(answers).suggest(asked('the garbage', ...pauses, later)).suggestions
    const card = cards.find(({ answerId }) => answerId === 'garbage-missed-collection')
    expect(card?.marks.spoken.map(([start, end]) => card.spoken.slice(start, end))).toContain('garbage')
  })

  it('never shows an answer before its first day', () => {
    expect(found(asked('pothole'), [...answers.slice(1), anAnswer({ effectiveFrom: '2027-01-01' })])).toEqual([])
  })

  it('shows an answer from midnight of its first day in the city', () => {
    const next = [...answers.slice(1), anAnswer({ effectiveFrom: '2027-01-01' })]
    const knowledge = knowledgeOf(next, Date.UTC(2027, 0, 1, 5, 0))
    expect(knowledge.suggest(asked('pothole')).suggestions).toHaveLength(1)
  })

  it('says by which word an answer has what was said', () => {
    const [card] = knowledgeOf(answers).suggest(asked('my trash collection')).suggestions
    expect(card?.matches).toContainEqual({ said: 'collection', found: 'collection' })
  })

  it('says how long ago the words were said that led to a card', () => {
    const cards = knowledgeOf(answers).suggest(asked('dog licence', 'yes', 'there is a pothole')).suggestions
    expect(cards.map(({ answerId, saidTurnsAgo }) => [answerId, saidTurnsAgo])).toContainEqual(['dog-licence', 2])
  })

  it('offers what was dismissed no more', () => {
    expect(found(aQuery(['pothole'], { dismissed: ['pothole-report'] }))).toEqual([])
  })

  it('shows nothing below the floor', () => {
    expect(found(aQuery(['pothole'], { floor: 1 }))).toEqual([])
  })

  it('opens a long answer at the section that fits', () => {
    const detail = '### Fees\n\nThirty dollars a year.\n\n### Lost tags\n\nA replacement for a lost collar tag is free.'
    const long = [...answers.filter(({ answerId }) => answerId !== 'dog-licence'), anAnswer({ ...answers[2], detail })]
    const [card] = knowledgeOf(long).suggest(asked('my dog lost the tag of its collar')).suggestions
    expect(card?.section).toEqual({ part: 'detail', heading: 'Lost tags' })
  })

  it('asks the one thing in which the best answers differ', () => {
    const bin = (answerId: string, label: string) =>
      anAnswer({ answerId, title: `Broken bin: ${label}`, apart: { question: 'Which bin is it?', label } })
    const { question } = knowledgeOf([...answers, bin('bin-green', 'Green bin'), bin('bin-blue', 'Blue bin')]).suggest(
      asked('my bin is broken'),
    )
    expect(question?.choices.map(({ label }) => label).toSorted()).toEqual(['Blue bin', 'Green bin'])
  })

  it('moves up what was used here for such words', () => {
    const twins = ['one', 'two'].map((answerId) => anAnswer({ answerId, title: 'Report graffiti' }))
    const knowledge = knowledgeOf([...answers, ...twins])
    const last = knowledge.suggest(asked('graffiti')).suggestions.at(-1)
    knowledge.teach(asked('graffiti'), last?.answerId ?? '', 'used')
    expect(knowledge.suggest(asked('graffiti')).suggestions[0]).toMatchObject({
      answerId: last?.answerId,
      usedBefore: true,
    })
  })

  it('leaves a card that stands in its place until another is clearly better', () => {
    const twins = ['one', 'two', 'three', 'four'].map((answerId) => anAnswer({ answerId, title: 'Report graffiti' }))
    const knowledge = knowledgeOf([...answers, ...twins])
    const [first, second, third] = found(asked('graffiti'), [...answers, ...twins])
    const left = twins.find(({ answerId }) => ![first, second, third].includes(answerId))?.answerId ?? ''
    const showing = [left, first ?? '', second ?? '']
    const stay = knowledge.suggest(aQuery(['graffiti'], { showing })).suggestions.map(({ answerId }) => answerId)
    expect(stay.toSorted()).toEqual(showing.toSorted())
  })

  it('forgets the answers of the release before', () => {
    const knowledge = knowledgeOf(answers)
    knowledge.install(aRelease(answers.slice(1), 2))
    expect(knowledge.suggest(asked('pothole'))).toMatchObject({ suggestions: [], releaseNumber: 2 })
  })

  it.each([
    ['nothing', ''],
    ['white space', '   '],
    ['emoji', '\u{1F6AE}\u{1F4A9}'],
    ['Arabic', 'مرحبا بكم'],
    ['control characters', '\u0000\uFFFF'],
    ['half a surrogate pair', 'pothole \uD83D'],
    ['five thousand letters without a space', 'a'.repeat(5_000)],
    ["Lunr's operators", '* ~ ^ : + - *pothole~1^2'],
    ['digits', '1 2 3'],
  ])('is not put off by %s', (_what, text) => {
    expect(Array.isArray(found(noted(text)))).toBe(true)
  })
})

describe('a search', () => {
  const search = (text: string, service: 'roads' | 'waste' | null = null) =>
    knowledgeOf(answers).search({ text, language: 'en', service })

  it('finds every answer that has any of the words', () => {
    expect(search('pothole garbage ').found.map(({ answerId }) => answerId)).toEqual(
      expect.arrayContaining(['pothole-report', 'garbage-missed-collection']),
    )
  })

  it('finds only answers of the service asked for', () => {
    expect(search('pothole', 'waste').found).toEqual([])
  })

  it('offers what was used here when nothing is typed', () => {
    const knowledge = knowledgeOf(answers)
    knowledge.teach(asked('dog'), 'dog-licence', 'used')
    const { recent, mostUsed } = knowledge.search({ text: '', language: 'en', service: null })
    expect([recent[0]?.answerId, mostUsed[0]?.answerId]).toEqual(['dog-licence', 'dog-licence'])
  })
})

describe('an opened answer', () => {
  it('comes in the language asked for', () => {
    expect(knowledgeOf(answers).answer('tax-pay', 'fr')?.title).toBe('Payer les impôts fonciers')
  })

  it('comes in the other language where there is no such text', () => {
    expect(knowledgeOf(answers).answer('dog-licence', 'fr')?.language).toBe('en')
  })

  it('is the revision that is true today', () => {
    const texts = [
      anAnswer({ spoken: 'Ten dollars.', effectiveUntil: '2026-12-31' }),
      anAnswer({ spoken: 'Eleven dollars.', effectiveFrom: '2027-01-01' }),
    ]
    expect(knowledgeOf(texts, Date.UTC(2027, 5, 1)).answer('pothole-report', 'en')?.spoken).toBe('Eleven dollars.')
  })

  it('is nothing when no answer has that name', () => {
    expect(knowledgeOf(answers).answer('no-such-answer', 'en')).toBeNull()
  })
})
