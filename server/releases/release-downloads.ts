import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { verifyRelease } from '../../shared/knowledge/release.ts'
import type { Db } from '../db/database.ts'
import { readRelease } from './releases-repository.ts'
import { sha256 } from './sha256.ts'

/** A release, ready to be sent. */
export type ReleaseDownload = { readonly etag: string; readonly plain: Buffer; readonly gzipped: Buffer }

export type ReleaseDownloads = { find(number: number): Promise<ReleaseDownload | null> }

const kept = 3
const compress = promisify(gzip)

/**
 * Prepares a release once for all desktops: after a publication they all come within a second. What is in the database
 * is proved before it is handed out; a release that does not match its hash is an error, never a download.
 */
export function createReleaseDownloads(db: Db): ReleaseDownloads {
  const prepared = new Map<number, Promise<ReleaseDownload | null>>()
  const prepare = async (number: number): Promise<ReleaseDownload | null> => {
    const release = await readRelease(db, number)
    if (!release) return null
    const proved = verifyRelease(release, sha256)
    if (!proved.ok) throw new Error(`release ${number} in the database is not what was published: ${proved.detail}`)
    const plain = Buffer.from(JSON.stringify(proved.value))
    return { etag: `"${release.hash}"`, plain, gzipped: await compress(plain) }
  }
  return {
    find: (number) => {
      const known = prepared.get(number)
      if (known) return known
      const download = prepare(number)
      prepared.set(number, download)
      // Neither a failure nor an absence is remembered: the next one who asks looks again.
      const forget = () => prepared.delete(number)
      download.then((found) => found === null && forget(), forget)
      for (const oldest of [...prepared.keys()].slice(0, -kept)) prepared.delete(oldest)
      return download
    },
  }
}
