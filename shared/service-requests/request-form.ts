import { z } from 'zod'
import { serviceCodeSchema } from './service.ts'

/** The longest description that GeoReport v2 takes. */
export const descriptionLimit = 4_000
const line = z.string().max(500)

export const placeSchema = z.object({
  address: line,
  /** In the city's own register of addresses. */
  addressId: line,
  /** WGS84, as typed. */
  lat: z.string().max(40),
  long: z.string().max(40),
})
export type Place = z.infer<typeof placeSchema>

export const contactSchema = z.object({ firstName: line, lastName: line, email: line, phone: line })
export type Contact = z.infer<typeof contactSchema>

/** One answer, or those that were chosen of a list of which several may be. */
const answerSchema = z.union([z.string().max(4_000), z.array(z.string().max(500)).max(500)])
export type Answer = z.infer<typeof answerSchema>
export type Answers = Readonly<Record<string, Answer>>

/** What an agent fills in. Everything is text as it was typed until `completeForm` has read it. */
export const requestFormSchema = z.object({
  serviceCode: serviceCodeSchema,
  /** As the list had it when it was chosen. */
  serviceName: z.string().max(500),
  description: z.string().max(descriptionLimit),
  place: placeSchema,
  contact: contactSchema,
  answers: z.record(z.string().min(1).max(200), answerSchema),
})
export type RequestForm = z.infer<typeof requestFormSchema>

/** A form with nothing in it but what is known. */
export const emptyForm = (serviceCode: string, serviceName: string, description: string): RequestForm => ({
  serviceCode,
  serviceName,
  description: description.slice(0, descriptionLimit),
  place: { address: '', addressId: '', lat: '', long: '' },
  contact: { firstName: '', lastName: '', email: '', phone: '' },
  answers: {},
})

/** A form that is being filled in. Its id is there from the beginning, so that a press that is made again is the same one. */
export const begunRequestSchema = z.object({ requestId: z.uuid(), form: requestFormSchema })
export type BegunRequest = z.infer<typeof begunRequestSchema>
