import { describe, expect, it } from 'vitest'
import { changesWhileTyping } from '../../bench/quality/changes.ts'
import type { ArticleContender, Passage } from '../../bench/quality/contender.ts'
import { type Dialogue, heardIn, questionsOf } from '../../bench/quality/dialogue.ts'
import { grownPassages } from '../../bench/quality/grown-passages.ts'

const dialogue: Dialogue = {
  id: 'one',
  domain: 'dmv',
  doc: 'd1',
  turns: [
    { role: 'user', text: 'hello', gold: ['p1'], goldAll: ['p1', 'p1-copy'] },
    { role: 'agent', text: 'yes?' },
    { role: 'user', text: 'no' },
    { role: 'user', text: 'again', gold: ['p1'], goldAll: ['p1', 'p1-copy'] },
    { role: 'user', text: 'else', gold: ['p2'] },
  ],
}
const before = [{ role: 'agent', text: 'earlier' }] as const
const questions = questionsOf(dialogue, before)

describe('questions', () => {
  it('are the labelled turns of the caller', () => {
    expect(questions.map(({ turns }) => turns.at(-1)?.text)).toEqual(['hello', 'again', 'else'])
  })

  it('take exact copies for right', () => {
    expect(questions[0]?.right).toEqual(new Set(['p1', 'p1-copy']))
  })

  it('are new when the answer is not that of the turn before', () => {
    expect(questions.map(({ isNew }) => isNew)).toEqual([true, false, true])
  })

  it('are first when nothing was said before in their own dialogue', () => {
    expect(questions.map(({ isFirst }) => isFirst)).toEqual([true, false, false])
  })

  it('are asked with as much of the conversation as the mode says', () => {
    const heard = (['last', 'user', 'full'] as const).map((mode) =>
      questions[1] ? heardIn(mode, questions[1]).map(({ text }) => text) : [],
    )
    expect(heard).toEqual([['again'], ['hello', 'no', 'again'], ['earlier', 'hello', 'yes?', 'no', 'again']])
  })
})

describe('cards while one types', () => {
  const inOrder = (ids: (text: string) => string[]): ArticleContender => ({
    name: 'scripted',
    rankArticles: (text) => ids(text).map((id) => ({ id, confidence: 1 })),
  })

  it('change when the first three do', () => {
    const contender = inOrder((text) => (text.length < 3 ? ['a', 'b', 'c', 'd'] : ['b', 'a', 'c', 'e']))
    const changes = changesWhileTyping(contender, { text: 'abcd', lang: 'en' })
    expect(changes).toEqual({ keystrokes: 4, changes: 2, newcomers: 3 })
  })
})

describe('distractors', () => {
  const passages = Array.from({ length: 8 }, (_, number): Passage => {
    const docId = `d${number % 4}`
    const body = `First sentence of ${number} stands here. Second sentence of ${number} follows.`
    return { id: `${docId}-${number}`, docId, domain: 'dmv', title: `Title ${number}`, heading: '', body }
  })

  it('fill up to the count behind the passages', () => {
    const grown = grownPassages(passages, 50)
    expect(grown).toHaveLength(50)
    expect(grown.slice(0, 8)).toEqual(passages)
    expect(new Set(grown.map(({ id }) => id)).size).toBe(50)
  })

  it('are the same twice', () => {
    expect(grownPassages(passages, 30)).toEqual(grownPassages(passages, 30))
  })
})
