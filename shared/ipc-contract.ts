import { z } from 'zod'
import { shownBannersSchema } from './banner/banner.ts'
import { bannerRequests } from './banner/banner-contract.ts'
import { centreAnswer } from './centre-answer.ts'
import { clockAnchorSchema, epochMsSchema } from './clock.ts'
import { contentChangedSchema, contentRequests } from './content/content-contract.ts'
import { contentRequestsHere } from './content/content-here.ts'
import { conversationEvents, conversationRequests, conversationsHere } from './conversation/conversation-contract.ts'
import { utteranceSchema } from './conversation/utterance.ts'
import { fairRequests } from './fair/fair-contract.ts'
import { effectRequests } from './figures/effect-contract.ts'
import { exportFormatSchema, exportTableSchema } from './figures/export/table.ts'
import { periodRequests } from './figures/period-contract.ts'
import { staffRequests } from './figures/staff-contract.ts'
import { wallEvents, wallRequests } from './figures/wall.ts'
import { flagRequests, flagSettledSchema } from './flags/flag-contract.ts'
import { gapRequests } from './gaps/gap-contract.ts'
import { draftSchema } from './interaction/draft.ts'
import { factSchema } from './interaction/fact.ts'
import { interactionSummarySchema } from './interaction/interaction.ts'
import { answerIdSchema, revisionSchema } from './knowledge/answer.ts'
import { answerSearchSchema, foundAnswersSchema } from './knowledge/answer-search.ts'
import { languageSchema } from './knowledge/language.ts'
import { suggestionsSchema, suggestQuerySchema } from './knowledge/suggestion.ts'
import { refusedEntrySchema, sequenceSchema } from './outbox/entry.ts'
import { personSchema } from './people/person.ts'
import { practiceTitleSchema } from './practice/script.ts'
import { resultSchema } from './result.ts'
import { requestChangedSchema, requestWindowRequests } from './service-requests/service-request-contract.ts'
import { settingsSchema } from './settings.ts'
import { connectionSchema, outboxStatusSchema, releaseStatusSchema, statusSchema } from './status.ts'

/*
 * Window ↔ main. One line per call; the preload exposes exactly these names, and both sides parse what they receive.
 * Requests that can fail for a reason that somebody should read answer with a `Result`.
 */

const nothing = z.object({})

const saved = resultSchema(nothing, ['disk-full', 'storage-failed'])

