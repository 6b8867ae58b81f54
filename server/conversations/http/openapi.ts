import { z } from 'zod'
import { sourceConversationSchema, sourceEventSchema } from '../../../shared/conversation/source-event.ts'
import { httpPaths } from '../../../shared/http-contract.ts'
import { signatureHeaders } from '../signature.ts'
import { problems } from './problem.ts'
import { mostEvents, receiptSchema } from './read-events.ts'

/*
 * The door's description (OpenAPI 3.1), made of the very schemas that read what comes in.
 */

const jsonSchema = (schema: z.ZodType, io: 'input' | 'output' = 'input') => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const json = (schema: object, type = 'application/json') => ({ content: { [type]: { schema } } })

const headerNames = {
  [signatureHeaders.key]: 'Which secret signed the request.',
  [signatureHeaders.timestamp]: 'Seconds since 1970-01-01T00:00Z, within five minutes of the server.',
  [signatureHeaders.signature]:
    'v1=hex(HMAC-SHA256(secret, "v1\\n" timestamp "\\n" method "\\n" path "\\n" hex(SHA-256(body)))).',
} as const

const signed = Object.entries(headerNames).map(([name, description]) => ({
  name,
  in: 'header',
  required: true,
  description,
  schema: { type: 'string' },
}))

const answers = {
  200: { description: 'Committed, there already, or refused: event by event.', ...json(ref('Receipt')) },
  ...Object.fromEntries(
    Object.values(problems).map(({ status }) => [
      status,
      {
        description: Object.values(problems)
          .filter((one) => one.status === status)
          .map(({ title }) => title)
          .join('; '),
        ...json(ref('Problem'), 'application/problem+json'),
      },
    ]),
  ),
}

const batchOf = (name: string) =>
  json({
    type: 'object',
    required: ['events'],
    properties: { events: { type: 'array', minItems: 1, maxItems: mostEvents, items: ref(name) } },
  })

/** The description, as JSON. */
export function openApi(): object {
  return {
    openapi: '3.1.0',
    info: { title: 'Cue311: conversations', version: '1' },
    paths: {
      [httpPaths.conversationEvents('{conversation}')]: {
        post: {
          operationId: 'tellConversation',
          summary: 'What happened in one conversation',
          parameters: [
            { name: 'conversation', in: 'path', required: true, schema: jsonSchema(sourceConversationSchema) },
            ...signed,
          ],
          requestBody: { required: true, ...batchOf('Event') },
          responses: answers,
        },
      },
      [httpPaths.conversationsEvents]: {
        post: {
          operationId: 'tellConversations',
          summary: 'What happened in several conversations',
          parameters: signed,
          requestBody: { required: true, ...batchOf('AddressedEvent') },
          responses: answers,
        },
      },
      [httpPaths.conversationsStream]: {
        post: {
          operationId: 'streamConversations',
          summary: 'What happens, line by line: <hex signature> <JSON of an AddressedEvent>',
          description:
            'The request is signed as one without a body. Each line is signed by hex(HMAC-SHA256(secret, previous "\\n" json)); previous is the signature of the line before, for the first line the whole value of the request’s own.',
          parameters: signed,
          requestBody: { required: true, ...json({ type: 'string' }, 'application/x-ndjson') },
          responses: {
            200: {
              description:
                'A line for each batch that is committed: a Receipt with `throughLine`, or at last a Problem.',
              ...json({ type: 'string' }, 'application/x-ndjson'),
            },
          },
        },
      },
    },
    components: {
      schemas: {
        Event: jsonSchema(sourceEventSchema),
        AddressedEvent: {
          allOf: [
            ref('Event'),
            {
              type: 'object',
              required: ['conversation'],
              properties: { conversation: jsonSchema(sourceConversationSchema) },
            },
          ],
        },
        Receipt: jsonSchema(receiptSchema, 'output'),
        Problem: {
          type: 'object',
          required: ['type', 'title', 'status', 'detail'],
          properties: {
            type: { enum: Object.keys(problems).map((name) => `urn:cue311:problem:${name}`) },
            title: { type: 'string' },
            status: { type: 'integer' },
            detail: { type: 'string' },
          },
        },
      },
    },
  }
}
