import { z } from 'zod'
import { centreAnswer } from '../centre-answer.ts'
import { queueSchema } from '../conversation/source-event.ts'
import { bannerSchema, bannersSchema, listedBannersSchema } from './banner.ts'

/* What is asked of the centre about banners, by those who write them. The window asks main, which passes it on. */

const nothing = z.object({})

/** A banner is for what is urgent; what stands for a month is an answer. */
export const longestBannerMs = 31 * 24 * 3_600_000

export const bannerRequests = {
  /** Asked again with the same banner it changes nothing. `exists`: another one has that id. */
  'banner:put': {
    input: bannerSchema
      .refine(({ startsAt, endsAt }) => startsAt < endsAt, 'it ends before it starts')
      .refine(({ startsAt, endsAt }) => endsAt - startsAt <= longestBannerMs, 'it stands for more than 31 days'),
    answer: centreAnswer(nothing, 'exists', 'over'),
  },
  /** Takes it down now. */
  'banner:end': { input: z.object({ bannerId: z.uuid() }), answer: centreAnswer(nothing, 'not-found') },
  /** Those that stand, will stand and stood lately, the newest first. */
  'banner:list': {
    input: nothing,
    answer: centreAnswer(
      z.object({
        banners: listedBannersSchema,
        /** The city's, in which start and end are written and read. */
        timeZone: z.string(),
        /** Those that a banner can be for. */
        queues: z.array(queueSchema).default([]),
      }),
    ),
  },
} as const

/** The banners that stand or will stand. Everybody hears of all; a desktop shows those that are for who is there. */
export const bannerChangedSchema = z.object({ banners: bannersSchema })
