import { describe, expect, it } from 'vitest'
import { daySoFar, weeksBefore } from '../../../server/figures/city-day.ts'

const zone = 'America/Toronto'
const at = (iso: string) => Date.parse(iso)

describe('the city’s day', () => {
  it('begins at its own midnight', () => {
    const noon = at('2026-11-24T17:00:30Z')
    expect(daySoFar(noon, zone)).toEqual({ from: at('2026-11-24T05:00Z'), until: noon })
  })

  it('has begun just before midnight, and begins anew at it', () => {
    expect(daySoFar(at('2026-11-25T04:59:59Z'), zone).from).toBe(at('2026-11-24T05:00Z'))
    expect(daySoFar(at('2026-11-25T05:00:00Z'), zone).from).toBe(at('2026-11-25T05:00Z'))
  })

  it('is an hour longer on the day on which the clocks go back', () => {
    expect(daySoFar(at('2026-11-01T18:00Z'), zone).from).toBe(at('2026-11-01T04:00Z'))
  })
})

describe('weeks before', () => {
  it('the clocks show the same time of day, to the millisecond', () => {
    expect(weeksBefore(at('2026-11-24T17:00:30.250Z'), 1, zone)).toBe(at('2026-11-17T17:00:30.250Z'))
  })

  it.each([
    ['after they went back', '2026-11-03T14:00Z', '2026-10-27T13:00Z'],
    ['after they went forward', '2026-03-10T13:00Z', '2026-03-03T14:00Z'],
  ])('they do so %s', (_when, now, before) => {
    expect(weeksBefore(at(now), 1, zone)).toBe(at(before))
  })

  it('an hour that was skipped then is as far behind the gap', () => {
    expect(weeksBefore(at('2026-03-15T06:30Z'), 1, zone)).toBe(at('2026-03-08T07:30Z'))
  })
})
