import { describe, expect, it } from 'vitest'
import { instantInCity } from '../../shared/instant-in-city.ts'

const inToronto = (day: string, time: string) =>
  new Date(instantInCity(day, time, 'America/Toronto')).toISOString().slice(0, 16)

describe('a wall time in the city', () => {
  it.each([
    ['in winter', '2026-11-25', '09:00', '2026-11-25T14:00'],
    ['in summer', '2026-07-01', '00:30', '2026-07-01T04:30'],
    ['before clocks are turned forward', '2027-03-14', '01:59', '2027-03-14T06:59'],
    ['after clocks are turned forward', '2027-03-14', '03:00', '2027-03-14T07:00'],
    ['left out when clocks are turned forward', '2027-03-14', '02:30', '2027-03-14T07:30'],
    ['that comes twice when clocks are turned back', '2026-11-01', '01:30', '2026-11-01T05:30'],
    ['after clocks are turned back', '2026-11-01', '02:00', '2026-11-01T07:00'],
  ])('%s is one instant', (_when, day, time, instant) => {
    expect(inToronto(day, time)).toBe(instant)
  })

  it('is known where clocks differ by half an hour', () => {
    expect(new Date(instantInCity('2026-11-25', '09:00', 'America/St_Johns')).toISOString()).toBe(
      '2026-11-25T12:30:00.000Z',
    )
  })
})
