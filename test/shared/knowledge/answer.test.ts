import { describe, expect, it } from 'vitest'
import { answerTextSchema, dayInCity, isEffective } from '../../../shared/knowledge/answer.ts'
import { anAnswer } from '../../support/a-release.ts'

describe('an answer', () => {
  it('may be spoken in forty words', () => {
    expect(answerTextSchema.safeParse(anAnswer({ spoken: 'word '.repeat(40) })).success).toBe(true)
  })

  it('is refused when its spoken line has forty-one', () => {
    expect(answerTextSchema.safeParse(anAnswer({ spoken: 'word '.repeat(41) })).success).toBe(false)
  })

  it.each(['javascript:alert(1)', 'http://portellery.example', 'file:///etc/passwd'])('never links to %s', (url) => {
    expect(answerTextSchema.safeParse(anAnswer({ links: [{ label: 'here', url }] })).success).toBe(false)
  })
})

describe('an effective answer', () => {
  const december = { effectiveFrom: '2026-12-01', effectiveUntil: '2026-12-31' }

  it.each([
    ['2026-11-30', false],
    ['2026-12-01', true],
    ['2026-12-31', true],
    ['2027-01-01', false],
  ])('on %s: %s', (today, effective) => {
    expect(isEffective(december, today)).toBe(effective)
  })
})

describe('the day in the city', () => {
  it('is still yesterday in Toronto when London has a new day', () => {
    expect(dayInCity(Date.UTC(2027, 0, 1, 4, 59), 'America/Toronto')).toBe('2026-12-31')
  })

  it('changes at midnight in the city', () => {
    expect(dayInCity(Date.UTC(2027, 0, 1, 5, 0), 'America/Toronto')).toBe('2027-01-01')
  })
})
