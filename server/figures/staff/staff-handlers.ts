import type { Clock } from '../../../shared/clock.ts'
import { failure, success } from '../../../shared/result.ts'
import type { Db } from '../../db/database.ts'
import type { RequestHandlers } from '../../socket/request-handler.ts'
import { dayOfCity, type Span } from '../city-day.ts'
import { instantsOf } from '../period/read-period.ts'
import { readDay, readWhoseDays } from './read-day.ts'
import { readTeams } from './read-staff.ts'

type World = { readonly db: Db; readonly clock: Clock; readonly timeZone: string }

export function staffHandlers({ db, clock, timeZone }: World): Pick<RequestHandlers, 'staff:read' | 'staff:day'> {
  /** What is still to come nobody knows. */
  const soFar = ({ from, until }: Span): Span => ({ from, until: Math.max(from, Math.min(until, clock.now())) })
  return {
    'staff:read': {
      verb: 'figures:read',
      answer: async ({ period, filter }, { person }) => {
        const span = soFar(instantsOf({ period }, timeZone))
        const [teams, days] = await Promise.all([
          readTeams(db, period, filter.team ?? null, { timeZone, now: clock.now() }),
          readWhoseDays(db, person.personId, span),
        ])
        return success({ teams, days })
      },
    },
    'staff:day': {
      verb: 'staff:read-day',
      answer: async ({ personId, day }, { person }) => {
        const span = soFar(dayOfCity(day, timeZone))
        const seen = await readDay(db, { personId, lookerId: person.personId }, span)
        return seen ? success({ ...seen, ...span, timeZone }) : failure('not-permitted')
      },
    },
  }
}
