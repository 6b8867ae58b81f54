import { z } from 'zod'
import { bannerInstantSchema, bannersSchema } from './banner/banner.ts'
import { bannerChangedSchema, bannerRequests } from './banner/banner-contract.ts'
import { epochMsSchema } from './clock.ts'
import { contentChangedSchema, contentRequests } from './content/content-contract.ts'
import { conversationEvents, conversationRequests, followRequests } from './conversation/conversation-contract.ts'
import { deviceIdSchema } from './device-id.ts'
import { fairRequests } from './fair/fair-contract.ts'
import { effectRequests } from './figures/effect-contract.ts'
import { periodRequests } from './figures/period-contract.ts'
import { staffRequests } from './figures/staff-contract.ts'
import { wallEvents, wallRequests } from './figures/wall.ts'
import { flagRequests, flagSettledSchema } from './flags/flag-contract.ts'
import { gapRequests } from './gaps/gap-contract.ts'
import { type Fact, factSchema } from './interaction/fact.ts'
import { releaseHashSchema, releaseIdentitySchema } from './knowledge/release.ts'
import { releaseAnnouncementSchema } from './knowledge/release-announcement.ts'
import { refusalSchema, sequenceSchema } from './outbox/entry.ts'
import { personIdSchema } from './people/person.ts'
import { protocolRangeSchema } from './protocol-version.ts'
import { resultSchema } from './result.ts'
import { requestChangedSchema, requestSocketRequests } from './service-requests/service-request-contract.ts'

/*
 * Desktop ↔ server over Socket.IO. One line per event; both sides parse what they receive with these schemas.
 * A request is answered through Socket.IO's acknowledgement, always with a `Result`.
 */

/** What a desktop says when it connects (Socket.IO's `auth`). */
export const handshakeSchema = z.object({
  accessToken: z.string().min(1),
  deviceId: deviceIdSchema,
  protocol: protocolRangeSchema,
  /** The hash of the release that it answers from: with what came after it the server may greet it. */
  releaseHash: releaseHashSchema.optional().catch(undefined),
})
export type Handshake = z.infer<typeof handshakeSchema>

/** Why a connection was turned down (`data` of Socket.IO's `connect_error`). */
export const connectRefusalSchema = z.object({
  reason: z.enum(['protocol-mismatch', 'signed-out', 'malformed', 'unavailable']),
  /** Says in words what to do. */
  detail: z.string(),
})
export type ConnectRefusal = z.infer<typeof connectRefusalSchema>

/** Reasons that any request may fail with. */
export const requestReasons = ['malformed', 'signed-out', 'not-permitted', 'unavailable'] as const

const requestAnswer = <Value extends z.ZodType>(value: Value) => resultSchema(value, requestReasons)

/**
 * Facts are delivered unread (`unknown`), so that one malformed entry is refused by itself and does not take its
 * batch with it.
 */
export const deliverySchema = z.object({
  deviceId: deviceIdSchema,
  entries: z
    .array(z.object({ sequence: sequenceSchema, fact: z.unknown() }))
    .min(1)
    .max(1_000),
})
export type Delivery = z.infer<typeof deliverySchema>

export const receiptSchema = z.object({
  /** Everything up to here is committed or refused; the desktop may forget it. */
  acknowledgedThrough: z.number().int().nonnegative(),
  refused: z.array(refusalSchema),
})
export type DeliveryReceipt = z.infer<typeof receiptSchema>

/** Facts of a kind that a newer desktop records elsewhere are left out here, and do not take the others with them. */
const knownFactsSchema = z
  .array(z.unknown())
  .transform((facts): Fact[] => facts.flatMap((fact) => factSchema.safeParse(fact).data ?? []))

/** Desktop asks, server acknowledges. */
export const socketRequests = {
  'facts:deliver': {
    input: deliverySchema,
    answer: resultSchema(receiptSchema, [...requestReasons, 'identity-clash']),
  },
  'interactions:since': {
    input: z.object({ since: epochMsSchema }),
    answer: requestAnswer(z.object({ facts: knownFactsSchema })),
  },
  'release:current': { input: z.object({}), answer: requestAnswer(releaseIdentitySchema.nullable()) },
  'release:installed': { input: releaseIdentitySchema, answer: requestAnswer(z.object({})) },
  'session:renew': { input: z.object({ accessToken: z.string().min(1) }), answer: requestAnswer(z.object({})) },
  // Of their reasons, `server-unreachable` is main's own; no server sends it.
  ...contentRequests,

  ...flagRequests,
  ...bannerRequests,
  ...gapRequests,
  ...wallRequests,
  ...periodRequests,
  ...fairRequests,
  ...effectRequests,
  ...staffRequests,
  ...conversationRequests,
  ...followRequests,
  ...requestSocketRequests,
  /**
   * Somebody read a banner on this workstation, who need not be the one who is signed in now. Said again it counts once.
   */
  'banner:acknowledge': {
    input: z.object({ bannerId: z.uuid(), personId: personIdSchema, at: bannerInstantSchema }),
    answer: resultSchema(z.object({}), [...requestReasons, 'not-found']),
  },
} as const

/** Server announces. */
export const socketEvents = {
  welcome: z.object({
    protocol: z.number().int(),
    serverVersion: z.string(),
    /** The server's clock as this is sent; absent from a server of before. */
    now: epochMsSchema.optional(),
    release: releaseAnnouncementSchema.nullable(),
    /** Those that stand or will stand; absent from a server that knows no banners. */
    banners: bannersSchema.optional(),
    /** Which of them the person has acknowledged, on whatever workstation. */
    acknowledgedBanners: z.array(z.uuid()).optional(),
  }),
  'release:published': releaseAnnouncementSchema,
  'session:ended': z.object({ reason: z.enum(['revoked', 'expired']) }),
  /** To those alone who may read the content team's work. */
  'content:changed': contentChangedSchema,
  'flag:settled': flagSettledSchema,
  /** To those alone who asked for it a moment ago. */
  ...wallEvents,
  'banner:changed': bannerChangedSchema,
  ...conversationEvents,
  'service-request:changed': requestChangedSchema,
} as const

export type SocketRequest = keyof typeof socketRequests
export type SocketRequestInput<Name extends SocketRequest> = z.infer<(typeof socketRequests)[Name]['input']>
export type SocketRequestAnswer<Name extends SocketRequest> = z.infer<(typeof socketRequests)[Name]['answer']>
export type SocketEvent = keyof typeof socketEvents
export type SocketEventPayload<Name extends SocketEvent> = z.infer<(typeof socketEvents)[Name]>

/** The shapes that Socket.IO's own types want. */
export type DesktopToServer = {
  [Name in SocketRequest]: (input: unknown, acknowledge: (answer: SocketRequestAnswer<Name>) => void) => void
}
export type ServerToDesktop = { [Name in SocketEvent]: (payload: SocketEventPayload<Name>) => void }
