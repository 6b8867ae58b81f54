import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { barFrom } from '../../../shared/figures/bars.ts'
import { exportTable } from '../../../shared/figures/export/export-table.ts'
import { type Cell, exportTableSchema, toCsv } from '../../../shared/figures/export/table.ts'
import type { Figures } from '../../../shared/figures/question.ts'
import { withoutGuard } from '../../../shared/spreadsheet-cell.ts'
import { anAnswerToIt, aQuestion, someFigures } from '../../support/an-answer-to-a-question.ts'

const at = Date.UTC(2026, 10, 23, 14, 5)
const asked = (more: Partial<Parameters<typeof exportTable>[0]> = {}) => ({
  question: aQuestion(),
  answer: anAnswerToIt(),
  compared: null,
  language: 'en' as const,
  at,
  ...more,
})

/** The rows of the first sheet behind its headings, by heading. */
function figuresIn(rows: readonly (readonly Cell[])[]): Record<string, Cell>[] {
  const start = rows.findIndex((row) => row.length === 0)
  const headings = rows[start + 1] ?? []
  return rows
    .slice(start + 2)
    .map((row) => Object.fromEntries(headings.map((name, place) => [name, row[place] ?? null])))
}
const sheet = (table: ReturnType<typeof exportTable>, place = 0) => table.sheets[place]?.rows ?? []

/** Worked out from the answer by somebody who has not read how the file is. */
function expected(figures: Figures): Record<string, Cell> {
  const { handled, arrived } = figures
  const few = (of: number, value: number) => (of < 10 ? 'too few to say' : value)
  const s = (ms: number) => Math.round(ms) / 1000
  return {
    Handled: handled,
    'Handle time, median (s)': few(handled, s(figures.medianMs ?? 0)),
    'Handle time, p90 (s)': few(handled, s(figures.p90Ms ?? 0)),
    'Handle time, mean (s)': few(handled, s(figures.handleMs / handled)),
    'Talk, mean (s)': few(handled, s(figures.talkMs / handled)),
    'Hold, mean (s)': few(handled, s(figures.holdMs / handled)),
    'After-call work, mean (s)': few(handled, s(figures.afterCallMs / handled)),
    'Talk, sum (s)': figures.talkMs / 1000,
    'Hold, sum (s)': figures.holdMs / 1000,
    'After-call work, sum (s)': figures.afterCallMs / 1000,
    'Handle time, sum (s)': figures.handleMs / 1000,
    Transferred: figures.transferred,
    'Contact known': figures.known,
    'Settled at first contact': figures.settled,
    'First-contact resolution (share)': few(figures.known, Number((figures.settled / figures.known).toFixed(6))),
    'Repeat contacts': figures.repeats,
    'Cards shown': figures.shown,
    'Suggestion used': figures.assisted,
    Overridden: figures.overridden,
    'Answer found': figures.helped,
    'First word to answer, mean (s)': few(figures.helped, s(figures.answerMs / figures.helped)),
    Came: arrived?.came ?? null,
    Answered: arrived?.answered ?? null,
    Abandoned: arrived ? arrived.came - arrived.answered : null,
    'Answered in time': arrived?.inTime ?? null,
    'Answered or waited longer': arrived?.of ?? null,
    'Service level (share)': arrived && Number((arrived.inTime / arrived.of).toFixed(6)),
    'Speed of answer, mean (s)': arrived && s(arrived.waitedMs / arrived.answered),
  }
}

