import { execFile } from 'node:child_process'
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { readFiguresCommand } from '../../../server/cli/figures-command.ts'
import { lastTurn, periodBefore } from '../../../server/figures/exports/due.ts'
import { writeDueExports } from '../../../server/figures/exports/keep-exports.ts'
import { putFile } from '../../../server/figures/exports/put-file.ts'
import { listScheduledExports } from '../../../server/figures/exports/scheduled-exports-repository.ts'
import { readPeriod } from '../../../server/figures/period/read-period.ts'
import { exportTable } from '../../../shared/figures/export/export-table.ts'
import { toCsv } from '../../../shared/figures/export/table.ts'
import type { Question } from '../../../shared/figures/question.ts'
import { readXlsx } from '../../support/read-xlsx.ts'
import type { TestDatabase } from '../support/a-database.ts'
import { quietLog } from '../support/quiet-log.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { aSimulatedCentre, timeZone } from './support/a-simulated-centre.ts'

let database: TestDatabase
let folder: Awaited<ReturnType<typeof temporaryFolder>>
beforeAll(async () => {
  ;[database, folder] = await Promise.all([aSimulatedCentre(), temporaryFolder()])
}, 120_000)
afterEach(async () => {
  await sql`delete from scheduled_export`.execute(database.db)
  for (const file of await readdir(folder.path)) await rm(join(folder.path, file), { recursive: true })
})
afterAll(async () => {
  await database.remove()
  await folder.remove()
})

/** Monday the 23rd of November, half past nine in Toronto. */
const monday = Date.parse('2026-11-23T14:30Z')
const figures = (args: string, now = monday) =>
  readFiguresCommand(args.replaceAll('FOLDER', folder.path).split(' '))({
    db: database.db,
    clock: { now: () => now },
    timeZone,
  })
const look = (now: number, db = database.db) => writeDueExports({ db, clock: { now: () => now }, timeZone }, quietLog)
const files = async () => (await readdir(folder.path)).toSorted()
const ask = (more: Partial<Question>): Question => ({
  period: { from: '2026-10-01', until: '2026-11-01' },
  filter: {},
  by: 'queue',
  thresholdS: 75,
  ...more,
})

describe('a file of figures on the server', () => {
  it('is the very file that the screen saves', async () => {
    await figures('export last-month --by queue --to FOLDER --filter channel=voice --threshold 60')
    const question = ask({ filter: { channel: ['voice'] }, thresholdS: 60 })
    const answer = await readPeriod(database.db, question, timeZone)
    const table = exportTable({ question, answer, compared: null, language: 'en', at: monday })
    expect(await files()).toEqual(['cue311-figures-queue-2026-10-01-to-2026-10-31.csv'])
    const [name] = await files()
    expect(await readFile(join(folder.path, name ?? ''), 'utf8')).toBe(toCsv(table))
    expect(answer.total.handled).toBeGreaterThan(100)
  })

  it('has the same cells as XLSX, in French', async () => {
    await figures('export 2026-11-01..2026-11-07 --by hour --format xlsx --language fr --to FOLDER')
    const question = ask({ period: { from: '2026-11-01', until: '2026-11-08' }, by: 'hour' })
    const answer = await readPeriod(database.db, question, timeZone)
    const [sheet] = await readXlsx(await readFile(join(folder.path, (await files())[0] ?? '')))
    const start = sheet?.rows.findIndex((row) => row.length === 0) ?? 0
    const rows = sheet?.rows.slice(start + 2) ?? []
    expect(sheet?.name).toBe('Chiffres')
    expect(rows.map((row) => [row[2] ?? 'all', row[3]])).toEqual([
      ['all', answer.total.handled],
      ...answer.rows.map(({ value, figures: { handled } }) => [value, handled]),
    ])
  })

  it('names the team that it is filtered by', async () => {
    const { rows } = await sql<{ team_id: string; name: string }>`select team_id, name from team`.execute(database.db)
    await figures(`export last-month --to FOLDER --filter team=${rows[0]?.team_id}`)
    const text = await readFile(join(folder.path, (await files())[0] ?? ''), 'utf8')
    expect(parse(text, { bom: true, relaxColumnCount: true })).toContainEqual(['Only', `Team: ${rows[0]?.name}`])
  })

  it.each([
    ['export', 'Usage'],
    ['export tomorrow --to FOLDER', 'The period is'],
    ['export 2026-11-08..2026-11-01 --to FOLDER', 'The period is'],
    ['export 2026-02-30..2026-03-01 --to FOLDER', 'The period is'],
    ['export yesterday', 'Say where to'],
    ['export yesterday --to FOLDER --by agent', '--by is one of'],
    ['export yesterday --to FOLDER --format pdf', '--format is one of'],
    ['export yesterday --to FOLDER --threshold 0', '--threshold'],
    ['export yesterday --to FOLDER --filter agent=maya', '--filter is'],
    ['export yesterday --to FOLDER --filter channel=fax', '--filter is'],
    ['export yesterday --to FOLDER/missing', 'could not be written'],
    ['export yesterday --to FOLDER --colour', 'Usage'],
    ['schedule add --name a --every year --at 06:00 --to FOLDER', '--every is one of'],
    ['schedule add --name a --every day --at 25:00 --to FOLDER', 'Say when'],
    ['schedule remove --name nothing', 'no schedule named'],
    ['grant --role nobody', 'no role named'],
  ])('is not written of %s', async (args, sentence) => {
    await expect((async () => figures(args))()).rejects.toThrow(sentence)
    expect(await files()).toEqual([])
  })
})

