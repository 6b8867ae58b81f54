import { type RawBuilder, sql } from 'kysely'
import type { Bar } from '../../../shared/figures/bars.ts'
import type { Side, Stratum } from '../../../shared/figures/effect.ts'
import type { EffectQuestion } from '../../../shared/figures/effect-contract.ts'
import type { Dimension } from '../../../shared/figures/question.ts'
import type { Db } from '../../db/database.ts'
import type { Span } from '../city-day.ts'
import { conditionOf } from '../period/read-figures.ts'
import { instantsOf } from '../period/read-period.ts'
import { nothingCovered, readCoveredDays, type Sources, sourcesOf } from '../period/spans.ts'
import { together, unpackBars } from '../rollups/packed-bars.ts'
import { everywhere, handledRows, spansOf } from '../rollups/rows.ts'
import { alikeRows, alikeSums, answerBars } from './effect-cells.ts'

/** Interactions of one topic, one tenure and one channel; without a topic nobody knows what they are alike with. */
export type NamedStratum = Stratum & { readonly topic: string | null }

type Row = { topic: string; tenure: string; channel: string; is_assisted: boolean } & Side

/** What there are cells of: strata of a topic or a channel can be told from them, those of a team or a queue cannot. */
const kept = { quarter: [], day: [[]], month: [[]] }
const inCells = ['topic', 'channel'] as const satisfies readonly Dimension[]

/** What is alike, in two sides each. */
export async function readStrata(db: Db, question: EffectQuestion, timeZone: string): Promise<NamedStratum[]> {
  const { filter } = question
  const { cells, rows: spans } = await sourcesFor(db, question, inCells, timeZone)
  const { topic, channel } = filter
  const isAsked = conditionOf({ ...(topic && { topic }), ...(channel && { channel }) })
  const alike = sql`topic, tenure, channel, is_assisted`
  const { rows } = await sql<Row>`
    with cell as (
      select ${alike}, count, handle_ms, squares, known, settled from rollup_effect where ${inSpans(cells)} and ${isAsked}
      union all
      select ${alike}, ${alikeSums} from (${alikeRows(spans, timeZone)}) as done where ${conditionOf(filter)}
      group by ${alike}
    )
    select ${alike}, sum(count) as count, sum(handle_ms) as "sumMs", sum(known) as known, sum(settled) as settled,
      ((sum(squares) - sum(handle_ms) ^ 2 / sum(count)) / nullif(sum(count) - 1, 0))::float8 as "varianceMs2"
    from cell group by ${alike} order by ${alike}
  `.execute(db)
  return toStrata(rows)
}

/** answer-time: how long it took from the first word that a platform told until an answer was found, by bar. */
export async function readAnswerBars(db: Db, question: EffectQuestion, timeZone: string): Promise<Bar[]> {
  const { cells, rows: spans } = await sourcesFor(db, question, [], timeZone)
  const done = handledRows(timeZone, spansOf(spans), everywhere)
  const asked = sql`select * from (${done}) as done where ${conditionOf(question.filter)}`
  const { rows } = await sql<{ bars: Buffer }>`
    select ${together(sql`bars`)} as bars from (
      select bars from rollup_answer where ${inSpans(cells)}
      union all select bars from (${answerBars(asked)}) as answered
    ) as cell
  `.execute(db)
  return unpackBars(rows[0]?.bars ?? Buffer.alloc(0))
}

/** Cells as far as there are any and they can tell what a question filters by; rows otherwise. */
async function sourcesFor(
  db: Db,
  question: EffectQuestion,
  told: readonly Dimension[],
  timeZone: string,
): Promise<Sources> {
  const span = instantsOf(question, timeZone)
  const isTold = (Object.keys(question.filter) as Dimension[]).every((dimension) => told.includes(dimension))
  const covered = isTold
    ? await readCoveredDays(db, span, { day: 'effect day', month: 'effect month' })
    : { ...nothingCovered, quartersFrom: span.until }
  return sourcesOf(question.period, timeZone, covered, [], kept)
}

const inSpans = ({ day, month }: Sources['cells']): RawBuilder<unknown> => {
  const starts = (spans: readonly Span[]) => spans.map(({ from }) => new Date(from))
  return sql`(grain = 'day' and starts_at = any(${starts(day)}::timestamptz[])
    or grain = 'month' and starts_at = any(${starts(month)}::timestamptz[]))`
}

const nobody: Side = { count: 0, sumMs: 0, varianceMs2: null, known: 0, settled: 0 }

function toStrata(rows: readonly Row[]): NamedStratum[] {
  const strata = new Map<string, NamedStratum>()
  for (const { topic, tenure, channel, is_assisted, ...side } of rows) {
    const key = JSON.stringify([topic, tenure, channel])
    const known = strata.get(key) ?? { topic: topic || null, assisted: nobody, unassisted: nobody }
    strata.set(key, { ...known, [is_assisted ? 'assisted' : 'unassisted']: side })
  }
  return [...strata.values()]
}
