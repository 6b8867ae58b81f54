import type { Db } from '../../../server/db/database.ts'
import { readEffect } from '../../../server/figures/effect/read-effect.ts'
import { readCourse } from '../../../server/figures/period/read-course.ts'
import { readPeriod } from '../../../server/figures/period/read-period.ts'
import { readTeams } from '../../../server/figures/staff/read-staff.ts'
import { stepOf } from '../../../shared/figures/period-view.ts'
import type { Dimension, Filter, Period, Question } from '../../../shared/figures/question.ts'

export type Panel = { readonly name: string; readonly ask: (period: Period) => Promise<unknown> }

/** Every panel of the screen, open and narrowed to one value; and one that is narrowed twice. */
export async function panelsOf(
  db: Db,
  year: Period,
  timeZone: string,
): Promise<{ readonly panels: readonly Panel[]; readonly deep: readonly Panel[] }> {
  const question = (period: Period, by: Dimension | null, filter: Filter): Question => ({
    period,
    filter,
    by,
    thresholdS: 75,
  })
  const most = async (dimension: Dimension) =>
    (await readPeriod(db, question(year, dimension, {}), timeZone)).rows[0]?.value ?? ''
  const [queue, team, topic] = [await most('queue'), await most('team'), await most('topic')]
  const table = (name: string, by: Dimension, filter: Filter = {}): Panel => ({
    name,
    ask: (period) => readPeriod(db, question(period, by, filter), timeZone),
  })
  const open = (['channel', 'queue', 'topic', 'team', 'language', 'outcome', 'hour'] as const).map((dimension) =>
    table(`by-${dimension}`, dimension),
  )
  return {
    panels: [
      ...open,
      table('by-topic-of-a-queue', 'topic', { queue: [queue] }),
      table('by-queue-of-a-team', 'queue', { team: [team] }),
      table('by-hour-of-a-queue', 'hour', { queue: [queue] }),
      {
        name: 'course',
        ask: (period) => readCourse(db, { period, filter: {}, thresholdS: 75, step: stepOf(period) }, timeZone),
      },
      { name: 'effect', ask: (period) => readEffect(db, { period, filter: {} }, timeZone) },
      { name: 'staff', ask: (period) => readTeams(db, period, null, { timeZone, now: Date.now() }) },
    ],
    deep: [table('by-team-of-a-topic-and-queue', 'team', { topic: [topic], queue: [queue] })],
  }
}