describe('a schedule', () => {
  const added = '--to FOLDER --by queue'

  it('is kept, listed and removed', async () => {
    await figures(`schedule add --name daily --every day --at 06:00 ${added}`)
    await expect(figures(`schedule add --name daily --every day --at 06:00 ${added}`)).rejects.toThrow('already')
    expect(await figures('schedule list')).toContain('daily\tevery day at 06:00\tqueue\tcsv')
    await figures('schedule remove --name daily')
    expect(await figures('schedule list')).toContain('no schedule yet')
  })

  it('is written at its hour by the city’s clock, once', async () => {
    await figures(`schedule add --name daily --every day --at 10:00 ${added}`)
    await look(monday + 29 * 60_000)
    expect(await files()).toEqual([])
    await look(monday + 31 * 60_000)
    expect(await files()).toEqual(['cue311-figures-queue-2026-11-22-to-2026-11-22.csv'])
    await rm(join(folder.path, (await files())[0] ?? ''))
    await look(monday + 60 * 60_000)
    expect(await files()).toEqual([])
  })

  it('that was slept through is caught up once, for the last turn', async () => {
    await figures(`schedule add --name daily --every day --at 06:00 ${added}`)
    await look(monday + 5 * 86_400_000)
    expect(await files()).toEqual(['cue311-figures-queue-2026-11-27-to-2026-11-27.csv'])
  })

  it('is written by one node of several', async () => {
    await figures(`schedule add --name weekly --every week --at 06:00 ${added}`)
    const next = monday + 7 * 86_400_000
    const log: string[] = []
    const written = { ...quietLog, info: (about: { export: string }) => log.push(about.export) } as never
    const one = () => writeDueExports({ db: database.db, clock: { now: () => next }, timeZone }, written)
    await Promise.all([one(), one(), one()])
    expect(log).toEqual(['weekly'])
    expect(await files()).toEqual(['cue311-figures-queue-2026-11-23-to-2026-11-29.csv'])
  })

  it('whose folder is missing is tried again, and keeps no other', async () => {
    await figures(`schedule add --name first --every day --at 06:00 --to FOLDER/share --by queue`)
    await figures(`schedule add --name second --every day --at 06:00 ${added}`)
    const next = monday + 86_400_000
    await look(next)
    expect(await files()).toEqual(['cue311-figures-queue-2026-11-23-to-2026-11-23.csv'])
    expect((await listScheduledExports(database.db))[0]).toMatchObject({
      done_on: null,
      fault: expect.stringContaining('ENOENT'),
    })
    expect(await figures('schedule list')).toContain('ENOENT')
    await mkdir(join(folder.path, 'share'))
    await look(next + 60_000)
    expect(await readdir(join(folder.path, 'share'))).toEqual([])
    await look(next + 6 * 60_000)
    expect(await readdir(join(folder.path, 'share'))).toEqual(['cue311-figures-queue-2026-11-23-to-2026-11-23.csv'])
    expect((await listScheduledExports(database.db))[0]).toMatchObject({ done_on: '2026-11-24', fault: null })
  })
})

