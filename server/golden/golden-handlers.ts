import type { Clock } from '../../shared/clock.ts'
import { failure, success } from '../../shared/result.ts'
import { recordActs } from '../content-desk/editorial-acts.ts'
import type { Db } from '../db/database.ts'
import type { RequestHandlers } from '../socket/request-handler.ts'
import { addGolden, readSavedGolden } from './golden-repository.ts'

type World = { readonly db: Db; readonly clock: Clock }

export function goldenHandlers({ db, clock }: World): Pick<RequestHandlers, 'content:golden' | 'content:save-golden'> {
  return {
    'content:golden': {
      verb: 'content:read',
      answer: async () => success(await readSavedGolden(db)),
    },
    'content:save-golden': {
      verb: 'content:write',
      answer: async ({ version, questions }, { person: { personId } }) =>
        db.transaction().execute(async (transaction) => {
          const at = clock.now()
          const added = await addGolden(transaction, { version, questions }, personId, at)
          if (!added) return failure('changed-meanwhile')
          await recordActs(transaction, [{ act: 'golden-saved', by: personId }], at)
          return success({ version: version + 1 })
        }),
    },
  }
}
