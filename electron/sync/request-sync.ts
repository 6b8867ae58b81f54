import type { Clock } from '../../shared/clock.ts'
import type { Fact } from '../../shared/interaction/fact.ts'
import type { RequestAnswer, RequestInput } from '../../shared/ipc-contract.ts'
import { type RetryPolicy, retryDelayMs } from '../../shared/outbox/retry.ts'
import { failure, success } from '../../shared/result.ts'
import { isSettled, type SentRequest } from '../../shared/service-requests/sent-request.ts'
import type { Submission } from '../../shared/service-requests/service-request-contract.ts'
import { describeError, type Log } from '../log.ts'
import { inTurn } from '../storage/in-turn.ts'
import type { KeptRequest, KeptRequests } from '../storage/kept-requests.ts'
import type { CentreConnection } from './connection.ts'
import type { SessionKeeper } from './session-keeper.ts'

/*
 *   submit ──▶ on disk, with its form ──▶ telling the centre ──▶ on disk, without it ──▶ settled ──▶ gone
 *                     ▲                      │        │                                     │
 *                     │ nobody there         │        └─▶ refused: a person decides         └─▶ its number is a fact
 *                     └──────────────────────┘
 *
 * The centre knows a request by the id that its press got, so telling it twice sends it once.
 */

export interface RequestSync {
  /** Resolved means on disk. The same press again changes nothing. Rejects when the disk does not take it. */
  submit(submission: Submission): Promise<SentRequest>
  /** The person's own, from here and from the centre. */
  list(): Promise<RequestAnswer<'service-requests:list'>>
  decide(input: RequestInput<'service-requests:decide'>): Promise<RequestAnswer<'service-requests:decide'>>
  /** The centre says what became of one. */
  heard(request: SentRequest): void
  /** The centre can be reached: tells it what it does not know, and asks about the rest. */
  nudge(): void
  /** Resolves when nothing is being written any more. */
  stop(): Promise<void>
}

type RequestWorld = {
  readonly kept: KeptRequests
  readonly session: Pick<SessionKeeper, 'person'>
  readonly connection: Pick<CentreConnection, 'request' | 'status'>
  readonly clock: Clock
  readonly after: (ms: number, callback: () => void) => () => void
  readonly chance: () => number
  readonly log: Log
  readonly record: (fact: Fact) => Promise<void>
  readonly onChanged: (request: SentRequest) => void
}

const tellRetry: RetryPolicy = { firstMs: 1_000, mostMs: 60_000 }

