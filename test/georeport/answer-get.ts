import { findRequests } from './find-requests.ts'
import { type RequestStore, wireOf } from './request-store.ts'
import type { CityAttribute, CityCondition, CityService } from './sample-city.ts'
import type { Wire } from './write-answers.ts'

export type Answer = { readonly status: number; readonly root: string; readonly value: Wire }

export const refused = (status: number, description: string): Answer => ({
  status,
  root: 'errors',
  value: [{ code: status, description }],
})

export type City = {
  readonly services: readonly CityService[]
  readonly store: RequestStore
  /** How often a token is asked about before its number is there. */
  readonly tokenLooks: number
  readonly now: () => number
  readonly baseUrl: string
}

/** Answers whatever can be read, by the parts of its path. */
export function answerGet(city: City, path: readonly string[], query: URLSearchParams): Answer {
  const [resource = '', id] = path
  if (path.length > 2) return refused(404, 'there is no such resource')
  switch (resource) {
    case 'discovery':
      return discovery(city)
    case 'services':
      return id === undefined ? serviceList(city) : definition(city, id)
    case 'requests':
      return id === undefined ? requestList(city, query) : oneRequest(city, id)
    case 'tokens':
      return id === undefined ? refused(404, 'there is no such resource') : numberOf(city, id)
    default:
      return refused(404, 'there is no such resource')
  }
}

const discovery = ({ baseUrl, now }: City): Answer => ({
  status: 200,
  root: 'discovery',
  value: {
    changeset: new Date(now()).toISOString(),
    contact: 'The key is the one that this server was started with.',
    key_service: 'Ask whoever started this server.',
    endpoints: [
      {
        specification: 'http://wiki.open311.org/GeoReport_v2',
        url: baseUrl,
        changeset: new Date(now()).toISOString(),
        type: 'test',
        formats: ['text/xml', 'application/json'],
      },
    ],
  },
})

const serviceList = ({ services }: City): Answer => ({
  status: 200,
  root: 'services',
  value: services.map(({ code, name, description, type, keywords, group, attributes }) => ({
    service_code: code,
    service_name: name,
    description,
    metadata: attributes.length > 0,
    type,
    keywords: keywords.join(', '),
    group,
  })),
})

function definition({ services }: City, code: string): Answer {
  const service = services.find((one) => one.code === code)
  if (!service) return refused(404, `service_code ${code} was not found`)
  if (service.attributes.length === 0) return refused(403, `service_code ${code} has no metadata`)
  return {
    status: 200,
    root: 'service_definition',
    value: { service_code: code, attributes: service.attributes.map(attributeOf) },
  }
}

const conditionOf = (condition: CityCondition | undefined): { [name: string]: Wire } =>
  condition ? { depends_on: { code: condition.code, keys: condition.keys } } : {}

const attributeOf = (attribute: CityAttribute, index: number): Wire => ({
  variable: attribute.variable ?? true,
  code: attribute.code,
  datatype: attribute.datatype,
  required: attribute.required ?? false,
  datatype_description: attribute.hint ?? null,
  order: index + 1,
  description: attribute.description,
  ...(attribute.values
    ? { values: attribute.values.map(({ key, name, dependsOn }) => ({ key, name, ...conditionOf(dependsOn) })) }
    : {}),
  ...conditionOf(attribute.dependsOn),
  ...(attribute.setByServer ? { automated: 'server_set' } : {}),
})

function requestList({ store, services, now }: City, query: URLSearchParams): Answer {
  const found = findRequests(store.taken(), query, now())
  if ('fault' in found) return refused(400, found.fault)
  const known = found.map((one) =>
    wireOf(
      one,
      services.find(({ code }) => code === one.serviceCode),
    ),
  )
  return { status: 200, root: 'service_requests', value: known }
}

function oneRequest({ store, services }: City, id: string): Answer {
  const request = store.taken().find((one) => one.id === id)
  if (!request) return refused(404, `service_request_id ${id} was not found`)
  const service = services.find(({ code }) => code === request.serviceCode)
  return { status: 200, root: 'service_requests', value: [wireOf(request, service)] }
}

function numberOf({ store, tokenLooks }: City, token: string): Answer {
  const request = store.taken().find((one) => one.token === token)
  if (!request) return refused(404, `token ${token} was not found`)
  store.change(request.id, { looks: request.looks + 1 })
  const value = [{ service_request_id: request.looks >= tokenLooks ? request.id : null, token }]
  return { status: 200, root: 'service_requests', value }
}
