import { defineAdapter } from '../adapter.ts'
import { headerOf, isSecret, isTimedHmac, queryOf } from '../proofs.ts'
import { jsonOf } from '../tell.ts'
import { chatwootSettingsSchema } from './chatwoot-settings.ts'
import { hearChatwoot } from './hear-chatwoot.ts'
import { replyThroughChatwoot } from './reply-through-chatwoot.ts'

/** Chatwoot's agent-bot webhook in, replies out through its API. */
export const chatwootAdapter = defineAdapter({
  settings: chatwootSettingsSchema,
  answer: 200,
  goesOn: true,
  connect: ({ secret }, settings) => ({
    isGenuine: (delivery) => {
      if (!isSecret(queryOf(delivery, 'secret'), secret)) return false
      if (settings.webhookSecret === null) return true
      const shown = {
        timestamp: headerOf(delivery, 'x-chatwoot-timestamp'),
        signature: headerOf(delivery, 'x-chatwoot-signature'),
      }
      return isTimedHmac(shown, settings.webhookSecret, delivery.body, delivery.arrivedAt)
    },
    hear: ({ body }) => hearChatwoot(jsonOf(body), settings),
    reply: (reply) => replyThroughChatwoot(settings, reply),
  }),
})
