import { success } from '../../../shared/result.ts'
import type { Db } from '../../db/database.ts'
import type { RequestHandlers } from '../../socket/request-handler.ts'
import { readEffect } from './read-effect.ts'

type World = { readonly db: Db; readonly timeZone: string }

export function effectHandlers({ db, timeZone }: World): Pick<RequestHandlers, 'effect:read'> {
  return {
    'effect:read': {
      verb: 'figures:read',
      answer: async (question) => success(await readEffect(db, question, timeZone)),
    },
  }
}
