import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { changedIds, netOf } from '../../shared/knowledge/net-changes.ts'
import { hashOfSet, isGenuine, type ReleaseChange } from '../../shared/knowledge/release.ts'
import type { ReleaseDelta } from '../../shared/knowledge/release-announcement.ts'
import type { Db } from '../db/database.ts'
import { readChain } from './release-chain.ts'
import { readChanges, revisionIdsOf, sizeOfChanges } from './releases-repository.ts'
import { sha256 } from './sha256.ts'

/** What came after a release, ready to be sent. */
export type PreparedDelta = { readonly etag: string; readonly gzipped: Buffer }

export type ReleaseDeltas = { find(since: number, number: number): Promise<PreparedDelta | null> }

const kept = 16
/** From so many of a release's texts on the whole of it is the better way: it is then one file again. */
const snapshotShare = 0.5
const compress = promisify(gzip)

/** Prepares changes once for all desktops that are at the same release. What is in the database is proved before. */
export function createReleaseDeltas(db: Db): ReleaseDeltas {
  const prepared = new Map<string, Promise<PreparedDelta | null>>()
  const prepare = (name: string, since: number, number: number) => {
    const entry = prepareDelta(db, since, number)
    prepared.set(name, entry)
    // Neither a failure nor an absence is remembered: the next one who asks looks again.
    const forget = () => prepared.delete(name)
    entry.then((found) => found === null && forget(), forget)
    for (const oldest of [...prepared.keys()].slice(0, -kept)) prepared.delete(oldest)
    return entry
  }
  return {
    find: async (since, number) => {
      if (since >= number) return null
      const name = `${since}-${number}`
      return prepared.get(name) ?? prepare(name, since, number)
    },
  }
}

async function prepareDelta(db: Db, since: number, number: number): Promise<PreparedDelta | null> {
  const links = await readChain(db, since, number)
  const wanted = links?.at(-1)
  if (!links || !wanted || !(await exists(db, since))) return null
  const ids = await revisionIdsOf(db, number)
  const { texts } = await sizeOfChanges(db, since, number)
  if (texts > ids.length * snapshotShare) return pack(wanted.hash, { kind: 'snapshot' })
  const changes = await readChanges(db, since, number)
  await prove(db, since, wanted, changes)
  return pack(`${wanted.hash}-${since}`, { kind: 'changes', links, changes })
}

const exists = async (db: Db, number: number) =>
  (await db.selectFrom('release').select('number').where('number', '=', number).executeTakeFirst()) !== undefined

async function prove(
  db: Db,
  since: number,
  { number, hash }: { readonly number: number; readonly hash: string },
  changes: readonly ReleaseChange[],
): Promise<void> {
  const net = netOf(changes)
  const { time_zone } = await db
    .selectFrom('release')
    .select('time_zone')
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  const made = hashOfSet(time_zone, changedIds(await revisionIdsOf(db, since), net), sha256)
  if (made !== hash || !net.put.every((revision) => isGenuine(revision, sha256)))
    throw new Error(`the changes from ${since} to ${number} in the database are not what was published`)
}

async function pack(name: string, delta: ReleaseDelta): Promise<PreparedDelta> {
  return { etag: `"changes-${name}"`, gzipped: await compress(JSON.stringify(delta)) }
}
