import { z } from 'zod'
import type { OutgoingReply } from '../adapter.ts'
import { callPlatform } from '../platform-call.ts'
import { instantSchema } from '../tell.ts'
import type { ChatwootSettings } from './chatwoot-settings.ts'

/*
 * Chatwoot has no key that makes a second request the same as the first. So before a reply is sent again its last
 * messages are read: ours carries its name, in versions that keep it, and is known by its text and time in the others.
 */

const messagesSchema = z.object({
  payload: z.array(
    z.object({
      content: z.string().nullish(),
      created_at: instantSchema,
      content_attributes: z.looseObject({ cue311: z.string().nullish() }).nullish().catch(null),
      sender: z.object({ type: z.string().nullish() }).nullish(),
    }),
  ),
})

/** How far Chatwoot's clock may be behind ours. */
const clocksApartMs = 5_000

/** Says what the agent said, or resolves the conversation. Rejects with a `PlatformFault`. */
export async function replyThroughChatwoot(settings: ChatwootSettings, reply: OutgoingReply): Promise<void> {
  const { text } = reply
  // Resolving what is resolved changes nothing.
  if (text === null) return post(settings, reply, 'toggle_status', { status: 'resolved' })
  if (reply.isRepeat && (await isThere(settings, reply, text))) return
  await post(settings, reply, 'messages', {
    content: text,
    message_type: 'outgoing',
    private: false,
    content_type: 'text',
    content_attributes: { cue311: reply.name },
  })
}

async function isThere(settings: ChatwootSettings, reply: OutgoingReply, text: string): Promise<boolean> {
  const answer = await callPlatform({
    url: addressOf(settings, reply, 'messages'),
    method: 'GET',
    headers: { api_access_token: settings.token },
  })
  return messagesSchema.parse(answer).payload.some(
    ({ content_attributes, sender, content, created_at }) =>
      content_attributes?.cue311 === reply.name ||
      // Chatwoot's times are whole seconds.
      (content_attributes?.cue311 == null &&
        sender?.type === 'agent_bot' &&
        content === text &&
        created_at + 1_000 > reply.saidAt - clocksApartMs),
  )
}

async function post(settings: ChatwootSettings, reply: OutgoingReply, what: string, body: object): Promise<void> {
  await callPlatform({
    url: addressOf(settings, reply, what),
    method: 'POST',
    headers: { api_access_token: settings.token, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}

const addressOf = ({ url, account }: ChatwootSettings, { conversation }: OutgoingReply, what: string) =>
  `${url}/api/v1/accounts/${account}/conversations/${encodeURIComponent(conversation)}/${what}`
