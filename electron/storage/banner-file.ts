import { z } from 'zod'
import { type Banner, bannersSchema } from '../../shared/banner/banner.ts'
import { epochMsSchema } from '../../shared/clock.ts'
import { inTurn } from './in-turn.ts'
import { readJsonFile } from './read-json-file.ts'
import { writeFileSafely } from './write-file-safely.ts'

const readingSchema = z.object({ bannerId: z.uuid(), personId: z.uuid(), at: epochMsSchema })
/** Somebody has read a banner here. */
export type Reading = z.infer<typeof readingSchema>

/** What this workstation knows of banners. */
export type KnownBanners = {
  readonly banners: readonly Banner[]
  /** Who has acknowledged which of them, as far as is known here. */
  readonly acknowledged: readonly Omit<Reading, 'at'>[]
  /** What the centre has not been told yet, the oldest first. */
  readonly untold: readonly Reading[]
}

export const noBanners: KnownBanners = { banners: [], acknowledged: [], untold: [] }

export interface BannerFile {
  read(): Promise<KnownBanners>
  /** Resolved means on disk. */
  write(known: KnownBanners): Promise<void>
}

const fileSchema = z.object({
  banners: bannersSchema,
  acknowledged: z.array(readingSchema.omit({ at: true })),
  untold: z.array(readingSchema),
})

/** The banners on the disk, so that they stand after a restart with the server off; a file that is damaged has none. */
export function openBannerFile(path: string): BannerFile {
  const turn = inTurn()
  return {
    read: () =>
      turn(async () => {
        const file = await readJsonFile(path)
        return (file.ok && fileSchema.safeParse(file.value).data) || noBanners
      }),
    write: (known) => turn(() => writeFileSafely(path, JSON.stringify(known))),
  }
}
