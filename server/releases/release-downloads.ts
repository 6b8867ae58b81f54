import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { AnswerId } from '../../shared/knowledge/answer.ts'
import { verifyRelease } from '../../shared/knowledge/release.ts'
import type { Db } from '../db/database.ts'
import { readRelease } from './releases-repository.ts'
import { sha256 } from './sha256.ts'
import type { UseCounts } from './use-counts.ts'

/** A release, ready to be sent. */
export type ReleaseDownload = {
  readonly etag: string
  /** Names these very bytes of the compressed file, so that a download that broke can go on. */
  readonly fileTag: string
  readonly plain: () => Buffer
  readonly gzipped: Buffer
}

export type ReleaseDownloads = { find(number: number): Promise<ReleaseDownload | null> }

type Counts = ReadonlyMap<AnswerId, number>
type Proved = {
  readonly hash: string
  readonly answerIds: ReadonlySet<AnswerId>
  /** Its JSON up to the counts. */
  readonly opening: Buffer
}
/** What is kept of a release: its proof, and the download made with the counts of a moment. */
type Prepared = {
  readonly proved: Promise<Proved | null>
  counts: Counts | null
  download: Promise<ReleaseDownload | null>
}

const kept = 3
const compress = promisify(gzip)

/**
 * Prepares a release once for all desktops: after a publication they all come within a second. What is in the database
 * is proved before it is handed out; a release that does not match its hash is an error, never a download. The counts
 * that travel with it are no part of the proof; when they change, only the download is made anew.
 */
export function createReleaseDownloads(db: Db, useCounts: UseCounts): ReleaseDownloads {
  const prepared = new Map<number, Prepared>()
  const prepare = (number: number): Prepared => {
    const proved = prove(db, number)
    const entry: Prepared = { proved, counts: null, download: Promise.resolve(null) }
    prepared.set(number, entry)
    // Neither a failure nor an absence is remembered: the next one who asks looks again.
    const forget = () => prepared.delete(number)
    proved.then((found) => found === null && forget(), forget)
    for (const oldest of [...prepared.keys()].slice(0, -kept)) prepared.delete(oldest)
    return entry
  }
  return {
    find: async (number) => {
      const entry = prepared.get(number) ?? prepare(number)
      const proved = await entry.proved
      if (!proved) return null
      const counts = await useCounts.current()
      if (entry.counts !== counts) {
        entry.counts = counts
        entry.download = toDownload(proved, counts)
        entry.download.catch(() => {
          entry.counts = null
        })
      }
      return entry.download
    },
  }
}

async function prove(db: Db, number: number): Promise<Proved | null> {
  const found = await readRelease(db, number)
  if (!found) return null
  const verified = verifyRelease(found, sha256)
  if (!verified.ok) throw new Error(`release ${number} in the database is not what was published: ${verified.detail}`)
  const { useCounts: _, ...release } = verified.value
  return {
    hash: release.hash,
    answerIds: new Set(release.revisions.map(({ answerId }) => answerId)),
    opening: Buffer.from(JSON.stringify(release).slice(0, -'}'.length)),
  }
}

async function toDownload({ hash, answerIds, opening }: Proved, counts: Counts): Promise<ReleaseDownload> {
  const ofRelease = Object.fromEntries([...counts].filter(([answerId]) => answerIds.has(answerId)))
  const plain = () => Buffer.concat([opening, Buffer.from(`,"useCounts":${JSON.stringify(ofRelease)}}`)])
  const gzipped = await compress(plain())
  const digest = createHash('sha256').update(gzipped).digest('hex')
  // Weak: whoever has the release has it, whatever was counted since.
  return { etag: `W/"${hash}"`, fileTag: `"${digest.slice(0, 32)}"`, plain, gzipped }
}
