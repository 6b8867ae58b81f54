import { failure, success } from '../../../shared/result.ts'
import type { Db } from '../../db/database.ts'
import type { RequestHandlers } from '../../socket/request-handler.ts'
import { listInteractions } from './list-interactions.ts'
import { readLine } from './read-line.ts'

type World = { readonly db: Db; readonly timeZone: string }

export function drillHandlers({
  db,
  timeZone,
}: World): Pick<RequestHandlers, 'period:interactions' | 'interaction:line'> {
  return {
    'period:interactions': {
      verb: 'figures:read',
      answer: async (drill, { person }) => success(await listInteractions(db, drill, person.personId, timeZone)),
    },
    'interaction:line': {
      verb: 'figures:read',
      answer: async ({ interactionId }, { person }) => {
        const line = await readLine(db, interactionId, person.personId, timeZone)
        return line ? success(line) : failure('not-found', 'There is no such interaction.')
      },
    },
  }
}
