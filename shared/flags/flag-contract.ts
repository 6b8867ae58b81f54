import { z } from 'zod'
import { centreAnswer } from '../centre-answer.ts'
import { epochMsSchema } from '../clock.ts'
import { decisionSchema, flagGroupSchema, ownFlagSchema, settledFlagSchema } from './flag.ts'

/* What is asked of the centre about flags. The window asks main, which passes it on; flags themselves are facts. */

const nothing = z.object({})
const flagIds = z.array(z.uuid()).min(1).max(500)

/** How many settled flags one page has. */
export const settledPageSize = 50

/** Where a page of settled flags ended. */
export const settledPlaceSchema = z.object({ settledAt: epochMsSchema, flagId: z.uuid() })
export type SettledPlace = z.infer<typeof settledPlaceSchema>

export const flagRequests = {
  /** The queue of those who keep the answers. */
  'flags:list': {
    input: z.object({
      state: z.enum(['open', 'settled']),
      /** Only what this owner keeps; null: of all. */
      owner: z.string().nullable(),
    }),
    answer: centreAnswer(
      z.object({
        groups: z.array(flagGroupSchema),
        /** Everybody who keeps an answer with an open flag, and how many flags; without owner: what is missing. */
        owners: z.array(z.object({ owner: z.string().nullable(), open: z.number().int() })),
      }),
    ),
  },
  /** What was decided, ever, by page, the newest first. */
  'flags:settled': {
    input: z.object({ owner: z.string().nullable(), after: settledPlaceSchema.nullable() }),
    /** `next`: what the following page begins after; null: there is none. */
    answer: centreAnswer(
      z.object({ flags: z.array(settledFlagSchema).max(settledPageSize), next: settledPlaceSchema.nullable() }),
    ),
  },
  /**
   * Settles these flags, all or none: those that an editor has read, so that one that arrives meanwhile stays open.
   * `settled-meanwhile`: somebody else decided otherwise.
   */
  'flags:settle': {
    input: z.object({ flagIds, decision: decisionSchema }),
    answer: centreAnswer(nothing, 'not-found', 'settled-meanwhile', 'no-such-release'),
  },
  /** The caller's own flags of the last weeks, newest first. */
  'flags:mine': { input: nothing, answer: centreAnswer(z.object({ flags: z.array(ownFlagSchema) })) },
  /** The caller has seen how these were settled. */
  'flags:heard': { input: z.object({ flagIds }), answer: centreAnswer(nothing) },
} as const

/** To every desktop of the person who raised them. */
export const flagSettledSchema = z.object({ flags: z.array(ownFlagSchema) })
