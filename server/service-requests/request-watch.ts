import type { Clock } from '../../shared/clock.ts'
import type { SentRequest } from '../../shared/service-requests/sent-request.ts'
import type { Db } from '../db/database.ts'
import { changedSince, toSentRequest } from './service-requests-repository.ts'

type World = {
  readonly db: Db
  readonly clock: Clock
  /** Who has a desktop connected to this node. */
  readonly people: () => readonly string[]
  readonly tell: (request: SentRequest) => void
}

/** Longer than any announcement takes; a desktop that was away asks for itself when it is back. */
const lookBackMs = 120_000

/** Tells people who are connected here what became of their requests, each change once. */
export function createRequestWatch({ db, clock, people, tell }: World): { look(): Promise<void> } {
  let told: ReadonlyMap<string, number> = new Map()
  return {
    look: async () => {
      const changed = await changedSince(db, people(), new Date(clock.now() - lookBackMs))
      const news = changed.filter(({ request_id, version }) => told.get(request_id) !== version)
      told = new Map(changed.map(({ request_id, version }) => [request_id, version]))
      for (const request of news) tell(toSentRequest(request))
    },
  }
}
