import { z } from 'zod'
import { standingBannersSchema } from '../banner/banner.ts'
import { centreAnswer } from '../centre-answer.ts'
import { type EpochMs, epochMsSchema } from '../clock.ts'
import { colleagueSchema, waitingSchema } from '../conversation/presence.ts'
import { queueSchema } from '../conversation/source-event.ts'
import { answerIdSchema } from '../knowledge/answer.ts'
import { readThresholdsSchema, thresholdsSchema } from './threshold.ts'

/* The floor as it is now, for those who supervise it. Each figure is defined in `figure.ts`. */

/*
 * A window of whoever may see the floor asks for it, and is told it again and again for a while after that; so it need not ask
 * until the while is nearly over, or it hears nothing.
 */

/** Often enough that what happens is on the wall within a second. */
export const tellWallEveryMs = 800
/** So long after a question a desktop is told; who has signed out is told no longer. */
export const wallFollowedForMs = 20_000
/** How often a window looks whether it has to ask. */
export const checkWallEveryMs = 600
const askAgainAfterMs = 8_000
/** A reading that was missed is no silence yet. */
const silenceMs = 2_000

/** Whether a window has to ask: when it last did, and was last told without asking (0: never), on its own clock. */
export const mustAskForWall = ({ askedAt, toldAt }: { askedAt: EpochMs; toldAt: EpochMs }, now: EpochMs): boolean =>
  Math.abs(now - toldAt) > silenceMs || Math.abs(now - askedAt) > askAgainAfterMs

/** How soon a threshold that was changed at another workstation holds here. */
export const readThresholdsEveryMs = 30_000

const count = z.number().int().nonnegative()

/** What was handled in a period. Times in milliseconds; null where there are too few to say. */
const handledSchema = z.object({ count, meanMs: z.number().nullable(), medianMs: z.number().nullable() })
export type Handled = z.infer<typeof handledSchema>

/** How many of those who waited had an agent in time. Who gave up sooner than that is in neither. */
const answeredSchema = z.object({ inTime: count, of: count })
export type Answered = z.infer<typeof answeredSchema>

/** One period of a day. */
const periodSchema = z.object({
  from: epochMsSchema,
  until: epochMsSchema,
  handled: handledSchema,
  answered: answeredSchema,
})
export type Period = z.infer<typeof periodSchema>

const topicSchema = z.object({
  answerId: answerIdSchema,
  /** Of its newest texts; a language that it has none in is missing. */
  title: z.object({ en: z.string().optional(), fr: z.string().optional() }),
  /** In the last hour. */
  count,
  /** In the same hour of the same weekday, the mean of the four weeks before. */
  usual: z.number().nonnegative(),
  rising: z.boolean(),
})
export type Topic = z.infer<typeof topicSchema>

export const wallSchema = z.object({
  /** When it was worked out. */
  at: epochMsSchema,
  /** Waiting for somebody to take them, by queue and channel, the longest wait first. */
  waiting: z.array(waitingSchema.extend({ channel: z.enum(['voice', 'chat']) })),
  /** `heldSince`: since when they have somebody on hold, the longest; null while they have not. */
  colleagues: z.array(colleagueSchema.extend({ heldSince: epochMsSchema.nullable() })),
  /** The city's day so far, and the same weekday a week ago until the same time of day. */
  today: periodSchema,
  weekAgo: periodSchema,
  /** What the last hour was about, the most first. */
  topics: z.array(topicSchema),
  /** The notices that stand, the one that started first before the others. */
  banners: standingBannersSchema,
})
export type Wall = z.infer<typeof wallSchema>

export const wallRequests = {
  /** Whoever asks hears `wall:changed` from then on, for `wallFollowedForMs`. */
  'wall:read': { input: z.object({}), answer: centreAnswer(wallSchema) },
  /** Of whoever asks; and the queues that one can be for. */
  'wall:thresholds': {
    input: z.object({}),
    answer: centreAnswer(z.object({ thresholds: readThresholdsSchema, queues: z.array(queueSchema) })),
  },
  /** In place of all that were kept before. */
  'wall:keep-thresholds': { input: z.object({ thresholds: thresholdsSchema }), answer: centreAnswer(z.object({})) },
} as const

export const wallEvents = { 'wall:changed': wallSchema } as const
