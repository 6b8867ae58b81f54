import type { Clock } from '../../shared/clock.ts'
import { failure, success } from '../../shared/result.ts'
import { knownQueues } from '../conversations/queue-repository.ts'
import type { Db } from '../db/database.ts'
import type { RequestHandlers } from '../socket/request-handler.ts'
import {
  acknowledgeBanner,
  cityTimeZone,
  endBanner,
  hasSignedInOn,
  listBanners,
  putBanner,
} from './banners-repository.ts'

type World = { readonly db: Db; readonly clock: Clock }

/** How long after its end a banner is listed. */
const lookBackMs = 30 * 24 * 3_600_000

export function bannerHandlers({
  db,
  clock,
}: World): Pick<RequestHandlers, 'banner:put' | 'banner:end' | 'banner:list' | 'banner:acknowledge'> {
  return {
    'banner:put': {
      verb: 'banner:write',
      answer: async (banner, { person }) => {
        if (banner.endsAt <= clock.now()) return failure('over', 'It would end before anybody could read it.')
        const stored = await putBanner(db, banner, { personId: person.personId, at: clock.now() })
        return stored === 'stored' ? success({}) : failure('exists', 'Another banner has this id.')
      },
    },
    'banner:end': {
      verb: 'banner:write',
      answer: async ({ bannerId }, { person }) => {
        const found = await endBanner(db, bannerId, { personId: person.personId, at: clock.now() })
        return found ? success({}) : failure('not-found')
      },
    },
    'banner:list': {
      verb: 'banner:write',
      answer: async () => {
        const now = clock.now()
        const [banners, timeZone, queues] = await Promise.all([
          listBanners(db, new Date(now - lookBackMs), new Date(now)),
          cityTimeZone(db),
          knownQueues(db),
        ])
        return success({ banners, timeZone: timeZone ?? 'UTC', queues })
      },
    },
    'banner:acknowledge': {
      verb: 'banner:acknowledge',
      answer: async ({ bannerId, personId, at }, { person, deviceId }) => {
        // As with facts: what somebody left on this workstation goes with whoever signs in next.
        const isTheirs = personId === person.personId || (await hasSignedInOn(db, deviceId, personId))
        if (!isTheirs) return failure('not-permitted', 'That person has not signed in on this workstation.')
        const read = { bannerId, personId, deviceId, acknowledgedAt: at }
        return (await acknowledgeBanner(db, read, clock.now())) ? success({}) : failure('not-found')
      },
    },
  }
}
