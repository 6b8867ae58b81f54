import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

export const packedBars: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      -- Cells are made of interactions and arrivals and can be made again.
      truncate rollup_handled, rollup_arrived, rollup_span, rollup_due;
      -- Bars are two bytes of which and four of how many; see packed-bars.ts.
      alter table rollup_handled drop column bars, drop column counts, add column bars bytea not null;
      alter table rollup_arrived
        drop column answered_bars, drop column answered_counts, drop column lost_bars, drop column lost_counts,
        add column answered_bars bytea not null, add column lost_bars bytea not null;
      drop function within;
      insert into rollup_due (quarter) select distinct quarter_of(started_at) from interaction where not practice
        union select distinct quarter_of(offered_at) from arrival where is_first;
    `.execute(db)
  },
}