describe('a turn', () => {
  const at = (shown: string) => Date.parse(shown)
  it.each([
    ['day', '06:00', '2026-11-23T10:59Z', '2026-11-22'],
    ['day', '06:00', '2026-11-23T11:00Z', '2026-11-23'],
    // The hour from two is skipped on 8 March, and comes as far behind the gap.
    ['day', '02:30', '2026-03-08T07:30Z', '2026-03-08'],
    ['day', '02:30', '2026-03-08T07:29Z', '2026-03-07'],
    // The hour from one comes twice on 1 November; the first is meant.
    ['day', '01:30', '2026-11-01T05:29Z', '2026-10-31'],
    ['day', '01:30', '2026-11-01T05:30Z', '2026-11-01'],
    ['week', '06:00', '2026-11-29T23:00Z', '2026-11-23'],
    ['week', '06:00', '2026-11-23T10:00Z', '2026-11-16'],
    ['month', '06:00', '2026-12-01T10:00Z', '2026-11-01'],
    ['month', '06:00', '2026-12-01T11:00Z', '2026-12-01'],
  ] as const)('of every %s at %s is at %s that of %s', (every, time, now, day) => {
    expect(lastTurn(every, time, at(now), timeZone).day).toBe(day)
  })

  it.each([
    ['day', '2026-11-01', { from: '2026-10-31', until: '2026-11-01' }],
    ['week', '2026-11-25', { from: '2026-11-16', until: '2026-11-23' }],
    ['month', '2026-03-17', { from: '2026-02-01', until: '2026-03-01' }],
  ] as const)('is of the %s before', (every, day, period) => {
    expect(periodBefore(every, day)).toEqual(period)
  })
})

describe('a file', () => {
  it('that could not be written whole is not there, and the one before still is', async () => {
    const path = join(folder.path, 'a.csv')
    await putFile(path, 'before')
    await mkdir(join(folder.path, '.a.csv.writing'))
    await expect(putFile(path, 'after')).rejects.toThrow('EISDIR')
    expect(await readFile(path, 'utf8')).toBe('before')
  })

  it('for which the disk has no room leaves nothing behind', async () => {
    // A limit on the size of files ends a write in the middle, as a full disk does.
    const script = join(import.meta.dirname, 'support/put-a-large-file.ts')
    const run = promisify(execFile)('bash', [
      '-c',
      `ulimit -f 64; trap '' XFSZ; exec node --import tsx ${script} ${folder.path}`,
    ])
    await expect(run).rejects.toThrow('EFBIG')
    expect(await files()).toEqual([])
  })
})

