import type { Clock } from '../../shared/clock.ts'
import type { ReleaseIdentity } from '../../shared/knowledge/release.ts'
import { success } from '../../shared/result.ts'
import type { Db } from '../db/database.ts'
import type { RequestHandlers } from '../socket/request-handler.ts'
import { noteInstalled } from './releases-repository.ts'

type World = { readonly db: Db; readonly clock: Clock; readonly currentRelease: () => ReleaseIdentity | null }

export function releaseHandlers({
  db,
  clock,
  currentRelease,
}: World): Pick<RequestHandlers, 'release:current' | 'release:installed'> {
  return {
    'release:current': {
      verb: 'release:read',
      answer: async () => success(currentRelease()),
    },
    'release:installed': {
      verb: 'release:report-installed',
      answer: async (release, { person, deviceId }) => {
        await noteInstalled(db, { deviceId, personId: person.personId, release, at: clock.now() })
        return success({})
      },
    },
  }
}
