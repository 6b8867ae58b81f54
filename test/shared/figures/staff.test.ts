import { describe, expect, it } from 'vitest'
import { addUp, occupancyOf, type StaffTimes, staffedMs } from '../../../shared/figures/staff.ts'

const times = (more: Partial<StaffTimes>): StaffTimes => ({
  'on-contact': 0,
  'after-call': 0,
  available: 0,
  break: 0,
  away: 0,
  ...more,
})

describe('occupancy', () => {
  it('is the share of the time with residents and after it, of that and of the time free for them', () => {
    expect(occupancyOf(times({ 'on-contact': 50, 'after-call': 10, available: 20, break: 400, away: 9 }))).toBe(0.75)
  })

  it('is none of people who were only away', () => {
    expect(occupancyOf(times({ away: 100 }))).toBeNull()
  })
})

describe('staff times', () => {
  it('are added up state by state', () => {
    expect(addUp([times({ available: 3, away: 1 }), times({ available: 4, break: 2 })])).toEqual(
      times({ available: 7, away: 1, break: 2 }),
    )
    expect(addUp([])).toBeNull()
  })

  it('have all states in the time that was staffed', () => {
    expect(staffedMs({ 'on-contact': 1, 'after-call': 2, available: 3, break: 4, away: 5 })).toBe(15)
  })
})
