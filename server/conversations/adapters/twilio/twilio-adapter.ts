import { defineAdapter } from '../adapter.ts'
import { headerOf, queryOf } from '../proofs.ts'
import { hearTwilio } from './hear-twilio.ts'
import { replyThroughTwilio } from './reply-through-twilio.ts'
import { twilioSettingsSchema } from './twilio-settings.ts'
import { isFromTwilio } from './twilio-signature.ts'

/** Twilio's status callbacks, real-time transcription and Conversations in; replies into Conversations out. */
export const twilioAdapter = defineAdapter({
  settings: twilioSettingsSchema,
  answer: 204,
  goesOn: true,
  connect: (_source, settings) => ({
    isGenuine: (delivery) =>
      isFromTwilio(
        headerOf(delivery, 'x-twilio-signature'),
        settings.authToken,
        settings.publicUrl + delivery.url,
        parametersOf(delivery.body),
      ),
    hear: (delivery) =>
      hearTwilio(
        Object.fromEntries(parametersOf(delivery.body)),
        { ...settings, queue: queryOf(delivery, 'queue') ?? settings.queue },
        delivery.arrivedAt,
      ),
    reply: (reply) => replyThroughTwilio(settings, reply),
  }),
})

const parametersOf = (body: Buffer) => new URLSearchParams(body.toString('utf8'))
