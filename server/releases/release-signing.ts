import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import type { EpochMs } from '../../shared/clock.ts'
import type { ReleaseIdentity } from '../../shared/knowledge/release.ts'
import { type ReleaseSeal, sealedText } from '../../shared/knowledge/release-seal.ts'
import type { Db } from '../db/database.ts'
import { sha256 } from './sha256.ts'

/** Signs releases in the centre's name. Every node has the same key, from the database. */
export type ReleaseSigner = {
  readonly keyId: string
  /** As desktops get it: SPKI in DER as base64url. */
  readonly publicKey: string
  seal(release: ReleaseIdentity, link: Pick<ReleaseSeal, 'previousHash' | 'publishedAt'>): ReleaseSeal
}

/** The signer with the centre's key, which is made when there is none yet. */
export async function releaseSigner(db: Db, at: EpochMs): Promise<ReleaseSigner> {
  const { private_key, public_key } = (await findKey(db)) ?? (await makeKey(db, at))
  const privateKey = createPrivateKey({ key: Buffer.from(private_key, 'base64url'), format: 'der', type: 'pkcs8' })
  const keyId = sha256(public_key).slice(0, 32)
  return {
    keyId,
    publicKey: public_key,
    seal: (release, link) => {
      const text = Buffer.from(sealedText(release, link))
      return { ...link, keyId, signature: sign(null, text, privateKey).toString('base64url') }
    },
  }
}

const findKey = (db: Db) => db.selectFrom('release_signing_key').selectAll().where('key_id', '=', 1).executeTakeFirst()

async function makeKey(db: Db, at: EpochMs) {
  const { privateKey } = generateKeyPairSync('ed25519')
  const made = {
    private_key: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64url'),
    public_key: createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).toString('base64url'),
  }
  // Of two nodes that start at once, one inserts; both then read the same key.
  await db
    .insertInto('release_signing_key')
    .values({ key_id: 1, ...made, created_at: new Date(at) })
    .onConflict((conflict) => conflict.column('key_id').doNothing())
    .execute()
  return db.selectFrom('release_signing_key').selectAll().where('key_id', '=', 1).executeTakeFirstOrThrow()
}
