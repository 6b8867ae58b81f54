import { describe, expect, it } from 'vitest'
import { cityTime, instantInCity } from '../../../shared/content/city-time.ts'

const toronto = 'America/Toronto'

describe('the time in the city', () => {
  it.each([
    ['2026-11-25T06:00', '2026-11-25T11:00:00Z'],
    ['2026-07-01T06:30', '2026-07-01T10:30:00Z'],
    // 1 November 2026: half past one comes twice, and the first is meant.
    ['2026-11-01T01:30', '2026-11-01T05:30:00Z'],
    ['2026-11-01T02:30', '2026-11-01T07:30:00Z'],
    // 8 March 2026: half past two does not come.
    ['2026-03-08T02:30', '2026-03-08T07:30:00Z'],
  ])('%s is the instant %s', (shown, instant) => {
    expect(instantInCity(shown, toronto)).toBe(Date.parse(instant))
  })

  it('is the same wherever the reader is', () => {
    expect(instantInCity('2026-11-25T06:00', 'America/Vancouver')).toBe(Date.parse('2026-11-25T14:00:00Z'))
  })

  it.each(['', '2026-11-25', '2026-13-40T00:00', 'tomorrow'])('%j is no time', (shown) => {
    expect(instantInCity(shown, toronto)).toBeNull()
  })

  it('is shown as a field for time wants it', () => {
    expect(cityTime(Date.parse('2026-11-25T11:00:00Z'), toronto)).toBe('2026-11-25T06:00')
  })
})
