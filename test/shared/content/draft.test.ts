import { describe, expect, it } from 'vitest'
import { checkDraft } from '../../../shared/content/draft.ts'
import { aDraftText } from '../../support/a-draft-text.ts'

const check = (changes = {}) =>
  checkDraft({ answerId: 'pothole-report', language: 'en', text: aDraftText(changes) }, '2026-11-25')

describe('a draft that is checked', () => {
  it('becomes the text that would be published, revised on that day', () => {
    expect(check()).toMatchObject({ ok: true, text: { answerId: 'pothole-report', revisedOn: '2026-11-25' } })
  })

  it('is without white space around its texts', () => {
    expect(check({ title: ' Holes\n', residentsWords: [' a hole '] })).toMatchObject({
      ok: true,
      text: { title: 'Holes', residentsWords: ['a hole'] },
    })
  })

  it('tells everything that is wrong at once, by field', () => {
    const checked = check({ title: '   ', related: ['Not an id'], effectiveFrom: '' })
    expect(checked).toEqual({
      ok: false,
      faults: [
        { field: 'title', fault: 'missing' },
        { field: 'related', fault: 'no-id' },
        { field: 'effectiveFrom', fault: 'missing' },
      ],
    })
  })

  it.each([
    ['spoken', { spoken: 'word '.repeat(41) }, 'too-many-words'],
    ['title', { title: 'a'.repeat(121) }, 'too-long'],
    ['reviewOn', { reviewOn: 'soon' }, 'no-day'],
    ['links', { links: [{ label: '', url: 'https://city.example' }] }, 'no-address'],
    ['apart', { apart: { question: 'Which?', label: '' } }, 'missing'],
  ])('says what is the matter with its %s', (field, changes, fault) => {
    expect(check(changes)).toEqual({ ok: false, faults: [{ field, fault }] })
  })

  it('asks nothing where nothing needs asking', () => {
    expect(check({ apart: null })).toMatchObject({ ok: true, text: expect.not.objectContaining({ apart: null }) })
  })
})
