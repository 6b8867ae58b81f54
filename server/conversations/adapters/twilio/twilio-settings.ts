import { z } from 'zod'
import { queueSchema } from '../../../../shared/conversation/source-event.ts'
import { agentNamesSchema } from '../../sources-repository.ts'

const baseSchema = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''))

export const twilioSettingsSchema = z.strictObject({
  /** Twilio's names of our people (`client:maya`, `maya@city.example`, `+1416…`) to sign-in names. */
  agents: agentNamesSchema,
  accountSid: z.string().min(1),
  /** The primary one: it signs what comes, and lets replies in. */
  authToken: z.string().min(1),
  /** How Twilio reaches us, without a path: what it signs begins with it. */
  publicUrl: baseSchema,
  /** Where Twilio's Conversations API is. */
  apiUrl: baseSchema.default('https://conversations.twilio.com'),
  /** The queue of what does not say one in its address. */
  queue: queueSchema.nullable().default(null),
  /** Under which author our replies stand. */
  author: z.string().min(1).max(120).default('Cue311'),
})
export type TwilioSettings = z.output<typeof twilioSettingsSchema>
