import { describe, expect, it } from 'vitest'
import { sectionsOf } from '../../../shared/knowledge/sections.ts'

const sections = (steps: string, detail: string) => sectionsOf({ spoken: 'Say this.', steps, detail })

describe('sections of an answer', () => {
  it('begin with what is said and the steps', () => {
    expect(sections('1. Ask.', 'Detail.')[0]).toEqual({ heading: '', body: 'Say this.\n\n1. Ask.', opens: null })
  })

  it('are cut at the headings of the detail', () => {
    const opened = sections('1. Ask.', 'First.\n\n### Fees\n\nTen dollars.\n\n### Lost\n\nFree.').map(
      ({ opens }) => opens,
    )
    expect(opened).toEqual([null, null, { part: 'detail', heading: 'Fees' }, { part: 'detail', heading: 'Lost' }])
  })

  it('are cut at paragraphs when they are long', () => {
    const long = Array.from({ length: 4 }, () => 'word '.repeat(100)).join('\n\n')
    expect(sections('1. Ask.', `### Fees\n\n${long}`).filter(({ heading }) => heading === 'Fees')).toHaveLength(4)
  })

  it('lose no word', () => {
    const bodies = sections('1. Ask for one.', '### Two\n\nthree\n\nfour\n\n## Five\nsix').map(
      ({ heading, body }) => `${heading} ${body}`,
    )
    for (const word of ['Say', 'one', 'Two', 'three', 'four', 'Five', 'six']) expect(bodies.join(' ')).toContain(word)
  })
})
