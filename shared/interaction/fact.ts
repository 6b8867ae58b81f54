import { z } from 'zod'
import { epochMsSchema } from '../clock.ts'
import { flagKindSchema } from '../flags/flag.ts'
import { answerIdSchema, serviceSchema } from '../knowledge/answer.ts'
import { languageSchema } from '../knowledge/language.ts'
import { personIdSchema } from '../people/person.ts'
import { serviceCodeSchema } from '../service-requests/service.ts'
import { wrapUpSchema } from './wrap-up.ts'

export const channelSchema = z.enum(['voice', 'chat'])

/**
 * What every fact carries. Objects are loose: a field that a newer desktop adds survives the trip through an older
 * server, and is in the database when the server learns what it means.
 */
const factBase = z.looseObject({
  factId: z.uuid(),
  interactionId: z.uuid(),
  agentId: personIdSchema,
  at: epochMsSchema,
})

const aboutAnswer = {
  answerId: answerIdSchema,
  revisionId: z.string().min(1).max(64),
  language: languageSchema,
  /** Place among the cards, 1 at the top; 0 when it was opened in another way. */
  position: z.number().int().min(0).max(50),
}

/** An interaction is a list of these, in order. Everything else about it is derived. */
export const factSchema = z.discriminatedUnion('kind', [
  factBase.extend({
    kind: z.literal('offered'),
    channel: channelSchema,
    /** A practice call is recorded like any other and counted in no figure. */
    practice: z.boolean(),
  }),
  factBase.extend({ kind: z.literal('accepted') }),
  factBase.extend({ kind: z.literal('held') }),
  factBase.extend({ kind: z.literal('resumed') }),
  factBase.extend({ kind: z.literal('transferred'), to: z.string().min(1).max(120) }),
  factBase.extend({ kind: z.literal('ended') }),
  factBase.extend({ kind: z.literal('suggestion-shown'), ...aboutAnswer }),
  factBase.extend({ kind: z.literal('suggestion-used'), ...aboutAnswer }),
  factBase.extend({ kind: z.literal('suggestion-dismissed'), ...aboutAnswer }),
  factBase.extend({
    kind: z.literal('answer-read'),
    ...aboutAnswer,
    /** What led to it when no card did: what an agent searched for and opened counts as used. */
    openedFrom: z.enum(['search', 'related']).optional(),
  }),
  factBase.extend({ kind: z.literal('answer-copied'), ...aboutAnswer, what: z.enum(['text', 'link']) }),
  factBase.extend({
    kind: z.literal('flagged'),
    /** Null when the answer is missing. */
    answerId: answerIdSchema.nullable(),
    /** The text that was flagged. */
    revisionId: z.string().min(1).max(64).nullable().default(null),
    language: languageSchema.nullable().default(null),
    flag: flagKindSchema,
    /** Masked on the device. */
    note: z.string().max(2_000),
    /** What was asked for when nothing fitted; masked on the device. */
    query: z.string().max(500).nullable().default(null),
  }),
  /**
   * The agent searched and no answer had a word of it: what the content team wants to know. Between interactions it is
   * recorded too, under an interaction id of its own that nothing opens and that is therefore no interaction.
   */
  factBase.extend({
    kind: z.literal('search-found-nothing'),
    /** Masked on the device. */
    query: z.string().max(500),
    language: languageSchema,
    service: serviceSchema.nullable(),
  }),
  /** A request to the city's own system was sent off; what is in it goes there and stands in no fact. */
  factBase.extend({ kind: z.literal('service-requested'), requestId: z.uuid(), serviceCode: serviceCodeSchema }),
  /** The city gave it a number: its `factId` is the request's id, so that it counts once whoever hears of it. */
  factBase.extend({
    kind: z.literal('service-request-numbered'),
    requestId: z.uuid(),
    serviceCode: serviceCodeSchema,
    number: z.string().min(1).max(200),
  }),
  factBase.extend({ kind: z.literal('wrap-up-submitted'), wrapUp: wrapUpSchema }),
])
export type Fact = z.infer<typeof factSchema>
export type FactKind = Fact['kind']
