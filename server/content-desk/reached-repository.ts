import { sql } from 'kysely'
import type { EpochMs } from '../../shared/clock.ts'
import type { Reached } from '../../shared/content/content-contract.ts'
import type { Db } from '../db/database.ts'
import { nodeLostAfterMs } from '../nodes/nodes-repository.ts'
import { currentRelease } from '../releases/releases-repository.ts'

const recentMs = 24 * 3_600_000

/** How far the current release has come: every desktop that is connected to any node, or reported within a day. */
export async function readReached(db: Db, at: EpochMs): Promise<Reached> {
  const release = await currentRelease(db)
  const { rows } = await sql<{
    device_id: string
    display_name: string
    connected: boolean
    number: number | null
    hash: string | null
    reported_at: Date | null
  }>`
    with connected as (
      select distinct on (device_id) device_id, person_id
      from node, unnest(devices, people) as pair (device_id, person_id)
      where seen_at >= ${new Date(at - nodeLostAfterMs)}
      order by device_id, seen_at desc
    ),
    reported as (
      select * from device_release
      where reported_at >= ${new Date(at - recentMs)} or device_id in (select device_id from connected)
    )
    select device_id, person.display_name, connected.device_id is not null as connected,
      reported.release_number as number, reported.release_hash as hash, reported.reported_at
    from connected
    full join reported using (device_id)
    join person on person.person_id = coalesce(connected.person_id, reported.person_id)
    order by person.display_name, device_id
  `.execute(db)
  return {
    release,
    desktops: rows.map((row) => ({
      deviceId: row.device_id,
      displayName: row.display_name,
      connected: row.connected,
      number: row.number,
      current: release !== null && row.number === release.number && row.hash === release.hash,
      reportedAt: row.reported_at?.getTime() ?? null,
    })),
  }
}