describe('what a city’s own tools read', () => {
  let reader: pg.Client
  const asReader = async <Row extends object>(query: string) => (await reader.query<Row>(query)).rows
  beforeAll(async () => {
    await sql`create role bi_reader login password 'read'`.execute(database.db)
    await figures('grant --role bi_reader')
    const url = new URL(database.url)
    url.username = 'bi_reader'
    url.password = 'read'
    reader = new pg.Client({ connectionString: url.href })
    await reader.connect()
  })
  afterAll(async () => {
    await reader.end()
    await sql`drop owned by bi_reader`.execute(database.db)
    await sql`drop role bi_reader`.execute(database.db)
  })

  it('adds up to the figures', async () => {
    const question = ask({ period: { from: '2026-10-14', until: '2026-11-23' }, by: 'queue' })
    const { rows } = await readPeriod(database.db, question, timeZone)
    const inPeriod = (at: string) =>
      `(${at} at time zone 'America/Toronto')::date between '2026-10-14' and '2026-11-22'`
    const handled = await asReader<{ queue: string }>(`
      select queue, count(*) as handled, sum(talk_ms) as "talkMs", sum(hold_ms) as "holdMs",
        sum(after_call_ms) as "afterCallMs", sum(handle_ms) as "handleMs",
        count(*) filter (where transferred) as transferred, count(*) filter (where contact_known) as known,
        count(*) filter (where settled) as settled, count(*) filter (where repeat_contact) as repeats,
        count(*) filter (where suggestions_shown > 0) as shown, count(*) filter (where suggestions_used > 0) as assisted,
        count(*) filter (where overridden) as overridden, count(first_word_to_answer_ms) as helped,
        sum(first_word_to_answer_ms) as "answerMs"
      from bi.interaction where ${inPeriod('started_at')} group by queue`)
    const arrived = await asReader<{ queue: string }>(`
      select queue, count(*) as came, count(*) filter (where answered) as answered,
        sum(waited_ms) filter (where answered) as "waitedMs",
        count(*) filter (where answered and waited_ms <= 75000) as "inTime",
        count(*) filter (where answered or waited_ms > 75000) as of
      from bi.arrival where ${inPeriod('offered_at')} group by queue`)
    expect(rows.length).toBeGreaterThan(3)
    for (const { value, figures: shown } of rows) {
      const { arrived: came, medianMs, p90Ms, ...sums } = shown
      expect({ queue: value, ...sums }).toEqual(handled.find(({ queue }) => queue === value))
      expect({ queue: value, ...came }).toEqual(arrived.find(({ queue }) => queue === value))
    }
  })

  it('is three views, and nothing else that the centre knows', async () => {
    const { rows } = await sql<{ name: string }>`
      select table_name as name from information_schema.tables where table_schema = 'public'
    `.execute(database.db)
    expect(rows.length).toBeGreaterThan(20)
    for (const { name } of rows)
      await expect(asReader(`select 1 from public."${name}" limit 1`), name).rejects.toThrow('permission denied')
    const seen = await asReader<{ name: string }>(
      `select table_schema || '.' || table_name as name from information_schema.tables
       where table_schema not in ('pg_catalog', 'information_schema') order by 1`,
    )
    expect(seen.map(({ name }) => name)).toEqual(['bi.arrival', 'bi.interaction', 'bi.team'])
  })

  it('cannot be written', async () => {
    for (const statement of [
      'delete from bi.interaction',
      "update bi.team set team = 'x'",
      'create table bi.mine (a integer)',
      'create table public.mine (a integer)',
    ])
      await expect(asReader(statement)).rejects.toThrow(/permission denied|cannot delete/)
  })

  it('names no person, no contact and no words, and says of every column what it is', async () => {
    const columns = await asReader<{ name: string }>(
      "select column_name as name from information_schema.columns where table_schema = 'bi'",
    )
    const secret = /agent|person|contact$|note|query|conversation|device/
    expect(columns.map(({ name }) => name).filter((name) => secret.test(name) && name !== 'repeat_contact')).toEqual([])
    const page = await readFile(join(import.meta.dirname, '../../../docs/figures-export.md'), 'utf8')
    expect(columns.filter(({ name }) => !page.includes(`\`${name}\``))).toEqual([])
  })

  it('is for no role that may do anything', async () => {
    const { rows } = await sql<{ me: string }>`select current_user as me`.execute(database.db)
    await expect(figures(`grant --role ${rows[0]?.me}`)).rejects.toThrow('may do anything')
  })
})
