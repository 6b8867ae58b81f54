import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import type { ReleaseIdentity } from '../../shared/knowledge/release.ts'
import { type ReleaseSeal, type SealedRelease, sealedText } from '../../shared/knowledge/release-seal.ts'
import { failure, type Result, success } from '../../shared/result.ts'
import { sha256 } from '../sha256.ts'

/** `foreign-signature`: by another key than the centre's, or by none. */
export type SealFault = 'altered' | 'foreign-signature'

type MaybeSealed = ReleaseIdentity & { readonly seal?: ReleaseSeal | undefined }

/**
 * Whether the centre published this release.
 *
 * @param trustedKey the centre's public key; null where no server told one yet, and then nothing can be proved
 */
export function proveSeal(release: MaybeSealed, trustedKey: string | null): Result<null, SealFault> {
  if (trustedKey === null) return success(null)
  const { seal } = release
  if (!seal) return failure('foreign-signature', 'it is not signed')
  if (seal.keyId !== sha256(trustedKey).slice(0, 32)) return failure('foreign-signature', 'another key signed it')
  const key = toKey(trustedKey)
  if (!key) return failure('foreign-signature', 'the key kept here is none')
  const text = Buffer.from(sealedText(release, seal))
  const signed = verify(null, text, key, Buffer.from(seal.signature, 'base64url'))
  return signed ? success(null) : failure('altered', 'its signature does not fit')
}

/** Whether these releases follow one another from the one with that hash, each published by the centre. */
export function proveChain(
  from: string,
  links: readonly SealedRelease[],
  trustedKey: string | null,
): Result<null, SealFault | 'broken-chain'> {
  let before = from
  for (const link of links) {
    if (link.seal.previousHash !== before) return failure('broken-chain', `release ${link.number} follows another one`)
    const proved = proveSeal(link, trustedKey)
    if (!proved.ok) return proved
    before = link.hash
  }
  return success(null)
}

function toKey(publicKey: string): KeyObject | null {
  try {
    return createPublicKey({ key: Buffer.from(publicKey, 'base64url'), format: 'der', type: 'spki' })
  } catch {
    return null
  }
}
