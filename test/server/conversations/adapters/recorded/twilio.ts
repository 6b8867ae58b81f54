/* Shaped as Twilio's webhooks are (docs/adapters.md says by which pages). */

export const residentsLeg = 'CA11111111111111111111111111111111'
export const agentsLeg = 'CA22222222222222222222222222222222'
export const chat = 'CH33333333333333333333333333333333'

const accountSid = 'AC00000000000000000000000000000000'

/** Callbacks of the agent's leg, which Twilio dialled for the resident's. */
export const agentsLegStatus = (status: string, sequence: number, more: Readonly<Record<string, string>> = {}) => ({
  AccountSid: accountSid,
  ApiVersion: '2010-04-01',
  CallSid: agentsLeg,
  ParentCallSid: residentsLeg,
  CallStatus: status,
  CallbackSource: 'call-progress-events',
  Direction: 'outbound-dial',
  From: '+14165550100',
  To: 'client:maya',
  Called: 'client:maya',
  Caller: '+14165550100',
  SequenceNumber: String(sequence),
  Timestamp: `Tue, 25 Nov 2025 12:00:0${sequence} +0000`,
  ...more,
})

export const residentsLegCompleted = {
  AccountSid: accountSid,
  ApiVersion: '2010-04-01',
  CallSid: residentsLeg,
  CallStatus: 'completed',
  CallbackSource: 'call-progress-events',
  CallDuration: '62',
  Duration: '2',
  Direction: 'inbound',
  From: '+14165550100',
  To: '+14165550311',
  SequenceNumber: '0',
  Timestamp: 'Tue, 25 Nov 2025 12:01:05 +0000',
}

export const transcription = (
  sequence: number,
  track: 'inbound_track' | 'outbound_track',
  transcript: string,
  more: Readonly<Record<string, string>> = {},
) => ({
  AccountSid: accountSid,
  CallSid: residentsLeg,
  TranscriptionSid: 'GT44444444444444444444444444444444',
  TranscriptionEvent: 'transcription-content',
  SequenceId: String(sequence),
  Timestamp: `2025-11-25T12:00:1${sequence}.123456Z`,
  LanguageCode: 'en-US',
  Track: track,
  TranscriptionData: JSON.stringify({ transcript, confidence: 0.97 }),
  Final: 'true',
  ...more,
})

export const messageAdded = (index: number, body: string, more: Readonly<Record<string, string>> = {}) => ({
  AccountSid: accountSid,
  EventType: 'onMessageAdded',
  Source: 'SMS',
  ConversationSid: chat,
  ChatServiceSid: 'IS55555555555555555555555555555555',
  MessagingServiceSid: 'MG66666666666666666666666666666666',
  MessageSid: `IM7777777777777777777777777777777${index}`,
  Index: String(index),
  Author: '+14165550101',
  ParticipantSid: 'MB88888888888888888888888888888888',
  Body: body,
  DateCreated: `2025-11-25T12:10:0${index}.000Z`,
  Attributes: '{}',
  RetryCount: '0',
  ...more,
})

export const conversationClosed = {
  AccountSid: accountSid,
  EventType: 'onConversationStateUpdated',
  Source: 'API',
  ConversationSid: chat,
  ChatServiceSid: 'IS55555555555555555555555555555555',
  StateFrom: 'active',
  StateTo: 'closed',
  StateUpdated: '2025-11-25T12:20:00.000Z',
  Reason: 'API',
  RetryCount: '0',
}
