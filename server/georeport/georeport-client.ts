import { ZodError } from 'zod'
import { failure, type Result, success } from '../../shared/result.ts'
import type { Parameter } from '../../shared/service-requests/request-parameters.ts'
import type { RequestStatus } from '../../shared/service-requests/request-status.ts'
import type { SendFault } from '../../shared/service-requests/sent-request.ts'
import type { Service, ServiceDefinition } from '../../shared/service-requests/service.ts'
import { type Exchange, type ExchangeLimits, exchange, type Outgoing, usualLimits } from './http-exchange.ts'
import { type PostAnswer, readDefinition, readErrors, readPosted, readServices, readStatus } from './read-answers.ts'
import { type Body, type Format, readBody } from './read-body.ts'

/** Where the city's GeoReport endpoint is. The key is told to nobody but the endpoint. */
export type GeoreportAddress = {
  /** Its base, before `/services.…`. */
  readonly url: string
  readonly key: string | null
  readonly jurisdiction: string | null
  readonly format: Format
}

export type AskFault = 'endpoint-down' | 'endpoint-refused' | 'html-page' | 'unreadable' | 'not-found'
export type Asked<Value> = Result<Value, AskFault>

/**
 * What became of a request that was posted. `kept`: it certainly was not taken and may be sent again; `refused`: the
 * endpoint will not have it; `unknown`: it may have been taken, so nobody but a person sends it again.
 */
export type Posted =
  | { readonly kind: 'taken'; readonly answer: PostAnswer }
  | { readonly kind: 'kept' | 'refused' | 'unknown'; readonly fault: SendFault; readonly detail: string }

/** Speaks Open311 GeoReport v2. Nothing here rejects. */
export interface GeoreportClient {
  services(): Promise<Asked<Service[]>>
  definition(serviceCode: string): Promise<Asked<ServiceDefinition>>
  post(parameters: readonly Parameter[]): Promise<Posted>
  /** The number behind a token, once there is one. */
  token(token: string): Promise<Asked<PostAnswer>>
  status(number: string): Promise<Asked<RequestStatus>>
}

const mostRedirects = 3

export function createGeoreportClient(
  address: GeoreportAddress,
  limits: ExchangeLimits = usualLimits,
): GeoreportClient {
  const { format, key, jurisdiction } = address
  const accept = format === 'json' ? 'application/json' : 'text/xml, application/xml'
  const own: readonly Parameter[] = jurisdiction === null ? [] : [['jurisdiction_id', jurisdiction]]

  const urlOf = (...path: readonly string[]) => {
    const base = address.url.replace(/\/+$/, '')
    return new URL(`${base}/${path.map(encodeURIComponent).join('/')}.${format}`)
  }

  const get = async <Value>(path: readonly string[], read: (body: unknown) => Value | null): Promise<Asked<Value>> => {
    const url = urlOf(...path)
    for (const [name, value] of own) url.searchParams.set(name, value)
    return readAnswer(await follow({ method: 'GET', url, accept }, limits), format, read)
  }

  return {
    services: () => get(['services'], readServices),
    definition: (serviceCode) => get(['services', serviceCode], readDefinition),
    token: (token) => get(['tokens', token], readPosted),
    status: (number) => get(['requests', number], readStatus),
    post: async (parameters) => {
      const secret: readonly Parameter[] = key === null ? [] : [['api_key', key]]
      const body = new URLSearchParams(
        [...own, ...secret, ...parameters].map(([name, value]): [string, string] => [name, value]),
      )
      return judge(
        await exchange({ method: 'POST', url: urlOf('requests'), accept, body: body.toString() }, limits),
        format,
      )
    },
  }
}

/** Within the same origin alone: another host is not the one that the city named. */
async function follow(outgoing: Outgoing, limits: ExchangeLimits, followed = 0): Promise<Exchange> {
  const outcome = await exchange(outgoing, limits)
  if (outcome.kind !== 'redirect' || followed === mostRedirects || !URL.canParse(outcome.to, outgoing.url.href))
    return outcome
  const url = new URL(outcome.to, outgoing.url)
  return url.origin === outgoing.url.origin ? follow({ ...outgoing, url }, limits, followed + 1) : outcome
}

