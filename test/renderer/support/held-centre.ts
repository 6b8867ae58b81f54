import type { Clock } from '../../../shared/clock.ts'
import type { FiguresOfAgents } from '../../../shared/fair/agent-figures.ts'
import type { ListedContest } from '../../../shared/fair/contest.ts'
import type { After, HeldInteraction, HeldRecord } from '../../../shared/fair/held.ts'
import { type RecordKind, recordKinds } from '../../../shared/fair/recorded.ts'
import type { Fact } from '../../../shared/interaction/fact.ts'
import type { Request, RequestAnswer, RequestInput } from '../../../shared/ipc-contract.ts'
import { failure, success } from '../../../shared/result.ts'

/** `held:save` main answers itself. */
type Names = Exclude<
  Extract<Request, `held:${string}` | `contest:${string}` | 'contests:list' | 'agents:read'>,
  'held:save'
>
type Handlers = { [Name in Names]: (input: RequestInput<Name>) => RequestAnswer<Name> }

/** What the centre holds about whoever is signed in, and about the people of their teams: nothing, until a test says more. */
export function heldCentre(clock: Clock) {
  const state = {
    pageSize: 2,
    records: {} as Partial<Record<RecordKind, readonly HeldRecord[]>>,
    /** The newest first. */
    interactions: [] as HeldInteraction[],
    facts: [] as Fact[],
    ownFigures: { teams: [], timeZone: 'America/Toronto' } as FiguresOfAgents,
    teamFigures: { teams: [], timeZone: 'America/Toronto' } as FiguresOfAgents,
    contests: [] as ListedContest[],
    fault: null as 'server-unreachable' | null,
  }
  const page = <Row>(rows: readonly Row[], after: After | null, placeOf: (row: Row) => After) => {
    const from = after === null ? 0 : rows.findIndex((row) => placeOf(row).id === after.id) + 1
    const shown = rows.slice(from, from + state.pageSize)
    const last = shown.at(-1)
    return success({ rows: shown, next: last && from + shown.length < rows.length ? placeOf(last) : null })
  }
  const recordsOf = (kind: RecordKind) => state.records[kind] ?? []
  const handlers: Handlers = {
    'agents:read': () => (state.fault ? failure(state.fault) : success(state.teamFigures)),
    'held:figures': () => success(state.ownFigures),
    'held:read': () => {
      if (state.fault) return failure(state.fault)
      const kinds = recordKinds.map((kind) => {
        const times = recordsOf(kind).map(({ at }) => at)
        return {
          kind,
          count: times.length,
          firstAt: times.length === 0 ? null : Math.min(...times),
          lastAt: times.length === 0 ? null : Math.max(...times),
        }
      })
      return success({ kinds, timeZone: 'America/Toronto' })
    },
    'held:list': ({ kind, after }) => page(recordsOf(kind), after, ({ at, id }) => ({ at, id })),
    'held:interactions': ({ after }) =>
      page(state.interactions, after, ({ startedAt, interactionId }) => ({ at: startedAt, id: interactionId })),
    'held:interaction': ({ interactionId }) =>
      success({
        facts: state.facts.filter((fact) => fact.interactionId === interactionId),
        titles: { 'pothole-report': { en: 'Report a pothole', fr: 'Signaler un nid-de-poule' } },
      }),
    'held:facts': ({ after }) => page(state.facts, after, ({ at, factId }) => ({ at, id: factId })),
    'contest:raise': ({ interactionId, words }) => {
      const contest = { words, raisedAt: clock.now(), leads: ['Sora'], answered: null }
      state.interactions = state.interactions.map((one) =>
        one.interactionId === interactionId ? { ...one, contest } : one,
      )
      return success({})
    },
    'contests:list': () => (state.fault ? failure(state.fault) : success({ contests: state.contests })),
    'contest:decide': ({ contestId, decision, answer }) => {
      const answered = { decision, answer, decidedBy: 'Sora', decidedAt: clock.now() }
      state.contests = state.contests.map((one) => (one.contestId === contestId ? { ...one, answered } : one))
      return success({})
    },
  }
  return { state, handlers }
}
