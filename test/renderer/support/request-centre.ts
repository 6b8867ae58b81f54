import type { Request, RequestAnswer, RequestInput } from '../../../shared/ipc-contract.ts'
import { failure, success } from '../../../shared/result.ts'
import type { RequestStatus } from '../../../shared/service-requests/request-status.ts'
import type { SentRequest } from '../../../shared/service-requests/sent-request.ts'
import { noQuestions, type Service, type ServiceDefinition } from '../../../shared/service-requests/service.ts'
import type { RequestDecision, Submission } from '../../../shared/service-requests/service-request-contract.ts'
import { aSentRequest } from '../../support/a-service-request.ts'

type Names = Extract<Request, `service-requests:${string}`>

/** What main and the centre say about service requests, in memory. Without services there is no such thing. */
export function requestCentre() {
  const state = {
    services: null as readonly Service[] | null,
    definitions: [] as readonly ServiceDefinition[],
    stale: false,
    submissions: [] as Submission[],
    /** The disk does not take a submission. */
    diskFull: false,
    requests: [] as SentRequest[],
    decisions: [] as RequestDecision[],
    statuses: [] as RequestStatus[],
  }
  const aged = () => ({ askedAt: Date.UTC(2026, 10, 23, 13, 0), stale: state.stale })
  const handlers = {
    'service-requests:services': () =>
      state.services
        ? success({ services: [...state.services], ...aged(), timeZone: 'America/Toronto' })
        : failure('off'),
    'service-requests:definition': ({ serviceCode }: RequestInput<'service-requests:definition'>) => {
      if (!state.services?.some((one) => one.serviceCode === serviceCode)) return failure('not-found')
      const definition = state.definitions.find((one) => one.serviceCode === serviceCode)
      return success({ definition: definition ?? noQuestions(serviceCode), ...aged() })
    },
    'service-requests:look-up': ({ number }) => {
      const status = state.statuses.find((one) => one.number === number)
      return status ? success(status) : failure('not-found')
    },
    'service-requests:submit': (submission) => {
      state.submissions.push(submission)
      if (state.diskFull) return failure('disk-full')
      const { form, ...press } = submission
      const request = aSentRequest({
        ...press,
        serviceCode: form.serviceCode,
        serviceName: form.serviceName,
        state: 'on-workstation',
        version: 0,
      })
      state.requests = [request, ...state.requests]
      return success(request)
    },
    'service-requests:list': () => ({ requests: state.requests, complete: true }),
    'service-requests:decide': ({ requestId, decision }) => {
      state.decisions.push(decision)
      const before = state.requests.find((one) => one.requestId === requestId)
      if (!before) return failure('not-found')
      const changed = changedBy(before, decision)
      state.requests = state.requests.map((one) => (one === before ? changed : one))
      return success(changed)
    },
  } satisfies { [Name in Names]: (input: RequestInput<Name>) => RequestAnswer<Name> }
  return { handlers, state }
}

function changedBy(before: SentRequest, decision: RequestDecision): SentRequest {
  const version = before.version + 1
  switch (decision.kind) {
    case 'send-again':
      return { ...before, state: 'kept', version }
    case 'arrived':
      return { ...before, state: 'numbered', number: decision.number, version }
    case 'drop':
      return { ...before, state: 'dropped', version }
  }
}
