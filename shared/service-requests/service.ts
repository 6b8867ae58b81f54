import { z } from 'zod'

/* What a city's request system offers, as Open311 GeoReport v2 tells it; the names are ours, the meanings the spec's. */

export const serviceCodeSchema = z.string().min(1).max(200)

/** How a request of this service is answered: with a number, with a token for one, or with neither. */
const serviceTypeSchema = z.enum(['realtime', 'batch', 'blackbox'])

export const serviceSchema = z.object({
  serviceCode: serviceCodeSchema,
  name: z.string().min(1),
  description: z.string().nullable(),
  /** Whether there are questions of its own (`metadata`). */
  hasDefinition: z.boolean(),
  type: serviceTypeSchema,
  keywords: z.array(z.string()),
  group: z.string().nullable(),
})
export type Service = z.infer<typeof serviceSchema>

export const datatypes = ['string', 'text', 'number', 'datetime', 'singlevaluelist', 'multivaluelist'] as const
export const datatypeSchema = z.enum(datatypes)

/** Only while another question has one of these answers. GeoReport v2 has no such thing; see docs/service-requests.md. */
export const conditionSchema = z.object({ code: z.string().min(1), keys: z.array(z.string()).min(1) })
export type Condition = z.infer<typeof conditionSchema>

export const choiceSchema = z.object({ key: z.string(), name: z.string(), dependsOn: conditionSchema.nullable() })
export type Choice = z.infer<typeof choiceSchema>

export const attributeSchema = z.object({
  code: z.string().min(1),
  /** False: something to read, and nothing to answer. */
  variable: z.boolean(),
  datatype: datatypeSchema,
  required: z.boolean(),
  datatypeDescription: z.string().nullable(),
  order: z.number().nullable(),
  description: z.string().nullable(),
  values: z.array(choiceSchema),
  dependsOn: conditionSchema.nullable(),
  /** The endpoint fills it in by itself. */
  setByServer: z.boolean(),
})
export type Attribute = z.infer<typeof attributeSchema>

export const serviceDefinitionSchema = z.object({
  serviceCode: serviceCodeSchema,
  attributes: z.array(attributeSchema).max(500),
})
export type ServiceDefinition = z.infer<typeof serviceDefinitionSchema>

/** What a service without questions has. */
export const noQuestions = (serviceCode: string): ServiceDefinition => ({ serviceCode, attributes: [] })