/** The window asks, main answers. */
export const requests = {
  'settings:read': { input: nothing, answer: settingsSchema },
  'settings:change': { input: settingsSchema.partial(), answer: settingsSchema },
  'status:read': { input: nothing, answer: statusSchema },
  'clock:anchor': { input: nothing, answer: clockAnchorSchema },

  'session:current': { input: nothing, answer: personSchema.nullable() },
  'session:sign-in': {
    input: z.object({ signInName: z.string(), password: z.string() }),
    answer: resultSchema(personSchema, [
      'wrong-name-or-password',
      'too-many-attempts',
      'protocol-mismatch',
      'server-unreachable',
      'malformed',
      'unavailable',
    ]),
  },
  'session:sign-out': { input: nothing, answer: nothing },

  'suggestions:ask': { input: suggestQuerySchema, answer: suggestionsSchema },
  /** The agent used an answer, or said that it does not fit: what the ranking learns from, here and bounded. */
  'suggestions:teach': {
    input: z.object({ query: suggestQuerySchema, answerId: answerIdSchema, lesson: z.enum(['used', 'dismissed']) }),
    answer: nothing,
  },
  /** Forgets all that was learnt on this workstation. */
  'suggestions:forget-lessons': { input: nothing, answer: nothing },
  'answers:search': { input: answerSearchSchema, answer: foundAnswersSchema },
  'answer:open': {
    input: z.object({ answerId: answerIdSchema, language: languageSchema }),
    answer: resultSchema(revisionSchema, ['not-in-release']),
  },

  'fact:record': { input: factSchema, answer: saved },
  'draft:save': { input: draftSchema, answer: saved },
  /** Those of whoever is signed in, in the order in which their interactions began. */
  'draft:read': { input: nothing, answer: z.array(draftSchema) },
  'draft:discard': { input: z.object({ interactionId: z.uuid() }), answer: nothing },
  'my-day:read': {
    input: z.object({ since: epochMsSchema }),
    answer: z.object({
      interactions: z.array(interactionSummarySchema),
      /** Whether the server's facts, from other workstations too, are among them. */
      complete: z.boolean(),
    }),
  },
  'outbox:refused': { input: nothing, answer: z.array(refusedEntrySchema) },
  'outbox:send-again': { input: z.object({ sequences: z.array(sequenceSchema) }), answer: nothing },

  'practice:list': { input: nothing, answer: z.array(practiceTitleSchema) },
  'practice:play': {
    input: z.object({ scriptId: answerIdSchema, interactionId: z.uuid() }),
    answer: resultSchema(nothing, ['no-such-script']),
  },
  'practice:pause': { input: z.object({ paused: z.boolean() }), answer: nothing },
  'practice:stop': { input: nothing, answer: nothing },

  ...contentRequestsHere,
  ...contentRequests,

  /** Main asks where to; `fileName` is null when whoever was asked thought better of it. */
  'table:save': {
    input: z.object({ table: exportTableSchema, format: exportFormatSchema }),
    answer: resultSchema(z.object({ fileName: z.string().nullable() }), ['disk-full', 'storage-failed', 'name-taken']),
  },
  /** What the window shows, on paper: main asks where to. The name is that of the file, without its ending. */
  'page:print': {
    input: z.object({ name: z.string().regex(/^[\w.-]{1,120}$/) }),
    answer: resultSchema(z.object({ fileName: z.string().nullable() }), ['disk-full', 'storage-failed', 'name-taken']),
  },
  /** All that the centre holds about whoever is signed in, which main reads itself; `fileName` as above. */
  'held:save': {
    input: z.object({ language: languageSchema }),
    answer: centreAnswer(
      z.object({ fileName: z.string().nullable(), count: z.number().int().nonnegative() }),
      'disk-full',
      'storage-failed',
      'name-taken',
    ),
  },
  'clipboard:write': { input: z.object({ text: z.string().max(100_000) }), answer: nothing },
  'link:open': { input: z.object({ url: z.string() }), answer: resultSchema(nothing, ['not-allowed']) },
  /** The window that asks fills its screen, or leaves it. */
  'window:full-screen': { input: z.object({ on: z.boolean() }), answer: nothing },

  ...flagRequests,
  ...bannerRequests,
  ...gapRequests,
  ...wallRequests,
  ...periodRequests,
  ...fairRequests,
  ...effectRequests,
  ...staffRequests,
  ...conversationRequests,
  ...conversationsHere.requests,
  ...requestWindowRequests,
  /** What this workstation knows, whoever is signed in; the server is not asked. */
  'banners:read': { input: nothing, answer: shownBannersSchema },
  /** Kept until the centre has it. */
  'banner:acknowledge': { input: z.object({ bannerId: z.uuid() }), answer: saved },
} as const

/** Main announces. */
export const events = {
  'connection:changed': connectionSchema,
  'release:changed': releaseStatusSchema,
  'outbox:changed': outboxStatusSchema,
  'session:ended': z.object({ reason: z.enum(['revoked', 'expired']) }),
  'content:changed': contentChangedSchema,
  /** Something was said in an interaction: from a practice script now, from live platforms the same way. */
  'utterance:heard': z.object({ interactionId: z.uuid(), utterance: utteranceSchema }),
  /** The resident has nothing more to say. */
  'conversation:finished': z.object({ interactionId: z.uuid() }),
  'flag:settled': flagSettledSchema,
  ...wallEvents,
  'banners:changed': shownBannersSchema,
  ...conversationEvents,
  ...conversationsHere.events,
  'service-request:changed': requestChangedSchema,
} as const

export type Request = keyof typeof requests
export type RequestInput<Name extends Request> = z.infer<(typeof requests)[Name]['input']>
export type RequestAnswer<Name extends Request> = z.infer<(typeof requests)[Name]['answer']>
export type Event = keyof typeof events
export type EventPayload<Name extends Event> = z.infer<(typeof events)[Name]>

/** What the preload puts on `window`. The payloads are `unknown`: the window parses them at its own door. */
export interface PreloadBridge {
  request(name: Request, input: unknown): Promise<unknown>
  /** Calls back at every such event; the function returned ends that. */
  on(name: Event, listener: (payload: unknown) => void): () => void
}

/** The name of the bridge on `window`. */
export const bridgeName = 'cue311'
