import { createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import type { Release, ReleaseChange } from '../../shared/knowledge/release.ts'
import { type SealedRelease, sealedText } from '../../shared/knowledge/release-seal.ts'
import { sha256 } from './a-release.ts'

/** A centre's pair of keys. */
export type SigningKey = { readonly privateKey: KeyObject; readonly publicKey: string }

export function aSigningKey(): SigningKey {
  const { privateKey } = generateKeyPairSync('ed25519')
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).toString('base64url')
  return { privateKey, publicKey }
}

const oneKey = aSigningKey()

/** A release as its centre announces it, without the texts. */
export function sealed(
  { number, hash, publishedAt }: Pick<Release, 'number' | 'hash' | 'publishedAt'>,
  previousHash: string | null,
  { privateKey, publicKey }: SigningKey = oneKey,
): SealedRelease {
  const link = { previousHash, publishedAt }
  const signature = sign(null, Buffer.from(sealedText({ number, hash }, link)), privateKey).toString('base64url')
  return { number, hash, seal: { ...link, keyId: sha256(publicKey).slice(0, 32), signature } }
}

/** What leads from one release to another. */
export function changesBetween(before: Release, after: Release): ReleaseChange[] {
  const idsOf = ({ revisions }: Release) => new Set(revisions.map(({ revisionId }) => revisionId))
  const [had, has] = [idsOf(before), idsOf(after)]
  const gone = before.revisions.filter(({ revisionId }) => !has.has(revisionId))
  const put = after.revisions.filter(({ revisionId }) => !had.has(revisionId))
  return [
    ...gone.map(
      ({ answerId, language, revisionId }) => ({ kind: 'withdraw-revision', answerId, language, revisionId }) as const,
    ),
    ...put.map((revision) => ({ kind: 'put-revision', revision }) as const),
  ]
}
