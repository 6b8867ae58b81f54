import type { Clock } from '../../shared/clock.ts'
import { failure, success } from '../../shared/result.ts'
import type { SocketRequest } from '../../shared/socket-contract.ts'
import type { Db } from '../db/database.ts'
import { answerOf } from '../figures/drill/read-line.ts'
import { instantsOf } from '../figures/period/read-period.ts'
import { titlesOf } from '../figures/titles-repository.ts'
import type { RequestHandlers } from '../socket/request-handler.ts'
import { figuresForLead, figuresOfAgent, noteLooks } from './agent-figures-repository.ts'
import { decideContest, listContests, raiseContest } from './contests-repository.ts'
import { listInteractions } from './held-interactions-repository.ts'
import { countHeld, listFacts, listHeld, timeLineOf } from './held-repository.ts'

type World = { readonly db: Db; readonly clock: Clock; readonly timeZone: string }
type Names = Extract<SocketRequest, `held:${string}` | `contest:${string}` | 'contests:list' | 'agents:read'>

/** People's own records and figures: `held:…` for whoever asks about themselves, the rest for leads of their teams. */
export function fairHandlers({ db, clock, timeZone }: World): Pick<RequestHandlers, Names> {
  return {
    'agents:read': {
      verb: 'figures:read',
      // In one transaction: figures that nobody knows of having been looked at are not given.
      answer: ({ period }, { person: { personId } }) =>
        db.transaction().execute(async (transaction) => {
          const teams = await figuresForLead(transaction, personId, instantsOf({ period }, timeZone))
          await noteLooks(transaction, personId, teams, period, new Date(clock.now()))
          return success({ teams, timeZone })
        }),
    },
    'held:read': {
      verb: 'held:read',
      answer: async (_nothing, { person }) => success({ kinds: await countHeld(db, person.personId), timeZone }),
    },
    'held:list': {
      verb: 'held:read',
      answer: async ({ kind, after }, { person }) => success(await listHeld(db, person.personId, kind, after)),
    },
    'held:interactions': {
      verb: 'held:read',
      answer: async ({ after }, { person }) => success(await listInteractions(db, person.personId, after)),
    },
    'held:interaction': {
      verb: 'held:read',
      answer: async ({ interactionId }, { person }) => {
        const facts = await timeLineOf(db, person.personId, interactionId)
        if (!facts) return failure('not-found')
        const titles = await titlesOf(db, [...new Set(facts.flatMap((fact) => answerOf(fact) ?? []))])
        return success({ facts, titles: Object.fromEntries(titles) })
      },
    },
    'held:figures': {
      verb: 'held:read',
      answer: async ({ period }, { person }) => {
        const teams = await figuresOfAgent(db, person.personId, instantsOf({ period }, timeZone))
        return success({ teams, timeZone })
      },
    },
    'held:facts': {
      verb: 'held:read',
      answer: async ({ after }, { person }) => success(await listFacts(db, person.personId, after)),
    },
    'contest:raise': {
      verb: 'held:read',
      answer: ({ interactionId, words }, { person }) =>
        raiseContest(db, person.personId, interactionId, words, clock.now()),
    },
    'contests:list': {
      verb: 'figures:read',
      answer: async (_nothing, { person }) => success({ contests: await listContests(db, person.personId) }),
    },
    'contest:decide': {
      verb: 'figures:read',
      answer: (decided, { person }) => decideContest(db, person.personId, decided, clock.now()),
    },
  }
}