export function startRequestSync(world: RequestWorld): RequestSync {
  const { kept, session, connection, clock, after, log } = world
  const turn = inTurn()
  let telling = false
  let again = false
  let failures = 0
  let cancelRetry = () => {}
  let stopped = false
  let settling: Promise<void> = Promise.resolve()

  const find = (requestId: string) => kept.all().find((one) => one.requestId === requestId)
  const waiting = () => kept.all().find(({ form, refusal }) => form !== null && refusal === null)

  const tellAll = async () => {
    if (stopped) return
    if (telling) {
      again = true
      return
    }
    telling = true
    cancelRetry()
    try {
      for (let next = waiting(); next && !stopped; next = waiting()) {
        if (!(await tell(next))) return later()
        failures = 0
      }
      await askAboutOpen()
    } catch (error) {
      // The disk did not take that it was told: it is told once more, which sends it once.
      log.error('service request not saved', { detail: describeError(error) })
      later()
    } finally {
      telling = false
      if (again) {
        again = false
        void tellAll()
      }
    }
  }

  /** Whether the centre has it, or will never take it. */
  const tell = async (request: KeptRequest): Promise<boolean> => {
    const { refusal: _refusal, serviceCode: _code, serviceName: _name, form, ...press } = request
    if (form === null) return true
    const answer = await connection.request('service-requests:submit', { ...press, form })
    if (answer.ok) {
      await turn(() => kept.keep({ ...request, form: null }))
      heard(answer.value)
      return true
    }
    log.warn('service request not delivered', { reason: answer.reason })
    if (answer.reason === 'unreachable' || answer.reason === 'unavailable' || answer.reason === 'signed-out')
      return false
    const refused = { ...request, refusal: `${answer.reason}${answer.detail ? `: ${answer.detail}` : ''}` }
    await turn(() => kept.keep(refused))
    world.onChanged(fromHere(refused))
    return true
  }

  const later = () => {
    // Nobody there: the next welcome is what to wait for.
    if (stopped || connection.status().state !== 'online') return
    cancelRetry = after(retryDelayMs(tellRetry, failures++, world.chance()), () => void tellAll())
  }

  /** What happened while this workstation was away. */
  const askAboutOpen = async () => {
    if (!kept.all().some(({ form }) => form === null)) return
    const answer = await connection.request('service-requests:mine', {})
    if (answer.ok) for (const request of answer.value.requests) if (find(request.requestId)) heard(request)
  }

  const heard = (request: SentRequest) => {
    world.onChanged(request)
    if (!isSettled(request)) return
    settling = settling.then(() => settle(request))
  }

  /** The number becomes a fact of the interaction, whose id is the request's: it counts once however often it is heard. */
  const settle = async (request: SentRequest) => {
    if (!find(request.requestId)) return
    const { requestId, interactionId, agentId, serviceCode, number } = request
    try {
      if (number !== null) {
        const stamp = { factId: requestId, interactionId, agentId, at: clock.now() }
        await world.record({ kind: 'service-request-numbered', ...stamp, requestId, serviceCode, number })
      }
      await turn(() => kept.letGo(requestId))
    } catch (error) {
      // It is heard again at the next welcome.
      log.error('not saved', { what: 'number of a service request', detail: describeError(error) })
    }
  }

  return {
    submit: async ({ form, ...press }) => {
      const known = find(press.requestId)
      if (known) return fromHere(known)
      const { serviceCode, serviceName } = form
      const request = { ...press, serviceCode, serviceName, form, refusal: null }
      await turn(() => kept.keep(request))
      void tellAll()
      return fromHere(request)
    },
    list: async () => {
      const personId = session.person()?.personId
      const own = () => kept.all().filter(({ agentId }) => agentId === personId)
      const answer = await connection.request('service-requests:mine', {})
      const central = answer.ok ? answer.value.requests : []
      const known = new Set(central.map(({ requestId }) => requestId))
      const here = own().filter(({ requestId }) => !known.has(requestId))
      return {
        requests: [...here.map(fromHere), ...central].sort((a, b) => b.madeAt - a.madeAt),
        complete: answer.ok,
      }
    },
    decide: async ({ requestId, decision }) => {
      const here = find(requestId)
      if (!here || here.form === null) {
        const answer = await connection.request('service-requests:decide', { requestId, decision })
        if (answer.ok) heard(answer.value)
        return answer.ok || answer.reason !== 'unreachable' ? answer : failure('server-unreachable', answer.detail)
      }
      // What waits may have arrived already; only what the centre refused is for somebody to decide.
      if (here.refusal === null || decision.kind === 'arrived') return failure('decided-meanwhile')
      const next = { ...here, refusal: null }
      await turn(() => (decision.kind === 'drop' ? kept.letGo(requestId) : kept.keep(next)))
      const changed = decision.kind === 'drop' ? { ...fromHere(here), ...dropped } : fromHere(next)
      world.onChanged(changed)
      void tellAll()
      return success(changed)
    },
    heard,
    nudge: () => void tellAll(),
    stop: async () => {
      stopped = true
      cancelRetry()
      await settling
      await turn(async () => {})
    },
  }
}

const dropped = { state: 'dropped', form: null } as const

/** A request as this workstation knows it; `version` 0 is older than anything that the centre says. */
function fromHere({ form, refusal, ...request }: KeptRequest): SentRequest {
  const isRefused = refusal !== null
  return {
    ...request,
    state: isRefused ? 'refused' : form === null ? 'kept' : 'on-workstation',
    number: null,
    notice: null,
    fault: isRefused ? 'centre-refused' : null,
    detail: refusal,
    dueAt: null,
    form: isRefused ? form : null,
    version: 0,
  }
}
