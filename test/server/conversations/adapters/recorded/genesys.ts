/* Shaped as Genesys Cloud's events on Amazon EventBridge are (docs/adapters.md says by which pages). */

const conversationId = '97b9dcb3-3d0a-4c0e-9a39-0b6d3ec5f3a1'
export const mayasId = 'b5f1f5f0-0000-4000-8000-00000000a001'
export const queueId = 'c7d2a3b4-0000-4000-8000-00000000b001'

/** 2025-11-25T12:00:00Z */
const start = 1_764_072_000_000

const wrapped = (topic: string, eventBody: object) => ({
  version: '0',
  id: '6efd5506-52d1-49a6-9d05-000000000000',
  'detail-type': topic,
  source: 'aws.partner/genesys.com/cloud/cf6cb7d5-0000-4000-8000-000000000000/cue311',
  account: '123456789012',
  time: '2025-11-25T12:00:00Z',
  region: 'ca-central-1',
  resources: [],
  detail: { topicName: topic, version: '2', eventBody, metadata: { CorrelationId: 'c0ffee00' } },
})

const detailEvent = (name: string, seconds: number, more: object) =>
  wrapped(`v2.detail.events.conversation.{id}.${name}`, {
    eventTime: start + seconds * 1_000,
    conversationId,
    participantId: '11111111-0000-4000-8000-000000000001',
    sessionId: '22222222-0000-4000-8000-000000000001',
    mediaType: 'VOICE',
    provider: 'Edge',
    direction: 'INBOUND',
    ani: 'tel:+14165550102',
    dnis: 'tel:+14165550311',
    divisionId: '33333333-0000-4000-8000-000000000001',
    ...more,
  })

export const acdStart = detailEvent('acd.start', 0, { queueId })
export const userStart = detailEvent('user.start', 4, {
  userId: mayasId,
  queueId,
  sessionId: '22222222-0000-4000-8000-000000000002',
})
export const acdEnd = detailEvent('acd.end', 7, {
  queueId,
  acdOutcome: 'ANSWERED',
  answeredUserId: mayasId,
  disconnectType: 'TRANSFER',
})
export const customerEnd = detailEvent('customer.end', 60, { disconnectType: 'PEER' })

export const transcript = (
  utteranceId: string,
  channel: 'EXTERNAL' | 'INTERNAL',
  text: string,
  { isFinal = true, offsetMs = 1_200, seconds = 10 } = {},
) =>
  wrapped('v2.conversations.{id}.transcription', {
    eventTime: new Date(start + seconds * 1_000).toISOString(),
    organizationId: '44444444-0000-4000-8000-000000000001',
    conversationId,
    communicationId: '7dd98c4f-0000-4000-8000-000000000001',
    sessionStartTimeMs: start + 7_047,
    transcriptionStartTimeMs: start + 7_000,
    transcripts: [
      {
        utteranceId,
        isFinal,
        channel,
        dialect: 'en-US',
        alternatives: [
          { confidence: 0.91, offsetMs, durationMs: 2_100, transcript: text.toLowerCase(), decoratedTranscript: text },
        ],
        engineProvider: 'GENESYS',
        engineId: 'r2d2',
      },
    ],
  })

export const sessionEnded = wrapped('v2.conversations.{id}.transcription', {
  eventTime: new Date(start + 61_000).toISOString(),
  conversationId,
  communicationId: '7dd98c4f-0000-4000-8000-000000000001',
  transcriptionStartTimeMs: start + 7_000,
  status: { offsetMs: 54_000, status: 'SESSION_ENDED' },
})
