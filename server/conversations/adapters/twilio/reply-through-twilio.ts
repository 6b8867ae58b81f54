import { z } from 'zod'
import type { OutgoingReply } from '../adapter.ts'
import { callPlatform } from '../platform-call.ts'
import type { TwilioSettings } from './twilio-settings.ts'

/*
 * Twilio Conversations has no key that makes a second request the same as the first. So every message carries its name
 * in its attributes, and before one is sent again the last messages are read. A request to the API calls no webhook
 * back unless it asks for that; what comes back all the same is known by the name.
 */

/** The longest body of one message. */
const longestBody = 1_600
const lastMessages = 50

const messagesSchema = z.object({ messages: z.array(z.object({ attributes: z.string().nullish() })) })

/** Says what the agent said, in as many messages as it needs, or closes the conversation. Rejects with a `PlatformFault`. */
export async function replyThroughTwilio(settings: TwilioSettings, reply: OutgoingReply): Promise<void> {
  if (reply.text === null) return close(settings, reply)
  const there = reply.isRepeat ? await namesThere(settings, reply) : new Set<string>()
  const parts = cut(reply.text, longestBody)
  for (const [place, body] of parts.entries()) {
    const name = `${reply.name} ${place + 1}/${parts.length}`
    if (!there.has(name)) await say(settings, reply, body, name)
  }
}

async function say(settings: TwilioSettings, reply: OutgoingReply, body: string, name: string): Promise<void> {
  await callPlatform({
    url: `${addressOf(settings, reply)}/Messages`,
    method: 'POST',
    headers: headersOf(settings),
    body: new URLSearchParams({ Author: settings.author, Body: body, Attributes: JSON.stringify({ cue311: name }) }),
  })
}

async function namesThere(settings: TwilioSettings, reply: OutgoingReply): Promise<Set<string>> {
  const answer = await callPlatform({
    url: `${addressOf(settings, reply)}/Messages?Order=desc&PageSize=${lastMessages}`,
    method: 'GET',
    headers: headersOf(settings),
  })
  return new Set(messagesSchema.parse(answer).messages.flatMap(({ attributes }) => nameIn(attributes) ?? []))
}

function nameIn(attributes: string | null | undefined): string | null {
  try {
    return z.object({ cue311: z.string() }).parse(JSON.parse(attributes ?? '')).cue311
  } catch {
    return null
  }
}

async function close(settings: TwilioSettings, reply: OutgoingReply): Promise<void> {
  await callPlatform({
    url: addressOf(settings, reply),
    method: 'POST',
    headers: headersOf(settings),
    body: new URLSearchParams({ State: 'closed' }),
  })
}

const addressOf = ({ apiUrl }: TwilioSettings, { conversation }: OutgoingReply) =>
  `${apiUrl}/v1/Conversations/${encodeURIComponent(conversation)}`

const headersOf = ({ accountSid, authToken }: TwilioSettings) => ({
  authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`,
})

/** Cut between words where there are any, and never within a character. */
export function cut(text: string, longest: number): string[] {
  const parts: string[] = []
  let rest = text
  while (rest.length > longest) {
    const space = rest.lastIndexOf(' ', longest)
    const end = space > longest / 2 ? space : longest - (isHighSurrogate(rest, longest - 1) ? 1 : 0)
    parts.push(rest.slice(0, end))
    rest = rest.slice(end).trimStart()
  }
  return rest === '' ? parts : [...parts, rest]
}

const isHighSurrogate = (text: string, place: number) => /[\ud800-\udbff]/.test(text.charAt(place))
