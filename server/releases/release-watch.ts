import type { Logger } from 'pino'
import type { Clock } from '../../shared/clock.ts'
import type { ReleaseChange, ReleaseIdentity } from '../../shared/knowledge/release.ts'
import { mostInsideAnnouncement, type ReleaseAnnouncement } from '../../shared/knowledge/release-announcement.ts'
import type { SealedRelease } from '../../shared/knowledge/release-seal.ts'
import type { Db } from '../db/database.ts'
import { readChain, sealReleases } from './release-chain.ts'
import type { ReleaseSigner } from './release-signing.ts'
import { currentRelease, readChanges, sizeOfChanges } from './releases-repository.ts'

/** The newest release as it is announced, and what a desktop has to fetch that does not get it from that. */
type Newest = SealedRelease & { readonly changes: readonly ReleaseChange[] | null; readonly bytes: number }

/** Knows the newest release, without asking the database each time. */
export type ReleaseWatch = {
  current(): ReleaseIdentity | null
  /** What the desktops that are connected are told of it. */
  announcement(desktops: number): ReleaseAnnouncement | null
  /** The same for one that comes and has this release: with the changes when they are all that it needs. */
  greeting(desktops: number, installedHash: string | undefined): ReleaseAnnouncement | null
  /** Looks into the database; calls back when there is a newer release than it knew. */
  look(): Promise<void>
}

type World = {
  readonly db: Db
  readonly clock: Clock
  readonly log: Logger
  readonly signer: ReleaseSigner
  readonly onPublished: () => Promise<void>
}

export async function watchReleases({ db, clock, log, signer, onPublished }: World): Promise<ReleaseWatch> {
  const read = async (): Promise<Newest | null> => {
    const found = await currentRelease(db)
    if (!found) return null
    const sealed = await sealedBy(signer, db, found)
    if (sealed) return { ...sealed, ...(await stepTo(db, found.number)) }
    // An older server published it, or the key is another one now.
    const signed = await sealReleases(db, clock.now())
    log.warn({ number: found.number, signed }, 'a release was signed')
    const [link] = (await readChain(db, found.number - 1, found.number)) ?? []
    if (!link) throw new Error(`release ${found.number} could not be signed`)
    return { ...link, ...(await stepTo(db, found.number)) }
  }
  let known = await read()

  const announce = (desktops: number, withChanges: boolean): ReleaseAnnouncement | null => {
    if (!known) return null
    const { number, hash, seal, changes, bytes } = known
    const spreadMs = spreadOf(desktops, bytes)
    return { number, hash, seal, spreadMs, ...(withChanges && changes ? { changes: [...changes] } : {}) }
  }

  return {
    current: () => known && { number: known.number, hash: known.hash },
    announcement: (desktops) => announce(desktops, true),
    greeting: (desktops, installedHash) => announce(desktops, installedHash === known?.seal.previousHash),
    look: async () => {
      const found = await currentRelease(db)
      if (!found || found.number <= (known?.number ?? 0)) return
      known = await read()
      await onPublished()
    },
  }
}

async function sealedBy(signer: ReleaseSigner, db: Db, { number }: ReleaseIdentity): Promise<SealedRelease | null> {
  const [link] = (await readChain(db, number - 1, number)) ?? []
  return link?.seal.keyId === signer.keyId ? link : null
}

const mostTextsInside = 200

async function stepTo(db: Db, number: number): Promise<Pick<Newest, 'changes' | 'bytes'>> {
  const { texts, bytes } = await sizeOfChanges(db, number - 1, number)
  if (number === 1 || texts > mostTextsInside) return { changes: null, bytes }
  const changes = await readChanges(db, number - 1, number)
  return JSON.stringify(changes).length > mostInsideAnnouncement ? { changes: null, bytes } : { changes, bytes }
}

/** What a node hands out while it does its other work as well: 200 Mbit/s. */
const bytesPerMs = 25_000
const longestSpreadMs = 600_000

/** How long all of them together take to fetch it, at least a millisecond each. */
const spreadOf = (desktops: number, bytes: number): number =>
  Math.min(longestSpreadMs, Math.ceil(desktops * Math.max(1, bytes / bytesPerMs)))
