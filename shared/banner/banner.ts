import { z } from 'zod'
import { type EpochMs, epochMsSchema } from '../clock.ts'
import { personIdSchema } from '../people/person.ts'
import { type Role, roleSchema } from '../people/role.ts'

/*
 * A banner is what everybody on a call must know now: it stands above every call from its start to its end. It is never
 * altered, so that what somebody acknowledged is what they read; to say something else, end it and write another.
 */

/** Whom a banner is for. A kind that a newer centre adds (a queue) is not shown by a desktop that does not know it. */
export const audienceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('role'), role: roleSchema }),
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

/** Whether the banner is for somebody with these roles. */
export const isFor = ({ audience }: Pick<Banner, 'audience'>, roles: readonly Role[]): boolean =>
  audience.kind === 'all' || roles.includes(audience.role)

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
export const listedBannerSchema = bannerSchema.extend({
  writtenBy: z.string(),
  writtenAt: epochMsSchema,
  /** Who ended it before its time; null when nobody did. */
  endedBy: z.string().nullable(),
  /** How many people it is for. */
  people: z.number().int(),
  /** By time. */
  acknowledgements: z.array(acknowledgementSchema),
})
export type ListedBanner = z.infer<typeof listedBannerSchema>
