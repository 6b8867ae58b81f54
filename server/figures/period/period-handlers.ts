import type { Clock } from '../../../shared/clock.ts'
import { failure, success } from '../../../shared/result.ts'
import type { Db } from '../../db/database.ts'
import type { RequestHandlers } from '../../socket/request-handler.ts'
import { readChoices } from './choices-repository.ts'
import { readCourse } from './read-course.ts'
import { readPeriod } from './read-period.ts'
import { listViews, putView, removeView } from './views-repository.ts'

type World = { readonly db: Db; readonly clock: Clock; readonly timeZone: string }
type Handled = 'period:read' | 'period:course' | 'period:choices' | 'views:list' | 'views:put' | 'views:remove'

export function periodHandlers({ db, clock, timeZone }: World): Pick<RequestHandlers, Handled> {
  const verb = 'figures:read'
  return {
    'period:read': { verb, answer: async (question) => success(await readPeriod(db, question, timeZone)) },
    'period:course': { verb, answer: async (question) => success(await readCourse(db, question, timeZone)) },
    'period:choices': { verb, answer: async () => success(await readChoices(db, clock.now(), timeZone)) },
    'views:list': {
      verb,
      answer: async (_input, { person }) => success({ views: await listViews(db, person.personId) }),
    },
    'views:put': {
      verb,
      answer: async (view, { person }) =>
        (await putView(db, person.personId, view, clock.now())) ? success({}) : failure('too-many'),
    },
    'views:remove': {
      verb,
      answer: async ({ viewId }, { person }) => {
        await removeView(db, person.personId, viewId)
        return success({})
      },
    },
  }
}
