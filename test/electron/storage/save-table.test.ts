import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Proposed, saveTable } from '../../../electron/storage/save-table.ts'
import { exportTable } from '../../../shared/figures/export/export-table.ts'
import { exportTableSchema, toCsv } from '../../../shared/figures/export/table.ts'
import { requests } from '../../../shared/ipc-contract.ts'
import { anAnswerToIt, aQuestion, someFigures } from '../../support/an-answer-to-a-question.ts'
import { readXlsx } from '../../support/read-xlsx.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

let folder: string
beforeEach(async () => {
  folder = await temporaryFolder()
})

const dangers = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '=HYPERLINK("https://x")', "'=1", '<f>1</f>', 'é & "ß"']
const table = exportTable({
  question: aQuestion(),
  answer: anAnswerToIt({ rows: dangers.map((value) => ({ value, label: null, figures: someFigures() })) }),
  compared: { period: { from: '2026-09-01', until: '2026-10-01' }, answer: anAnswerToIt() },
  language: 'fr',
  at: Date.UTC(2026, 10, 23),
})
const to = (name: string) => async () => join(folder, name)
const inFolder = () => readdir(folder)

describe('a table that is saved', () => {
  it('as XLSX and read again has every cell, numbers as numbers and no formula', async () => {
    expect(await saveTable({ table, format: 'xlsx' }, to('a.xlsx'))).toEqual({
      ok: true,
      value: { fileName: 'a.xlsx' },
    })
    const read = await readXlsx(await readFile(join(folder, 'a.xlsx')))
    const cells = (rows: readonly (readonly unknown[])[]) =>
      rows.map((row) =>
        row
          .map((cell) => (cell === '' ? null : cell))
          .slice(0, row.findLastIndex((cell) => cell !== null && cell !== '') + 1),
      )
    expect(read).toEqual(table.sheets.map(({ name, rows }) => ({ name, rows: cells(rows) })))
    expect(read[0]?.rows.flat()).toEqual(expect.arrayContaining(dangers))
  })

  it('as CSV has the bytes of the table', async () => {
    await saveTable({ table, format: 'csv' }, to('a.csv'))
    expect(await readFile(join(folder, 'a.csv'), 'utf8')).toBe(toCsv(table))
  })

  it('is proposed under a name that says what it is', async () => {
    const proposed: Proposed[] = []
    const answer = await saveTable({ table, format: 'xlsx' }, async (one) => {
      proposed.push(one)
      return null
    })
    expect(answer).toEqual({ ok: true, value: { fileName: null } })
    expect(proposed).toEqual([{ fileName: 'cue311-figures-queue-2026-10-01-to-2026-10-31.xlsx', ending: 'xlsx' }])
    expect(await inFolder()).toEqual([])
  })

  it('has the ending of its format, whatever was typed', async () => {
    await saveTable({ table, format: 'csv' }, to('report.exe'))
    expect(await inFolder()).toEqual(['report.exe.csv'])
  })

  it('replaces no file that nobody was asked about', async () => {
    await writeFile(join(folder, 'report.csv'), 'mine')
    expect(await saveTable({ table, format: 'csv' }, to('report'))).toMatchObject({ ok: false, reason: 'name-taken' })
    expect(await readFile(join(folder, 'report.csv'), 'utf8')).toBe('mine')
  })

  it('that cannot be written says so and leaves nothing', async () => {
    await writeFile(join(folder, 'file'), '')
    const answer = await saveTable({ table, format: 'csv' }, to('file/a.csv'))
    expect(answer).toMatchObject({ ok: false, reason: 'storage-failed' })
    expect(await inFolder()).toEqual(['file'])
  })
})

describe('what main takes for a table', () => {
  const wanted = (more: object) =>
    requests['table:save'].input.safeParse({ table: { ...table, ...more }, format: 'csv' })

  it.each([
    ['a path for a name', { name: '../../etc/cron' }],
    ['a name with an ending', { name: 'a.exe' }],
    ['no sheet', { sheets: [] }],
    ['cells that are objects', { sheets: [{ name: 'a', rows: [[{ type: 'Formula', value: '=1' }]] }] }],
    ['more rows than anybody looks at', { sheets: [{ name: 'a', rows: Array.from({ length: 5_001 }, () => [1]) }] }],
    ['a sheet that Excel cannot name', { sheets: [{ name: 'a/b', rows: [] }] }],
  ])('is not %s', (_what, more) => {
    expect(exportTableSchema.safeParse(table).success).toBe(true)
    expect(wanted(more).success).toBe(false)
  })

  it('is saved as nothing but CSV and XLSX', () => {
    expect(requests['table:save'].input.safeParse({ table, format: 'html' }).success).toBe(false)
  })
})
