import { z } from 'zod'
import { queueSchema } from '../../../../shared/conversation/source-event.ts'
import { agentNamesSchema } from '../../sources-repository.ts'
import { defineAdapter } from '../adapter.ts'
import { isApiKey } from '../proofs.ts'
import { jsonOf } from '../tell.ts'
import { hearConnect } from './hear-connect.ts'

const connectSettingsSchema = z.strictObject({
  /** Agent ids (the end of an agent's ARN) to sign-in names. */
  agents: agentNamesSchema,
  /** Queue ids (the end of a queue's ARN) to our queues. */
  queues: z.record(z.string(), queueSchema).default({}),
})
export type ConnectSettings = z.output<typeof connectSettingsSchema>

/** Amazon Connect's contact events, and the segments of Contact Lens. */
export const connectAdapter = defineAdapter({
  settings: connectSettingsSchema,
  answer: 204,
  goesOn: false,
  connect: ({ secret }, settings) => ({
    isGenuine: (delivery) => isApiKey(delivery, secret),
    hear: ({ body, arrivedAt }) => hearConnect(jsonOf(body), settings, arrivedAt),
  }),
})
