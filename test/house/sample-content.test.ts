import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkContent } from '../../server/content/check-content.ts'
import { type PracticeScript, practiceKinds } from '../../shared/practice/script.ts'
import { aQuery, knowledgeOf } from '../support/a-knowledge.ts'
import { practiceScripts } from '../support/practice-scripts.ts'

const content = await checkContent(join(import.meta.dirname, '../../assets/content'))
const scripts = await practiceScripts()

const knowledge = knowledgeOf(content.texts)

/** Every answer that was among the cards at some point of the call. */
function offeredDuring({ turns, language }: PracticeScript): Set<string> {
  const said = turns.map(({ text }) => text)
  const answers = turns.flatMap(
    (_, turn) => knowledge.suggest(aQuery(said.slice(0, turn + 1), { fallbackLanguage: language })).suggestions,
  )
  return new Set(answers.map(({ answerId }) => answerId))
}

describe('the sample content', () => {
  it('is without a fault', () => {
    expect(content.faults).toEqual([])
  })

  it('has every answer in both languages', () => {
    expect(content.warnings).toEqual([])
  })

  it('covers at least 120 topics', () => {
    expect(new Set(content.texts.map(({ answerId }) => answerId)).size).toBeGreaterThanOrEqual(120)
  })

  it('has answers that are not yet and no longer true', () => {
    const days = content.texts.map(({ effectiveFrom, effectiveUntil }) => ({ effectiveFrom, effectiveUntil }))
    expect(days.some(({ effectiveFrom }) => effectiveFrom === '2027-01-01')).toBe(true)
    expect(days.some(({ effectiveUntil }) => effectiveUntil === '2026-06-30')).toBe(true)
  })
})

describe('the practice scripts', () => {
  it('are of every kind', () => {
    expect(new Set(scripts.map(({ kind }) => kind))).toEqual(new Set(practiceKinds))
  })

  it.each(scripts.filter(({ expects }) => expects.length > 0))('$scriptId: what would help is offered', (script) => {
    expect([...offeredDuring(script)]).toEqual(expect.arrayContaining(script.expects))
  })
})
