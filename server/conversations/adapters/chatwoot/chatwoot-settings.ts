import { z } from 'zod'
import { queueSchema } from '../../../../shared/conversation/source-event.ts'
import { agentNamesSchema } from '../../sources-repository.ts'

export const chatwootSettingsSchema = z.strictObject({
  agents: agentNamesSchema,
  /** Where Chatwoot is: `https://chat.city.example`. */
  url: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, '')),
  account: z.number().int().positive(),
  /** The agent bot's own access token: what it sends is known by it when it comes back. */
  token: z.string().min(1),
  /** Signs the webhooks, where this version of Chatwoot does; null: it does not. */
  webhookSecret: z.string().min(1).nullable().default(null),
  /** Chatwoot's names of its inboxes, to those of our queues; one without a queue keeps its name. */
  queues: z.record(z.string(), queueSchema).default({}),
  /** Whether Chatwoot says who gets a conversation; else our agents take it from the queue. */
  assigns: z.boolean().default(false),
})
export type ChatwootSettings = z.output<typeof chatwootSettingsSchema>
