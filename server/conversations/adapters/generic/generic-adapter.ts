import { z } from 'zod'
import { isSameSignature, isTimely, signatureHeaders, signRequest } from '../../signature.ts'
import { agentNamesSchema, type Source } from '../../sources-repository.ts'
import { type Delivery, defineAdapter } from '../adapter.ts'
import { headerOf, isBearer } from '../proofs.ts'
import { jsonOf } from '../tell.ts'
import { hearMapped } from './hear-mapped.ts'
import { mappingSchema } from './mapping.ts'

const genericSettingsSchema = z.strictObject({
  agents: agentNamesSchema,
  /** Absent from a source that speaks our own language, at the signed door. */
  mapping: mappingSchema.nullable().default(null),
})

/** Any platform that posts JSON, by a mapping. */
export const genericAdapter = defineAdapter({
  settings: genericSettingsSchema,
  answer: 'receipt',
  goesOn: false,
  connect: (source, { mapping }) => ({
    isGenuine: (delivery) => mapping !== null && (isSigned(delivery, source) || isBearer(delivery, source.secret)),
    hear: ({ body }) => (mapping ? hearMapped(jsonOf(body), mapping) : []),
  }),
})

/** Signed as at our own door. A request that is sent again is no replay to mind: its events count once. */
function isSigned(delivery: Delivery, { keyId, secret }: Pick<Source, 'keyId' | 'secret'>): boolean {
  const [key, timestamp, signature] = [
    headerOf(delivery, signatureHeaders.key),
    headerOf(delivery, signatureHeaders.timestamp),
    headerOf(delivery, signatureHeaders.signature),
  ]
  if (key !== keyId || timestamp === null || signature === null) return false
  const { method, url, body, arrivedAt } = delivery
  const expected = signRequest(secret, { method, path: url, timestamp, body })
  return isSameSignature(expected, signature) && isTimely(timestamp, arrivedAt)
}
