import type { Clock } from '../../shared/clock.ts'
import { isAllowed } from '../../shared/people/permissions.ts'
import { failure, success } from '../../shared/result.ts'
import { checkForm } from '../../shared/service-requests/check-form.ts'
import type { RequestForm } from '../../shared/service-requests/request-form.ts'
import type { RequestDecision } from '../../shared/service-requests/service-request-contract.ts'
import { hasSignedInOn } from '../banners/banners-repository.ts'
import type { Db } from '../db/database.ts'
import type { GeoreportClient } from '../georeport/georeport-client.ts'
import type { ServiceCatalogue } from '../georeport/service-catalogue.ts'
import type { Caller, RequestHandlers } from '../socket/request-handler.ts'
import type { RequestDelivery } from './request-delivery.ts'
import {
  changeRequest,
  findRequest,
  keepRequest,
  listRequests,
  type RequestChange,
  type StoredRequest,
  toSentRequest,
} from './service-requests-repository.ts'

/** What there is when an endpoint is configured. */
export type Endpoint = {
  readonly client: GeoreportClient
  readonly catalogue: ServiceCatalogue
  readonly delivery: Pick<RequestDelivery, 'nudge'>
}

type World = { readonly db: Db; readonly clock: Clock; readonly timeZone: string; readonly endpoint: Endpoint | null }

type ServiceRequestHandlers = Pick<RequestHandlers, Extract<keyof RequestHandlers, `service-requests:${string}`>>

/** How long the agent sees what became of a request. */
const lookBackMs = 14 * 24 * 3_600_000

const off = () => failure('off', 'This centre sends no service requests.')

export function requestHandlers(world: World): ServiceRequestHandlers {
  const { db, clock, timeZone, endpoint } = world
  const verb = 'service-requests:make'
  return {
    'service-requests:services': {
      verb,
      answer: async () => {
        if (!endpoint) return off()
        const answer = await endpoint.catalogue.services()
        if (!answer.ok)
          return failure(answer.reason === 'not-found' ? 'endpoint-refused' : answer.reason, answer.detail)
        const { value: services, askedAt, stale } = answer.value
        return success({ services, askedAt, stale, timeZone })
      },
    },
    'service-requests:definition': {
      verb,
      answer: async ({ serviceCode }) => {
        if (!endpoint) return off()
        const answer = await endpoint.catalogue.definition(serviceCode)
        if (!answer.ok) return answer
        const { value: definition, askedAt, stale } = answer.value
        return success({ definition, askedAt, stale })
      },
    },
    'service-requests:look-up': {
      verb,
      answer: async ({ number }) => (endpoint ? endpoint.client.status(number) : off()),
    },
    'service-requests:submit': {
      verb,
      answer: async (submission, { person, deviceId }) => {
        if (!endpoint) return off()
        // As with facts: what somebody left on this workstation goes with whoever signs in next.
        const isTheirs =
          submission.agentId === person.personId || (await hasSignedInOn(db, deviceId, submission.agentId))
        if (!isTheirs) return failure('not-permitted', 'That person has not signed in on this workstation.')
        const known = await findRequest(db, submission.requestId)
        if (!known) {
          const fault = await faultOf(endpoint, submission.form)
          if (fault) return fault
          await keepRequest(db, submission, deviceId, clock.now())
        }
        endpoint.delivery.nudge()
        const stored = known ?? (await findRequest(db, submission.requestId))
        if (!stored || !isSamePress(stored, submission)) return failure('exists', 'Another request has this id.')
        return success(toSentRequest(stored))
      },
    },
    'service-requests:mine': {
      verb,
      answer: async (_input, { person }) => {
        if (!endpoint) return off()
        const since = new Date(clock.now() - lookBackMs)
        const overseen = isAllowed(person.roles, 'service-requests:oversee')
        return success({ requests: (await listRequests(db, person.personId, { since, overseen })).map(toSentRequest) })
      },
    },
    'service-requests:decide': {
      verb,
      answer: async ({ requestId, decision }, caller) => {
        if (!endpoint) return off()
        const stored = await findRequest(db, requestId)
        if (!stored || !mayDecide(stored, caller)) return failure('not-found')
        const change = changeBy(stored, decision, clock.now(), caller.person.personId)
        const changed = change && (await changeRequest(db, stored, change, clock.now()))
        if (!changed) return failure('decided-meanwhile', `It is ${stored.state} now.`)
        endpoint.delivery.nudge()
        return success(toSentRequest(changed))
      },
    },
  }
}

const isSamePress = (stored: StoredRequest, press: { interactionId: string; agentId: string; form: RequestForm }) =>
  stored.interaction_id === press.interactionId &&
  stored.person_id === press.agentId &&
  stored.service_code === press.form.serviceCode

/** Of a definition that nobody knows at the moment nothing can be checked; the desktop has checked its own. */
async function faultOf({ catalogue }: Endpoint, form: RequestForm) {
  const known = await catalogue.definition(form.serviceCode)
  if (!known.ok && known.reason === 'not-found')
    return failure('not-found', `There is no service ${form.serviceCode}. ${known.detail ?? ''}`.trim())
  if (!known.ok) return null
  const faults = checkForm(known.value.value, form)
  if (faults.length === 0) return null
  return failure(
    'faulty',
    faults
      .map(({ field, fault }) => `${field}: ${fault}`)
      .join('; ')
      .slice(0, 1_000),
  )
}

const mayDecide = ({ person_id }: StoredRequest, { person }: Caller) =>
  person_id === person.personId || isAllowed(person.roles, 'service-requests:oversee')

/** Null: in this state that cannot be decided. What is being sent this moment is nobody's to decide about. */
function changeBy(
  stored: StoredRequest,
  decision: RequestDecision,
  at: number,
  personId: string,
): RequestChange | null {
  const { state, form } = stored
  const waits = state === 'unknown' || state === 'refused'
  const by = { decided_by: personId }
  switch (decision.kind) {
    case 'send-again':
      return (waits || state === 'kept') && form !== null
        ? { state: 'kept', due_at: new Date(at), attempts: 0, fault: null, detail: null, ...by }
        : null
    case 'arrived':
      return waits || state === 'taken'
        ? { state: 'numbered', number: decision.number, fault: null, detail: null, ...by }
        : null
    case 'drop':
      return waits || state === 'kept' ? { state: 'dropped', ...by } : null
  }
}