function readAnswer<Value>(outcome: Exchange, format: Format, read: (body: unknown) => Value | null): Asked<Value> {
  if (outcome.kind === 'redirect')
    return failure('endpoint-refused', `the endpoint redirects (${outcome.status}); it is not followed`)
  if (outcome.kind !== 'answer') return failure('endpoint-down', outcome.detail)
  const body = readBody(outcome.body, outcome.contentType, format)
  const { status } = outcome
  if (status !== 200) return refusal(status, body)
  if (!body.ok) return failure(body.reason, body.detail)
  try {
    const value = read(body.value)
    return value === null ? failure('not-found') : success(value)
  } catch (error) {
    if (error instanceof ZodError) return failure('unreadable', faultOf(error))
    throw error
  }
}

function refusal(status: number, body: Body): Asked<never> {
  const detail = wordsOf(status, body)
  // A page that says 404 speaks of the address, and not of what was asked for.
  if (!body.ok && body.reason === 'html-page') return failure('html-page', detail)
  if (status === 404) return failure('not-found', detail)
  return failure(status >= 500 || status === 429 ? 'endpoint-down' : 'endpoint-refused', detail)
}

const faultOf = (error: ZodError) =>
  error.issues
    .slice(0, 3)
    .map(({ path, message }) => `${path.map(String).join('.') || 'the whole'}: ${message}`)
    .join('; ')

/** What the answer to a `POST` says of whether it was taken. */
function judge(outcome: Exchange, format: Format): Posted {
  switch (outcome.kind) {
    case 'not-sent':
      return { kind: 'kept', fault: 'unreachable', detail: outcome.detail }
    case 'lost':
      return { kind: 'unknown', fault: 'answer-lost', detail: outcome.detail }
    case 'redirect':
      // 307 and 308 say "ask there instead"; the others may come after the deed.
      return outcome.status === 307 || outcome.status === 308
        ? { kind: 'kept', fault: 'redirected', detail: `${outcome.status}` }
        : { kind: 'unknown', fault: 'redirected', detail: `${outcome.status}` }
    case 'answer':
      return judgeAnswer(outcome, format)
  }
}

type Answered = Extract<Exchange, { kind: 'answer' }>

function judgeAnswer({ status, contentType, body: bytes }: Answered, format: Format): Posted {
  const body = readBody(bytes, contentType, format)
  if (status >= 200 && status < 300) {
    if (!body.ok) return { kind: 'unknown', fault: body.reason, detail: body.detail }
    return judgeTaken(body.value)
  }
  return { ...judgeRefusal(status, body), detail: wordsOf(status, body) }
}

function judgeRefusal(status: number, body: Body): { kind: 'kept' | 'refused' | 'unknown'; fault: SendFault } {
  if (status === 503 || status === 429) return { kind: 'kept', fault: 'busy' }
  if (status === 401 || status === 403) return { kind: 'kept', fault: 'key-refused' }
  if (status >= 500) return { kind: 'unknown', fault: body.ok ? 'answer-lost' : body.reason }
  // A page in place of an answer comes from somebody in between, who has not read the request.
  if (!body.ok && body.reason === 'html-page') return { kind: 'kept', fault: body.reason }
  return { kind: 'refused', fault: status === 404 ? 'no-such-service' : 'refused' }
}

/** The status, and what the endpoint says of it. */
function wordsOf(status: number, body: Body): string {
  const words = body.ok ? readErrors(body.value) : body.detail
  return words ? `${status}: ${words}` : String(status)
}

function judgeTaken(value: unknown): Posted {
  const errors = readErrors(value)
  if (errors) return { kind: 'refused', fault: 'refused', detail: errors }
  try {
    return { kind: 'taken', answer: readPosted(value) }
  } catch (error) {
    if (error instanceof ZodError) return { kind: 'unknown', fault: 'unreadable', detail: faultOf(error) }
    throw error
  }
}
