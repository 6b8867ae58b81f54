import { z } from 'zod'
import { epochMsSchema } from '../clock.ts'

/** What the city says of a request that it has. */
export const requestStatusSchema = z.object({
  number: z.string(),
  status: z.enum(['open', 'closed']),
  statusNotes: z.string().nullable(),
  serviceName: z.string().nullable(),
  serviceCode: z.string().nullable(),
  description: z.string().nullable(),
  agency: z.string().nullable(),
  notice: z.string().nullable(),
  requestedAt: epochMsSchema.nullable(),
  updatedAt: epochMsSchema.nullable(),
  expectedAt: epochMsSchema.nullable(),
  address: z.string().nullable(),
})
export type RequestStatus = z.infer<typeof requestStatusSchema>
