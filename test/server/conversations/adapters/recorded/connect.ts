/* Shaped as Amazon Connect's contact events and Contact Lens' segments are (docs/adapters.md says by which pages). */

export const contactId = 'a1b2c3d4-5678-90ab-cdef-000000022222'
export const theosId = 'e0000000-0000-4000-8000-00000000a002'
export const queueId = 'f0000000-0000-4000-8000-00000000b002'

const instance = 'arn:aws:connect:ca-central-1:123456789012:instance/a1b2c3d4-5678-90ab-cdef-000000011111'
const queueInfo = { queueType: 'STANDARD', queueArn: `${instance}/queue/${queueId}` }
const agentInfo = { agentArn: `${instance}/agent/${theosId}`, hierarchyGroups: {} }

const contactEvent = (eventType: string, time: string, more: object) => ({
  version: '0',
  id: 'abcabcab-1111-4000-8000-000000000000',
  'detail-type': 'Amazon Connect Contact Event',
  source: 'aws.connect',
  account: '123456789012',
  time,
  region: 'ca-central-1',
  resources: [`${instance}/contact/${contactId}`],
  detail: {
    eventType,
    contactId,
    channel: 'VOICE',
    instanceArn: instance,
    initiationMethod: 'INBOUND',
    initiationTimestamp: '2025-11-25T12:00:00.000Z',
    queueInfo,
    ...more,
  },
})

export const initiated = contactEvent('INITIATED', '2025-11-25T12:00:00Z', { queueInfo: undefined })
export const queued = contactEvent('QUEUED', '2025-11-25T12:00:05Z', {
  queueInfo: { ...queueInfo, enqueueTimestamp: '2025-11-25T12:00:05.120Z' },
})
export const connectedToAgent = contactEvent('CONNECTED_TO_AGENT', '2025-11-25T12:00:20Z', {
  agentInfo: { ...agentInfo, connectedToAgentTimestamp: '2025-11-25T12:00:20.300Z' },
})
export const disconnected = contactEvent('DISCONNECTED', '2025-11-25T12:02:00Z', {
  agentInfo,
  disconnectTimestamp: '2025-11-25T12:02:00.100Z',
  disconnectReason: 'CUSTOMER_DISCONNECT',
})

const segmentsEvent = (eventType: string, segments?: readonly object[]) => ({
  Version: '1.0.0',
  Channel: 'VOICE',
  AccountId: '123456789012',
  InstanceId: 'a1b2c3d4-5678-90ab-cdef-000000011111',
  ContactId: contactId,
  LanguageCode: 'en-US',
  EventType: eventType,
  ...(segments && { Segments: segments }),
})

export const started = segmentsEvent('STARTED')

type Spoken = { readonly id: string; readonly role: 'AGENT' | 'CUSTOMER'; readonly text: string }

export const partial = ({ id, role, text }: Spoken) =>
  segmentsEvent('SEGMENTS', [
    {
      Utterance: {
        Id: '7b48ca3d-73d3-443a-bf34-000000000000',
        TranscriptId: id,
        ParticipantId: role,
        ParticipantRole: role,
        PartialContent: text,
        BeginOffsetMillis: 19_010,
        EndOffsetMillis: 22_980,
      },
    },
  ])

export const spoken = ({ id, role, text }: Spoken) =>
  segmentsEvent('SEGMENTS', [
    {
      Transcript: {
        Id: id,
        ParticipantId: role,
        ParticipantRole: role,
        Content: text,
        BeginOffsetMillis: 19_010,
        EndOffsetMillis: 24_598,
        Sentiment: 'NEUTRAL',
      },
    },
    { Categories: { MatchedCategories: ['Greeting'], MatchedDetails: {} } },
  ])

/** The same as a stream's record, as a pipe hands it on without a transformer. */
export const recordOf = (event: object) => ({
  eventSource: 'aws:kinesis',
  eventVersion: '1.0',
  eventID: 'shardId-000000000000:4959',
  kinesisSchemaVersion: '1.0',
  partitionKey: contactId,
  sequenceNumber: '4959',
  data: Buffer.from(JSON.stringify(event)).toString('base64'),
  approximateArrivalTimestamp: 1_764_072_045.123,
})
