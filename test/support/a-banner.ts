import { randomUUID } from 'node:crypto'
import type { Banner } from '../../shared/banner/banner.ts'

/** A banner for all that stands from an hour ago until an hour from now. */
export function aBanner(banner: Partial<Banner> = {}, now = Date.now()): Banner {
  return {
    bannerId: randomUUID(),
    text: { en: 'Boil your water in the old town.', fr: 'Faites bouillir l’eau dans la vieille ville.' },
    audience: { kind: 'all' },
    startsAt: now - 3_600_000,
    endsAt: now + 3_600_000,
    ...banner,
  }
}
