/* Shaped as Chatwoot's agent-bot webhooks are (docs/adapters.md says by which pages). */

type Message = { readonly id: number; readonly content: string; readonly conversation?: number } & Readonly<
  Record<string, unknown>
>

const seconds = 1_764_072_000

const account = { id: 3, name: 'City of Example' }
const inbox = { id: 7, name: 'Website' }
const contact = { id: 51, name: 'Robin', email: null, phone_number: null, identifier: null, type: 'contact' }

export const conversationOf = (id: number, more: object = {}) => ({
  additional_attributes: {
    browser: { device_name: 'Unknown', browser_name: 'Firefox', platform_name: 'Linux', browser_version: '145.0' },
    referer: 'https://city.example/',
    initiated_at: { timestamp: 'Tue Nov 25 2025 12:00:00 GMT+0000' },
    browser_language: 'fr-CA',
  },
  can_reply: true,
  channel: 'Channel::WebWidget',
  contact_inbox: { id: 88, contact_id: 51, inbox_id: 7, source_id: '4f0c', hmac_verified: false },
  id,
  inbox_id: 7,
  messages: [],
  labels: [],
  meta: { sender: contact, assignee: null, team: null, hmac_verified: false },
  status: 'pending',
  custom_attributes: {},
  snoozed_until: null,
  unread_count: 1,
  agent_last_seen_at: 0,
  contact_last_seen_at: seconds,
  timestamp: seconds,
  created_at: seconds,
  ...more,
})

export const messageCreated = ({ id, content, conversation = 41, ...more }: Message) => ({
  account,
  additional_attributes: {},
  content_attributes: {},
  content_type: 'text',
  content,
  conversation: conversationOf(conversation),
  created_at: new Date((seconds + id) * 1_000).toISOString(),
  id,
  inbox,
  message_type: 'incoming',
  private: false,
  sender: contact,
  source_id: null,
  event: 'message_created',
  ...more,
})

export const conversationResolved = (id: number, at = seconds + 900) => ({
  ...conversationOf(id, { status: 'resolved', timestamp: at, updated_at: at + 0.25 }),
  event: 'conversation_resolved',
})
