import { z } from 'zod'
import { canonicalJson } from '../canonical-json.ts'
import { epochMsSchema } from '../clock.ts'
import { type ReleaseIdentity, releaseHashSchema, releaseIdentitySchema } from './release.ts'

/**
 * Says who published a release and which one was before it, so that releases are a chain that nobody can add to, or
 * change a link of, without the centre's key.
 */
export const releaseSealSchema = z.object({
  /** The hash of the release before it; null for the first. */
  previousHash: releaseHashSchema.nullable(),
  publishedAt: epochMsSchema,
  /** Which key signed it: the first half of the SHA-256 of the public key as it is written. */
  keyId: z.string().regex(/^[0-9a-f]{32}$/),
  /** Ed25519 over `sealedText`, in base64url. */
  signature: z.string().regex(/^[A-Za-z0-9_-]{86}$/),
})
export type ReleaseSeal = z.infer<typeof releaseSealSchema>

/** A release and its seal: one link of the chain. */
export const sealedReleaseSchema = releaseIdentitySchema.extend({ seal: releaseSealSchema })
export type SealedRelease = z.infer<typeof sealedReleaseSchema>

/** The text that is signed. The hash covers every letter of the release, and this text the hash. */
export function sealedText(
  { number, hash }: ReleaseIdentity,
  { previousHash, publishedAt }: Pick<ReleaseSeal, 'previousHash' | 'publishedAt'>,
): string {
  return canonicalJson({ kind: 'cue311-release', number, hash, previousHash, publishedAt })
}
