import { z } from 'zod'
import { queueSchema } from '../../../../shared/conversation/source-event.ts'
import { agentNamesSchema } from '../../sources-repository.ts'
import { defineAdapter } from '../adapter.ts'
import { isApiKey } from '../proofs.ts'
import { jsonOf } from '../tell.ts'
import { hearGenesys } from './hear-genesys.ts'

const genesysSettingsSchema = z.strictObject({
  /** Genesys' user ids to sign-in names. */
  agents: agentNamesSchema,
  /** Genesys' queue ids to our queues. */
  queues: z.record(z.string(), queueSchema).default({}),
})
export type GenesysSettings = z.output<typeof genesysSettingsSchema>

/** Genesys Cloud's events over Amazon EventBridge. */
export const genesysAdapter = defineAdapter({
  settings: genesysSettingsSchema,
  answer: 204,
  goesOn: false,
  connect: ({ secret }, settings) => ({
    isGenuine: (delivery) => isApiKey(delivery, secret),
    hear: ({ body }) => hearGenesys(jsonOf(body), settings),
  }),
})
