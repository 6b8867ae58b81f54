import { z } from 'zod'
import { centreAnswer } from '../centre-answer.ts'
import { epochMsSchema } from '../clock.ts'
import { personIdSchema } from '../people/person.ts'
import { resultSchema } from '../result.ts'
import { requestFormSchema } from './request-form.ts'
import { requestStatusSchema } from './request-status.ts'
import { sentRequestSchema, sentRequestsSchema } from './sent-request.ts'
import { serviceCodeSchema, serviceDefinitionSchema, serviceSchema } from './service.ts'

/*
 * What is asked of the centre about service requests. The centre alone talks to the city's GeoReport endpoint; its address
 * and key stay there.
 */

const nothing = z.object({})

/** Why the endpoint gave nothing that can be used; `off`: the centre has none. */
export const endpointFaults = ['off', 'endpoint-down', 'endpoint-refused', 'html-page', 'unreadable'] as const

/** From when it is; `stale`: the endpoint could not be asked again. */
const aged = { askedAt: epochMsSchema, stale: z.boolean() }

export const numberSchema = z.string().trim().min(1).max(200)

export const serviceListSchema = z.object({
  services: z.array(serviceSchema),
  ...aged,
  /** The city's, in which dates are typed. */
  timeZone: z.string(),
})
export type ServiceList = z.infer<typeof serviceListSchema>

export const agedDefinitionSchema = z.object({ definition: serviceDefinitionSchema, ...aged })
export type AgedDefinition = z.infer<typeof agedDefinitionSchema>

/** In both contracts; main knows the last answers, and gives them when the centre cannot be reached. */
export const catalogueRequests = {
  'service-requests:services': { input: nothing, answer: centreAnswer(serviceListSchema, ...endpointFaults) },
  'service-requests:definition': {
    input: z.object({ serviceCode: serviceCodeSchema }),
    answer: centreAnswer(agedDefinitionSchema, ...endpointFaults, 'not-found'),
  },
} as const

/** In both contracts; main passes it on. */
export const lookUpRequests = {
  'service-requests:look-up': {
    input: z.object({ number: numberSchema }),
    answer: centreAnswer(requestStatusSchema, ...endpointFaults, 'not-found'),
  },
} as const

/** What a person decides about a request that does not get on by itself. */
export const requestDecisionSchema = z.discriminatedUnion('kind', [
  /** It did not arrive, or something was put right: once more. */
  z.object({ kind: z.literal('send-again') }),
  /** It did arrive: under this number. */
  z.object({ kind: z.literal('arrived'), number: numberSchema }),
  /** It is not sent any more. */
  z.object({ kind: z.literal('drop') }),
])
export type RequestDecision = z.infer<typeof requestDecisionSchema>

const decided = z.object({ requestId: z.uuid(), decision: requestDecisionSchema })

export const submissionSchema = z.object({
  /** Known already: it is the same press, and nothing more is sent. */
  requestId: z.uuid(),
  interactionId: z.uuid(),
  agentId: personIdSchema,
  madeAt: epochMsSchema.max(8_640_000_000_000_000),
  form: requestFormSchema,
})
export type Submission = z.infer<typeof submissionSchema>

/** Desktop asks, centre acknowledges. */
export const requestSocketRequests = {
  ...catalogueRequests,
  ...lookUpRequests,
  /** `faulty`: the form does not fit its definition; `detail` says where. `exists`: another request has that id. */
  'service-requests:submit': {
    input: submissionSchema,
    answer: centreAnswer(sentRequestSchema, 'off', 'faulty', 'not-found', 'exists'),
  },
  /** The caller's of the last weeks, newest first; for those who may, also others' that wait for somebody. */
  'service-requests:mine': { input: nothing, answer: centreAnswer(z.object({ requests: sentRequestsSchema }), 'off') },
  /** `decided-meanwhile`: it is in another state by now. */
  'service-requests:decide': {
    input: decided,
    answer: centreAnswer(sentRequestSchema, 'off', 'not-found', 'decided-meanwhile'),
  },
} as const

/** The window asks, main answers. */
export const requestWindowRequests = {
  ...catalogueRequests,
  ...lookUpRequests,
  /** Answered when it is on the disk. The same `requestId` again changes nothing. */
  'service-requests:submit': {
    input: submissionSchema,
    answer: resultSchema(sentRequestSchema, ['disk-full', 'storage-failed']),
  },
  /** What waits on this workstation, and what the centre says; `complete`: the centre was heard. */
  'service-requests:list': {
    input: nothing,
    answer: z.object({ requests: z.array(sentRequestSchema), complete: z.boolean() }),
  },
  'service-requests:decide': {
    input: decided,
    answer: centreAnswer(sentRequestSchema, 'off', 'not-found', 'decided-meanwhile', 'disk-full', 'storage-failed'),
  },
} as const

/** To every desktop of the person who made it, and to its window. */
export const requestChangedSchema = z.object({ request: sentRequestSchema })
