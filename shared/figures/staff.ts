import { z } from 'zod'
import { presenceStateSchema } from '../conversation/presence.ts'

const ms = z.number().int().nonnegative()

/** Milliseconds of people's time by state. An instant is in one of them: what somebody does overrules what they chose. */
export const staffTimesSchema = z.object({
  'on-contact': ms,
  'after-call': ms,
  available: ms,
  break: ms,
  away: ms,
})
export type StaffTimes = z.infer<typeof staffTimesSchema>

export const staffStates = presenceStateSchema.options

/** Of fewer people no figure of a team is told: it would be one of single people. */
export const fewestPeople = 5

/** `occupancy`: of the time with residents, after it and free for them, the share that was not free; null of no time. */
export function occupancyOf(times: StaffTimes): number | null {
  const busy = times['on-contact'] + times['after-call']
  return busy + times.available === 0 ? null : busy / (busy + times.available)
}

/** `staffed`: how long people were there, whatever they did. */
export const staffedMs = (times: StaffTimes): number => staffStates.reduce((total, state) => total + times[state], 0)

/** All of these together; null of none. */
export function addUp(all: readonly StaffTimes[]): StaffTimes | null {
  const [first, ...others] = all
  if (!first) return null
  return others.reduce<StaffTimes>(
    (total, one) => ({
      'on-contact': total['on-contact'] + one['on-contact'],
      'after-call': total['after-call'] + one['after-call'],
      available: total.available + one.available,
      break: total.break + one.break,
      away: total.away + one.away,
    }),
    first,
  )
}
