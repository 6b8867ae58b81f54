import { z } from 'zod'
import { queueSchema } from '../conversation/source-event.ts'

/*
 * When somebody who supervises wants to be told. A threshold is one person's: it follows them to another workstation and
 * alerts nobody else.
 */

/** Between which whole numbers the limit of each kind is, and what it counts. */
export const limitsOf = {
  /** Seconds that somebody has waited. */
  'longest-wait': { least: 5, most: 7_200 },
  /** People who wait. */
  waiting: { least: 1, most: 9_999 },
  /** Percent of the city's day so far. */
  'service-level': { least: 1, most: 100 },
  /** Minutes in one state. */
  'in-state': { least: 1, most: 720 },
} as const

const limitOf = (kind: keyof typeof limitsOf) => z.number().int().min(limitsOf[kind].least).max(limitsOf[kind].most)
const on = z.boolean()
/** Null: all queues together, and whoever waits in none. */
const queue = queueSchema.nullable()

/** What a person's time is watched in. A hold is a part of being on contact, and counted from its own beginning. */
export const watchedStateSchema = z.enum(['on-contact', 'hold', 'after-call'])
export type WatchedState = z.infer<typeof watchedStateSchema>

export const thresholdSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('longest-wait'), on, queue, limit: limitOf('longest-wait') }),
  z.object({ kind: z.literal('waiting'), on, queue, limit: limitOf('waiting') }),
  z.object({ kind: z.literal('service-level'), on, limit: limitOf('service-level') }),
  z.object({ kind: z.literal('in-state'), on, state: watchedStateSchema, limit: limitOf('in-state') }),
  z.object({ kind: z.literal('rising'), on }),
])
export type Threshold = z.infer<typeof thresholdSchema>

/** What a threshold watches: of two that watch the same only one is kept. */
export function watchedBy(threshold: Threshold): string {
  switch (threshold.kind) {
    case 'longest-wait':
    case 'waiting':
      return JSON.stringify([threshold.kind, threshold.queue])
    case 'in-state':
      return JSON.stringify([threshold.kind, threshold.state])
    default:
      return JSON.stringify([threshold.kind])
  }
}

const mostThresholds = 100

/** Those of one person, as they are kept. */
export const thresholdsSchema = z
  .array(thresholdSchema)
  .max(mostThresholds)
  .refine((all) => new Set(all.map(watchedBy)).size === all.length, 'two of them watch the same')

/** The same as they are read: one that this version does not understand does not take the others with it. */
export const readThresholdsSchema = z
  .array(z.unknown())
  .transform((all): Threshold[] => all.flatMap((one) => thresholdSchema.safeParse(one).data ?? []))

/** Those of somebody who never said anything: what the goal of the centre, and long habit, call late. */
export const usualThresholds: readonly Threshold[] = [
  { kind: 'longest-wait', on: true, queue: null, limit: 180 },
  { kind: 'waiting', on: false, queue: null, limit: 10 },
  { kind: 'service-level', on: true, limit: 80 },
  { kind: 'in-state', on: false, state: 'on-contact', limit: 20 },
  { kind: 'in-state', on: true, state: 'hold', limit: 5 },
  { kind: 'in-state', on: true, state: 'after-call', limit: 10 },
  { kind: 'rising', on: true },
]
