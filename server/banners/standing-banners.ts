import { sql } from 'kysely'
import type { StandingBanner } from '../../shared/banner/banner.ts'
import type { EpochMs } from '../../shared/clock.ts'
import type { Db } from '../db/database.ts'
import type { BannerTable } from '../db/tables/content.ts'
import { readPeopleFor } from './banner-people.ts'
import { toBanner } from './banners-repository.ts'

/** The banners that stand at that instant, and how many have read them. Mostly none do, and nothing more is asked. */
export async function readStandingBanners(db: Db, at: EpochMs): Promise<StandingBanner[]> {
  const now = new Date(at)
  const { rows } = await sql<BannerTable & { acknowledged: number }>`
    select banner.*, (
      select count(distinct person_id) from banner_acknowledgement as read where read.banner_id = banner.banner_id
    ) as acknowledged
    from banner
    where ended_at is null and starts_at <= ${now} and ends_at > ${now}
    order by starts_at, banner_id
  `.execute(db)
  if (rows.length === 0) return []
  const peopleFor = await readPeopleFor(db, now, now)
  return rows.map((row) => ({ ...toBanner(row), people: peopleFor(row), acknowledged: row.acknowledged }))
}
