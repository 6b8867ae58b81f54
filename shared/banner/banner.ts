import { z } from 'zod'
import { type EpochMs, epochMsSchema } from '../clock.ts'
import { queueSchema } from '../conversation/source-event.ts'
import { personIdSchema } from '../people/person.ts'
import { type Role, roleSchema } from '../people/role.ts'

/*
 * A banner is what everybody on a call must know now: it stands above every call from its start to its end. It is never
 * altered, so that what somebody acknowledged is what they read; to say something else, end it and write another.
 */

/** Whom a banner is for. A kind that a newer centre adds is not shown by a desktop that does not know it. */
export const audienceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('role'), role: roleSchema }),
  z.object({ kind: z.literal('queue'), queue: queueSchema }),
])
export type Audience = z.infer<typeof audienceSchema>

const textSchema = z.string().trim().min(1).max(400)

/** An instant that a calendar has. */
export const bannerInstantSchema = epochMsSchema.max(8_640_000_000_000_000)

export const bannerSchema = z.object({
  bannerId: z.uuid(),
  text: z.object({ en: textSchema, fr: textSchema }),
  audience: audienceSchema,
  startsAt: bannerInstantSchema,
  /** From here on it is not shown any more. */
  endsAt: bannerInstantSchema,
})
export type Banner = z.infer<typeof bannerSchema>

/** Banners on the wire and on the disk: one that this version does not understand does not take the others with it. */
export const bannersSchema = z
  .array(z.unknown())
  .transform((banners): Banner[] => banners.flatMap((banner) => bannerSchema.safeParse(banner).data ?? []))

/** Who is there: their roles, and the queues that the conversations on their desk came from. */
export type BannerReader = { readonly roles: readonly Role[]; readonly queues: readonly string[] }

/** Whether the banner is for whoever is there. One for a queue is for those with a conversation from it. */
export function isFor({ audience }: Pick<Banner, 'audience'>, { roles, queues }: BannerReader): boolean {
  switch (audience.kind) {
    case 'all':
      return true
    case 'role':
      return roles.includes(audience.role)
    case 'queue':
      return queues.includes(audience.queue)
  }
}

/** Whether the banner stands at that instant. */
export const stands = ({ startsAt, endsAt }: Pick<Banner, 'startsAt' | 'endsAt'>, at: EpochMs): boolean =>
  startsAt <= at && at < endsAt

/** What the window shows: the banners of this workstation, and which of them the person who is there has acknowledged. */
export const shownBannersSchema = z.object({ banners: bannersSchema, acknowledged: z.array(z.uuid()) })
export type ShownBanners = z.infer<typeof shownBannersSchema>

/** One person has read it, on one workstation. */
const acknowledgementSchema = z.object({
  personId: personIdSchema,
  displayName: z.string(),
  deviceId: z.uuid(),
  acknowledgedAt: epochMsSchema,
})

/** A banner as those who write banners see it. */
const listedBannerSchema = bannerSchema.extend({
  writtenBy: z.string(),
  writtenAt: epochMsSchema,
  /** Who ended it before its time; null when nobody did. */
  endedBy: z.string().nullable(),
  /** How many people it is for; of one for a queue, how many had a conversation from it while it stood. */
  people: z.number().int(),
  /** By time. */
  acknowledgements: z.array(acknowledgementSchema),
})
export type ListedBanner = z.infer<typeof listedBannerSchema>

/** The same, without those that this version does not understand. */
export const listedBannersSchema = z
  .array(z.unknown())
  .transform((banners): ListedBanner[] => banners.flatMap((banner) => listedBannerSchema.safeParse(banner).data ?? []))

/** A banner that stands now, and how many have read it. */
const standingBannerSchema = bannerSchema.extend({
  /** How many people it is for, as `listedBannerSchema` has it. */
  people: z.number().int().nonnegative(),
  /** How many people have acknowledged it, each once. */
  acknowledged: z.number().int().nonnegative(),
})
export type StandingBanner = z.infer<typeof standingBannerSchema>

/** The same, without those that this version does not understand. */
export const standingBannersSchema = z
  .array(z.unknown())
  .transform((banners): StandingBanner[] =>
    banners.flatMap((banner) => standingBannerSchema.safeParse(banner).data ?? []),
  )
