import { describe, expect, it } from 'vitest'
import { instantOf, wallTime } from '../../shared/time-zone.ts'

const toronto = 'America/Toronto'
const utc = (text: string) => Date.parse(`${text}Z`)

describe('the city’s time', () => {
  it.each([
    ['in winter', '2026-01-15T09:30', '2026-01-15T14:30'],
    ['in summer', '2026-07-15T09:30', '2026-07-15T13:30'],
    ['in the last hour before the clocks go forward', '2026-03-08T01:59', '2026-03-08T06:59'],
    ['in the first hour after the clocks went forward', '2026-03-08T03:00', '2026-03-08T07:00'],
    ['in the hour that comes twice, the first time', '2026-11-01T01:30', '2026-11-01T05:30'],
    ['after the hour that comes twice', '2026-11-01T02:00', '2026-11-01T07:00'],
    ['at midnight', '2026-01-15T00:00', '2026-01-15T05:00'],
    ['early on a working day', '2026-11-25T06:00', '2026-11-25T11:00'],
    ['at half past midnight', '2026-07-01T00:30', '2026-07-01T04:30'],
    ['before the clocks go forward another year', '2027-03-14T01:59', '2027-03-14T06:59'],
    ['after the clocks went forward another year', '2027-03-14T03:00', '2027-03-14T07:00'],
  ])('%s is an instant, and the instant that time', (_when, wall, instant) => {
    expect(instantOf(wall, toronto)).toBe(utc(instant))
    expect(wallTime(utc(instant), toronto)).toBe(wall)
  })

  it('of a zone with half an hour', () => {
    expect(instantOf('2026-01-15T09:30', 'America/St_Johns')).toBe(utc('2026-01-15T13:00'))
    expect(instantOf('2026-11-25T09:00', 'America/St_Johns')).toBe(utc('2026-11-25T12:30'))
  })

  it('in the hour that is skipped is as far behind the gap', () => {
    expect(instantOf('2026-03-08T02:30', toronto)).toBe(utc('2026-03-08T07:30'))
    expect(instantOf('2027-03-14T02:30', toronto)).toBe(utc('2027-03-14T07:30'))
  })

  it('is the same wherever the reader is', () => {
    expect(instantOf('2026-11-25T06:00', 'America/Vancouver')).toBe(utc('2026-11-25T14:00'))
  })

  it.each(['', '2026-01-15', '2026-13-01T00:00', '2026-13-40T00:00', 'tomorrow'])('%j is no time', (wall) => {
    expect(instantOf(wall, toronto)).toBeNull()
  })
})