describe('the file of what is on the screen', () => {
  it('has every number of the answer, and none that is not of it', () => {
    const { answer } = asked()
    const rows = figuresIn(sheet(exportTable(asked())))
    const period = '2026-10-01 to 2026-10-31'
    expect(rows).toEqual([
      { Period: period, Queue: 'All together', Id: null, ...expected(answer.total) },
      { Period: period, Queue: 'tax', Id: 'tax', ...expected(answer.rows[0]?.figures ?? expect.fail()) },
      { Period: period, Queue: '(none)', Id: '', ...expected(answer.rows[1]?.figures ?? expect.fail()) },
    ])
  })

  it('says what was asked, of when, and what is left out', () => {
    const question = aQuestion({ filter: { queue: ['tax', ''], channel: ['voice'], team: ['t-1'] } })
    const nameOf = (_dimension: string, value: string) => (value === 't-1' ? 'Alder' : null)
    const rows = sheet(exportTable(asked({ question, nameOf, answer: anAnswerToIt({ more: 3 }) })))
    expect(
      Object.fromEntries(
        rows.slice(
          1,
          rows.findIndex((row) => row.length === 0),
        ),
      ),
    ).toEqual({
      Period: '2026-10-01 to 2026-10-31',
      'Time zone': 'America/Toronto',
      Only: 'Channel: Phone; Queue: tax, (none); Team: Alder',
      By: 'Queue',
      'Answered in time: within, seconds': 75,
      'Below this number there is no mean, median or share': 10,
      Practice: 'not counted',
      'Figures as of': '2026-11-23 09:05',
      'Rows not shown': 3,
    })
  })

  it('has both periods when they are compared', () => {
    const before = { from: '2026-09-01', until: '2026-10-01' }
    const earlier = anAnswerToIt({ total: someFigures({ handled: 55 }), rows: [], bars: [] })
    const table = exportTable(asked({ compared: { period: before, answer: earlier } }))
    expect(sheet(table)[2]).toEqual(['Compared with', '2026-09-01 to 2026-09-30'])
    const ofBefore = figuresIn(sheet(table)).filter(({ Period }) => Period === '2026-09-01 to 2026-09-30')
    expect(ofBefore).toMatchObject([{ Queue: 'All together', ...expected(earlier.total) }])
    expect(sheet(table, 1).length).toBe(1 + 2 * 91)
  })

  it('has the picture’s bars, every handle time in one', () => {
    const rows = sheet(exportTable(asked()), 1).slice(1)
    expect(rows.filter(([, , , count]) => count !== 0)).toEqual([
      ['2026-10-01 to 2026-10-31', 0, 10, 1],
      [
        '2026-10-01 to 2026-10-31',
        Math.floor(barFrom(400) / 10_000) * 10,
        Math.floor(barFrom(400) / 10_000) * 10 + 10,
        119,
      ],
    ])
    expect(rows.at(-1)?.slice(1)).toEqual([900, null, 0])
  })

  it('says what each of its columns is', () => {
    const table = exportTable(asked())
    const headings = Object.keys(figuresIn(sheet(table))[0] ?? {}).slice(3)
    expect(sheet(table, 2).map(([name]) => name)).toEqual(headings)
  })

  it('names hours of the week, outcomes and titles in its language', () => {
    const row = (value: string, label: { en?: string; fr?: string } | string | null = null) => ({
      value,
      label,
      figures: someFigures(),
    })
    const names = (by: 'hour' | 'outcome' | 'topic', rows: ReturnType<typeof row>[]) =>
      sheet(exportTable(asked({ language: 'fr', question: aQuestion({ by }), answer: anAnswerToIt({ rows }) })))
        .slice(-rows.length)
        .map(([, name]) => name)
    expect(names('hour', [row('0'), row('33'), row('167')])).toEqual(['lundi 00:00', 'mardi 09:00', 'dimanche 23:00'])
    expect(names('outcome', [row('transferred')])).toEqual(['Appel transféré'])
    expect(names('topic', [row('a', { fr: 'Nid-de-poule' }), row('b', { en: 'Taxes' }), row('c')])).toEqual([
      'Nid-de-poule',
      'Taxes',
      'c',
    ])
  })

  it('is a table as main takes it, whatever was asked', () => {
    for (const by of [null, 'channel', 'hour', 'topic'] as const)
      for (const language of ['en', 'fr'] as const) {
        const table = exportTable(asked({ language, question: aQuestion({ by }), answer: anAnswerToIt({ rows: [] }) }))
        expect(exportTableSchema.parse(table)).toEqual(table)
      }
  })
})

const dangers = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '＝1',
  "'=1",
  '=cmd|" /C calc"!A0',
  'a\n=1',
  '"quoted",x',
]

describe('a CSV file', () => {
  const table = exportTable(
    asked({
      question: aQuestion({ by: 'team', filter: { queue: dangers } }),
      answer: anAnswerToIt({ rows: dangers.map((value) => ({ value, label: value, figures: someFigures() })) }),
    }),
  )

  it('read again has every cell of the table', () => {
    const read: string[][] = parse(toCsv(table), { bom: true, relaxColumnCount: true, skipEmptyLines: true })
    const cells = table.sheets.flatMap(({ rows }) => rows.filter((row) => row.length > 0))
    expect(read.map((row) => row.map(withoutGuard))).toEqual(
      cells.map((row) => row.map((cell) => (cell === null ? '' : String(cell)))),
    )
  })

  it('has no cell that a spreadsheet would run', () => {
    const read: string[][] = parse(toCsv(table), { bom: true, relaxColumnCount: true })
    expect(read.flat().filter((cell) => /^[=+\-@\t\r\n＝＋－＠]/.test(cell))).toEqual([])
    expect(read.flat()).toContain("'=1+1")
  })

  it('begins with a byte order mark, for Excel', () => {
    expect(toCsv(table).startsWith('\ufeff"Cue311')).toBe(true)
  })
})
