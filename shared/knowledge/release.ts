import { z } from 'zod'
import { canonicalJson } from '../canonical-json.ts'
import { epochMsSchema } from '../clock.ts'
import { failure, type Result, success } from '../result.ts'
import { isTimeZone } from '../time-zone.ts'
import { type AnswerText, answerIdSchema, type Revision, revisionSchema } from './answer.ts'
import { languageSchema } from './language.ts'

/** Hex SHA-256 of a text in UTF-8. Handed in, because each world has its own. */
export type Sha256 = (text: string) => string

/** Names a release: desktops compare it to know whether they are current. */
export const releaseIdentitySchema = z.object({
  number: z.number().int().positive(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
})
export type ReleaseIdentity = z.infer<typeof releaseIdentitySchema>

/** Far above what any centre counts, and small enough to add up many. */
export const mostUses = 1_000_000_000

/**
 * In how many recent conversations of the centre each answer was used. A hint for ranking, counted anew for every
 * download and therefore no part of the hash. One that cannot be read counts for nothing, rather than keep a release
 * of good answers from the desks.
 */
const useCountsSchema = z.record(answerIdSchema, z.number().int().min(0).max(mostUses)).default({}).catch({})

const knownOfRelease = releaseIdentitySchema.extend({
  publishedAt: epochMsSchema,
  /** Days in revisions are days in this IANA time zone. */
  timeZone: z.string().refine(isTimeZone, 'a time zone that is known here'),
  revisions: z.array(revisionSchema),
  useCounts: useCountsSchema,
})

/** A numbered set of revisions, installed whole or not at all. */
export type Release = z.infer<typeof knownOfRelease>
/** Loose, so that what a newer server adds is still there when a newer desktop reads it from the disk. */
export const releaseSchema: z.ZodType<Release> = knownOfRelease.loose()

/** One step from a release to the next. */
export const releaseChangeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('put-revision'), revision: revisionSchema }),
  z.object({
    kind: z.literal('withdraw-revision'),
    answerId: answerIdSchema,
    language: languageSchema,
    revisionId: z.string(),
  }),
])
export type ReleaseChange = z.infer<typeof releaseChangeSchema>

/** Gives a text its revision id: the first half of the SHA-256 of its canonical JSON. */
export function toRevision(text: AnswerText, sha256: Sha256): Revision {
  return { ...text, revisionId: sha256(canonicalJson(text)).slice(0, 32) }
}

/**
 * The hash over the whole set: SHA-256 of the time zone and the sorted revision ids, one a line. Since an id is the
 * hash of its text, this covers every letter of the release, and costs the same whichever way the set was built.
 */
export function releaseHash(
  release: { readonly timeZone: string; readonly revisions: readonly Pick<Revision, 'revisionId'>[] },
  sha256: Sha256,
): string {
  const ids = release.revisions.map(({ revisionId }) => revisionId).sort()
  return sha256([release.timeZone, ...ids].join('\n'))
}

export type ReleaseFault = 'malformed' | 'altered'

/** Reads a release that came from a wire or a disk, and proves it: every text against its id, the set against the hash. */
export function verifyRelease(input: unknown, sha256: Sha256): Result<Release, ReleaseFault> {
  const parsed = releaseSchema.safeParse(input)
  if (!parsed.success) return failure('malformed', z.prettifyError(parsed.error))
  const release = parsed.data
  const altered = release.revisions.find((revision) => !isGenuine(revision, sha256))
  if (altered) return failure('altered', `${altered.answerId} (${altered.language}) is not the text that was published`)
  if (releaseHash(release, sha256) !== release.hash)
    return failure('altered', 'the set of answers does not match its hash')
  return success(release)
}

function isGenuine({ revisionId, ...text }: Revision, sha256: Sha256): boolean {
  return toRevision(text, sha256).revisionId === revisionId
}
