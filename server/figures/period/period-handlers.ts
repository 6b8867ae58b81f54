import { success } from '../../../shared/result.ts'
import type { Db } from '../../db/database.ts'
import type { RequestHandlers } from '../../socket/request-handler.ts'
import { readPeriod } from './read-period.ts'

type World = { readonly db: Db; readonly timeZone: string }

export function periodHandlers({ db, timeZone }: World): Pick<RequestHandlers, 'period:read'> {
  return {
    'period:read': {
      verb: 'figures:read',
      answer: async (question) => success(await readPeriod(db, question, timeZone)),
    },
  }
}
