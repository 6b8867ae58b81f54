import { type Audience, audienceSchema, type Banner, type ListedBanner } from '../../shared/banner/banner.ts'
import type { EpochMs } from '../../shared/clock.ts'
import { announceChange } from '../db/announcements.ts'
import type { Db } from '../db/database.ts'
import type { BannerTable } from '../db/tables/content.ts'
import { readPeopleFor } from './banner-people.ts'

type By = { readonly personId: string; readonly at: EpochMs }

/** Stores a banner. The same again changes nothing; another one under its id is refused. */
export async function putBanner(db: Db, banner: Banner, by: By): Promise<'stored' | 'exists'> {
  return db.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('banner')
      .values({
        ...toRow(banner),
        written_by: by.personId,
        written_at: new Date(by.at),
        ended_by: null,
        ended_at: null,
      })
      .onConflict((conflict) => conflict.column('banner_id').doNothing())
      .execute()
    const stored = await transaction
      .selectFrom('banner')
      .selectAll()
      .where('banner_id', '=', banner.bannerId)
      .executeTakeFirstOrThrow()
    if (JSON.stringify(toRow(toBanner(stored))) !== JSON.stringify(toRow(banner))) return 'exists'
    await announceChange(transaction, 'banner-changed')
    return 'stored'
  })
}

/** Takes a banner down; false when there is none. The first one to end it is remembered. */
export async function endBanner(db: Db, bannerId: string, by: By): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    await transaction
      .updateTable('banner')
      .set({ ended_by: by.personId, ended_at: new Date(by.at) })
      .where('banner_id', '=', bannerId)
      .where('ended_at', 'is', null)
      .where('ends_at', '>', new Date(by.at))
      .execute()
    await announceChange(transaction, 'banner-changed')
    return isBanner(transaction, bannerId)
  })
}

/** The banners that stand at that instant or will stand, in the order in which they start. */
export async function currentBanners(db: Db, at: EpochMs): Promise<Banner[]> {
  const rows = await db
    .selectFrom('banner')
    .selectAll()
    .where('ended_at', 'is', null)
    .where('ends_at', '>', new Date(at))
    .orderBy('starts_at')
    .orderBy('banner_id')
    .execute()
  return rows.map(toBanner)
}

/** Which of these banners the person has acknowledged, on whatever workstation. */
export async function acknowledgedBy(db: Db, personId: string, bannerIds: readonly string[]): Promise<string[]> {
  if (bannerIds.length === 0) return []
  const rows = await db
    .selectFrom('banner_acknowledgement')
    .select('banner_id')
    .distinct()
    .where('person_id', '=', personId)
    .where('banner_id', 'in', bannerIds)
    .execute()
  return rows.map(({ banner_id }) => banner_id)
}

export type Acknowledgement = {
  readonly bannerId: string
  readonly personId: string
  readonly deviceId: string
  /** As the workstation's clock had it. */
  readonly acknowledgedAt: EpochMs
}

/** Stores that somebody has read a banner; false when there is no such banner. Said again it counts once. */
export async function acknowledgeBanner(db: Db, read: Acknowledgement, at: EpochMs): Promise<boolean> {
  if (!(await isBanner(db, read.bannerId))) return false
  await db
    .insertInto('banner_acknowledgement')
    .values({
      banner_id: read.bannerId,
      person_id: read.personId,
      device_id: read.deviceId,
      acknowledged_at: new Date(read.acknowledgedAt),
      received_at: new Date(at),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return true
}

/** Whether that person has ever signed in on that workstation. */
export async function hasSignedInOn(db: Db, deviceId: string, personId: string): Promise<boolean> {
  const known = await db
    .selectFrom('device_sign_in')
    .select('person_id')
    .where('device_id', '=', deviceId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return known !== undefined
}

/** Banners whose end is at or after `since`, the newest first, with who has read them. */
export async function listBanners(db: Db, since: Date, now: Date): Promise<ListedBanner[]> {
  const rows = await db
    .selectFrom('banner')
    .innerJoin('person as writer', 'writer.person_id', 'banner.written_by')
    .leftJoin('person as ender', 'ender.person_id', 'banner.ended_by')
    .selectAll('banner')
    .select(['writer.display_name as writer', 'ender.display_name as ender'])
    .where('banner.ends_at', '>=', since)
    .orderBy('banner.written_at', 'desc')
    .limit(200)
    .execute()
  const read = await readers(
    db,
    rows.map(({ banner_id }) => banner_id),
  )
  const peopleFor = await readPeopleFor(db, since, now)
  return rows.map((row) => ({
    ...toBanner(row),
    // What was taken down early ended then.
    endsAt: (row.ended_at ?? row.ends_at).getTime(),
    writtenBy: row.writer,
    writtenAt: row.written_at.getTime(),
    endedBy: row.ender,
    people: peopleFor(row),
    acknowledgements: read.get(row.banner_id) ?? [],
  }))
}

/** The city's time zone, as its newest release has it; null before the first release. */
export async function cityTimeZone(db: Db): Promise<string | null> {
  const row = await db.selectFrom('release').select('time_zone').orderBy('number', 'desc').limit(1).executeTakeFirst()
  return row?.time_zone ?? null
}

async function isBanner(db: Db, bannerId: string): Promise<boolean> {
  const known = await db.selectFrom('banner').select('banner_id').where('banner_id', '=', bannerId).executeTakeFirst()
  return known !== undefined
}

async function readers(db: Db, bannerIds: readonly string[]) {
  if (bannerIds.length === 0) return new Map<string, ListedBanner['acknowledgements']>()
  const rows = await db
    .selectFrom('banner_acknowledgement as read')
    .innerJoin('person', 'person.person_id', 'read.person_id')
    .select(['read.banner_id', 'read.person_id', 'read.device_id', 'read.acknowledged_at', 'person.display_name'])
    .where('read.banner_id', 'in', bannerIds)
    .orderBy('read.acknowledged_at')
    .execute()
  const read = new Map<string, ListedBanner['acknowledgements']>()
  for (const row of rows) read.set(row.banner_id, [...(read.get(row.banner_id) ?? []), toReader(row)])
  return read
}

type ReaderRow = { person_id: string; display_name: string; device_id: string; acknowledged_at: Date }
const toReader = (row: ReaderRow) => ({
  personId: row.person_id,
  displayName: row.display_name,
  deviceId: row.device_id,
  acknowledgedAt: row.acknowledged_at.getTime(),
})

const toRow = ({ bannerId, text, audience, startsAt, endsAt }: Banner) => ({
  banner_id: bannerId,
  text_en: text.en,
  text_fr: text.fr,
  audience_kind: audience.kind,
  audience_name: nameOf(audience),
  starts_at: new Date(startsAt),
  ends_at: new Date(endsAt),
})

export const toBanner = (row: BannerTable): Banner => ({
  bannerId: row.banner_id,
  text: { en: row.text_en, fr: row.text_fr },
  audience: toAudience(row),
  startsAt: row.starts_at.getTime(),
  endsAt: row.ends_at.getTime(),
})

const nameOf = (audience: Audience): string | null => {
  if (audience.kind === 'role') return audience.role
  return audience.kind === 'queue' ? audience.queue : null
}

const toAudience = ({ audience_kind: kind, audience_name: name }: BannerTable): Audience =>
  audienceSchema.parse({ kind, [kind]: name })
