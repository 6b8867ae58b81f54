import { z } from 'zod'
import { releaseChangeSchema, releaseIdentitySchema } from './release.ts'
import { releaseSealSchema, sealedReleaseSchema } from './release-seal.ts'

/**
 * What desktops are told of a release. All but its name may be missing or of a newer server's shape: it is then
 * proved and fetched in another way, or refused, but heard.
 */
export const releaseAnnouncementSchema = releaseIdentitySchema.extend({
  seal: releaseSealSchema.optional().catch(undefined),
  /** The changes on top of the release before it, when they are small. */
  changes: z.array(releaseChangeSchema).optional().catch(undefined),
  /** Who has to fetch something waits a random time up to this many milliseconds before. */
  spreadMs: z.number().min(0).max(3_600_000).optional().catch(undefined),
})
export type ReleaseAnnouncement = z.infer<typeof releaseAnnouncementSchema>

/** Changes travel inside an announcement up to this many letters of JSON. */
export const mostInsideAnnouncement = 65_536

/** What is fetched by a desktop that is more than one release behind, or behind by much. */
export const releaseDeltaSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('changes'),
    /** Every release after the desktop's, up to the one wanted. */
    links: z.array(sealedReleaseSchema).min(1),
    /** What they come to. */
    changes: z.array(releaseChangeSchema),
  }),
  /** So much has changed that the whole release is the better way. */
  z.object({ kind: z.literal('snapshot') }),
])
export type ReleaseDelta = z.infer<typeof releaseDeltaSchema>
