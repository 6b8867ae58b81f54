import { z } from 'zod'
import type { RequestStatus } from '../../shared/service-requests/request-status.ts'
import type { Attribute, Choice, Condition, Service, ServiceDefinition } from '../../shared/service-requests/service.ts'
import { datatypeSchema } from '../../shared/service-requests/service.ts'
import { isObject, listOf, optionalInstant, optionalNumber, optionalText, text, truth, under } from './wire.ts'

/* Each answer of GeoReport v2 as the values that we work with. What does not fit throws a `ZodError` that says where. */

const wireService = z.object({
  service_code: text,
  service_name: text,
  description: optionalText,
  metadata: truth(false),
  type: optionalText,
  keywords: optionalText,
  group: optionalText,
})

/** `GET /services`. A code that comes twice counts once. */
export function readServices(body: unknown): Service[] {
  const listed = z.array(wireService).parse(listIn(body, 'services', 'service'))
  return [...new Map(listed.toReversed().map((one) => [one.service_code, toService(one)])).values()].reverse()
}

/** A list that is none is an answer of another kind, and no empty list. */
function listIn(body: unknown, name: string, member: string): unknown {
  const inside = under(body, name)
  return Array.isArray(inside) || inside === '' || (isObject(inside) && member in inside)
    ? listOf(inside, member)
    : z.never({ error: `no list of ${name}` }).parse(inside)
}

const typeSchema = z.enum(['realtime', 'batch', 'blackbox']).catch('realtime')

const toService = (one: z.infer<typeof wireService>): Service => ({
  serviceCode: one.service_code,
  name: one.service_name,
  description: one.description,
  hasDefinition: one.metadata,
  type: typeSchema.parse(one.type?.toLowerCase()),
  keywords: (one.keywords ?? '').split(',').flatMap((word) => word.trim() || []),
  group: one.group,
})

const wireCondition = z
  .object({ code: text, key: z.unknown().optional(), keys: z.unknown().optional() })
  .transform(
    ({ code, key, keys }): Condition => ({
      code,
      keys: z
        .array(text)
        .min(1)
        .parse([key ?? listOf(keys, 'key')].flat()),
    }),
  )
  .nullish()
  .transform((condition) => condition ?? null)

const wireChoice = z
  .object({ key: text, name: optionalText, depends_on: wireCondition })
  .transform(({ key, name, depends_on }): Choice => ({ key, name: name ?? key, dependsOn: depends_on }))

const wireAttribute = z.object({
  variable: truth(true),
  code: text,
  datatype: optionalText,
  required: truth(false),
  datatype_description: optionalText,
  order: optionalNumber,
  description: optionalText,
  values: z
    .unknown()
    .optional()
    .transform((values) => z.array(wireChoice).parse(listOf(values, 'value'))),
  depends_on: wireCondition,
  automated: optionalText,
})

/** `GET /services/{code}`. A kind of field that the spec does not have is a line of text. */
export function readDefinition(body: unknown): ServiceDefinition {
  const [only] = Array.isArray(body) ? body : [under(body, 'service_definition')]
  const { service_code, attributes } = z.object({ service_code: text, attributes: z.unknown().optional() }).parse(only)
  const listed = z.array(wireAttribute).parse(listOf(attributes, 'attribute'))
  const first = new Map<string, Attribute>()
  for (const one of listed) if (!first.has(one.code)) first.set(one.code, toAttribute(one))
  return { serviceCode: service_code, attributes: [...first.values()] }
}

const toAttribute = (one: z.infer<typeof wireAttribute>): Attribute => ({
  code: one.code,
  variable: one.variable,
  datatype: datatypeSchema.catch('string').parse(one.datatype?.toLowerCase()),
  required: one.required,
  datatypeDescription: one.datatype_description,
  order: one.order,
  description: one.description,
  values: one.values,
  dependsOn: one.depends_on,
  setByServer: one.automated === 'server_set',
})

export type PostAnswer = {
  readonly number: string | null
  readonly token: string | null
  readonly notice: string | null
}

const wirePosted = z
  .object({ service_request_id: optionalText, token: optionalText, service_notice: optionalText })
  .transform((one): PostAnswer => ({ number: one.service_request_id, token: one.token, notice: one.service_notice }))

/** `POST /requests` and `GET /tokens/{token}`: the one request in the list. */
export function readPosted(body: unknown): PostAnswer {
  return wirePosted.parse(onlyRequest(body))
}

function onlyRequest(body: unknown): unknown {
  const inside = under(body, 'service_requests')
  const requests =
    Array.isArray(inside) || (isObject(inside) && 'request' in inside) ? listOf(inside, 'request') : [inside]
  return requests[0]
}

const wireStatus = z.object({
  service_request_id: text,
  status: text.transform((status) => status.toLowerCase()).pipe(z.enum(['open', 'closed'])),
  status_notes: optionalText,
  service_name: optionalText,
  service_code: optionalText,
  description: optionalText,
  agency_responsible: optionalText,
  service_notice: optionalText,
  requested_datetime: optionalInstant,
  updated_datetime: optionalInstant,
  expected_datetime: optionalInstant,
  address: optionalText,
})

/** `GET /requests/{id}`; null: the list is empty. */
export function readStatus(body: unknown): RequestStatus | null {
  const only = onlyRequest(body)
  if (only === undefined || only === '') return null
  const one = wireStatus.parse(only)
  return {
    number: one.service_request_id,
    status: one.status,
    statusNotes: one.status_notes,
    serviceName: one.service_name,
    serviceCode: one.service_code,
    description: one.description,
    agency: one.agency_responsible,
    notice: one.service_notice,
    requestedAt: one.requested_datetime,
    updatedAt: one.updated_datetime,
    expectedAt: one.expected_datetime,
    address: one.address,
  }
}

const wireError = z.object({ code: optionalText, description: optionalText })

/** What an endpoint says of its refusal, meant for people; null: nothing that the spec knows. */
export function readErrors(body: unknown): string | null {
  const listed = z.array(wireError).safeParse(listOf(under(body, 'errors'), 'error'))
  const said = (listed.data ?? []).map(({ code, description }) => [code, description].filter(Boolean).join(': '))
  const words = said.filter(Boolean).join('; ')
  return words === '' ? null : words.slice(0, 1_000)
}
