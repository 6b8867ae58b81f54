import { z } from 'zod'
import { epochMsSchema } from './clock.ts'
import { deviceIdSchema } from './device-id.ts'
import { personSchema } from './people/person.ts'
import { protocolRangeSchema } from './protocol-version.ts'
import { resultSchema } from './result.ts'

/* Desktop ↔ server over HTTP: what is needed before, or beside, the socket. */

export const httpPaths = {
  health: '/health',
  metrics: '/metrics',
  signIn: '/v1/sign-in',
  refresh: '/v1/session/refresh',
  signOut: '/v1/session/end',
  /** `GET`, with `Authorization: Bearer …`; the answer is a `Release`. */
  release: (number: number) => `/v1/releases/${number}`,
  /** The same, as a gzip file that can be fetched in pieces (`Range`). */
  releaseSnapshot: (number: number) => `/v1/releases/${number}/snapshot`,
  /** A `ReleaseDelta`: what came after another release. */
  releaseChanges: (number: number, since: number) => `/v1/releases/${number}/changes?since=${since}`,
  /** For platforms, signed: what happened in one conversation, in several, and line by line as it happens. */
  conversationEvents: (conversation: string) => `/v1/conversations/${conversation}/events`,
  conversationsEvents: '/v1/conversations/events',
  conversationsStream: '/v1/conversations/stream',
  /** For platforms that speak their own language, as their adapter reads it. */
  conversationsAdapter: (sourceId: string) => `/v1/conversations/adapters/${sourceId}`,
  conversationsOpenApi: '/v1/conversations/openapi.json',
  /** The resident's page, and what it asks for; its files are below it. */
  chatPage: '/chat',
  chatStart: '/chat/v1/start',
  chatEvents: '/chat/v1/events',
  chatMessages: '/chat/v1/messages',
  chatTyping: '/chat/v1/typing',
  chatEnd: '/chat/v1/end',
} as const

export const sessionSchema = z.object({
  person: personSchema,
  /** Short-lived; shown with every request. */
  accessToken: z.string().min(1),
  accessTokenExpiresAt: epochMsSchema,
  /** Works once: each refresh answers with its successor. */
  refreshToken: z.string().min(1),
  /** The public key that releases are signed with: Ed25519, SPKI in DER as base64url. A server may be too old for it. */
  releaseKey: z.string().min(1).max(1_000).optional(),
})
export type Session = z.infer<typeof sessionSchema>

export const signInSchema = z.object({
  signInName: z.string().min(1).max(120),
  password: z.string().min(1).max(1_000),
  deviceId: deviceIdSchema,
  protocol: protocolRangeSchema,
})
export type SignIn = z.infer<typeof signInSchema>

export const signInReasons = [
  'wrong-name-or-password',
  'too-many-attempts',
  'protocol-mismatch',
  'malformed',
  'unavailable',
] as const
export const signInAnswerSchema = resultSchema(sessionSchema, signInReasons)
export type SignInAnswer = z.infer<typeof signInAnswerSchema>

export const refreshSchema = z.object({ refreshToken: z.string().min(1).max(200), deviceId: deviceIdSchema })
export const refreshReasons = ['signed-out', 'too-many-attempts', 'malformed', 'unavailable'] as const
export const refreshAnswerSchema = resultSchema(sessionSchema, refreshReasons)
export type RefreshAnswer = z.infer<typeof refreshAnswerSchema>
