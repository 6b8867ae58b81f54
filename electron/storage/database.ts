import { cp, mkdir, readdir, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { ClassicLevel } from 'classic-level'
import { describeError, type Log } from '../log.ts'
import { writeSynced } from './write-file-safely.ts'

/*
 * One LevelDB for everything that has to change together. Every change is a batch written with `sync`, so a promise
 * resolved here survives `kill -9`.
 */

export const tables = ['meta', 'outbox', 'refused', 'unreadable', 'journal', 'journal-index'] as const
export type Table = (typeof tables)[number]

export type Change =
  | { readonly table: Table; readonly key: string; readonly put: unknown }
  | { readonly table: Table; readonly key: string; readonly forget: true }

export interface Database {
  /** Runs works one after another, so that what a work read is still true when it writes. */
  exclusively<Value>(work: (write: (changes: readonly Change[]) => Promise<void>) => Promise<Value>): Promise<Value>
  read(table: Table, key: string): Promise<unknown>
  /** In key order, from the first; `through` is the last key wanted. */
  entries(table: Table, range?: EntryRange): Promise<readonly StoredEntry[]>
  /** How many entries a counted table holds. */
  size(table: CountedTable): number
  close(): Promise<void>
}

export type StoredEntry = readonly [key: string, value: unknown]
type EntryRange = { readonly limit?: number; readonly through?: string }

/** Tables whose size is asked for all the time. In these a key is put only where there is none yet. */
const countedTables = ['outbox', 'refused'] as const
type CountedTable = (typeof countedTables)[number]

type Opened = { readonly database: Database; readonly setAside: string | null }

/** Numbers as keys, in the order of numbers. */
export const numberKey = (number: number) => String(number).padStart(16, '0')

/**
 * Opens the database in `folder`. A damaged one is copied to `<folder>-damaged-<date>` (`setAside`), then repaired as
 * far as it goes, or else begun afresh.
 *
 * @throws when the disk is full or another process holds the folder
 */
export async function openDatabase(folder: string, { now, log }: { now: () => number; log: Log }): Promise<Opened> {
  await mkdir(dirname(folder), { recursive: true })
  const fault = await findDamage(folder)
  if (!fault) return { database: await openTables(folder), setAside: null }
  const setAside = `${folder}-damaged-${new Date(now()).toISOString().replaceAll(':', '-')}`
  log.error('database damaged', { fault, setAside })
  await cp(folder, setAside, { recursive: true })
  await mend(folder, log)
  return { database: await openTables(folder), setAside }
}

/** Reads everything once: damage is better found at the start than in the middle of a call. */
async function findDamage(folder: string): Promise<string | null> {
  const files: string[] = await readdir(folder).catch(() => [])
  // LevelDB takes a folder without CURRENT for a new one, and would delete what is in it.
  if (files.some((name) => /\.(ldb|sst|log)$/.test(name)) && !files.includes('CURRENT')) return 'CURRENT is missing'
  try {
    const level = await openLevel(folder)
    try {
      for await (const _entry of level.iterator());
    } finally {
      await level.close()
    }
    return null
  } catch (error) {
    if (isNotDamage(error)) throw error
    return describeError(error)
  }
}

function isNotDamage(error: unknown): boolean {
  const sentence = describeError(error)
  return /LEVEL_LOCKED|no space left|not enough space|quota|too large|permission denied|read-only|too many open/i.test(
    sentence,
  )
}

async function mend(folder: string, log: Log) {
  try {
    await ClassicLevel.repair(folder)
    const stillDamaged = await findDamage(folder)
    if (stillDamaged === null) return log.info('database repaired')
    log.error('database beyond repair', { fault: stillDamaged })
  } catch (error) {
    if (isNotDamage(error)) throw error
    log.error('database beyond repair', { fault: describeError(error) })
  }
  await rm(folder, { recursive: true, force: true })
}

async function openLevel(folder: string) {
  const level = new ClassicLevel<string, unknown>(folder, { valueEncoding: 'json' })
  await level.open()
  return level
}

async function openTables(folder: string): Promise<Database> {
  let open = await openWithTables(folder)
  let failed = false
  let last: Promise<unknown> = Promise.resolve()

  /*
   * After a failed write (a full disk) LevelDB's log ends in half a record, and what is written behind that can be
   * lost at the next start. So nothing is written until the files were opened anew, which cuts the half record off.
   * That needs room: while there is none the files stay open, and what they hold can be read.
   */
  const reopenAfterFailure = async () => {
    if (!failed) return
    await findRoom(`${folder}.room`)
    await open.level.close()
    open = await openWithTables(folder)
    failed = false
  }

  const write = async (changes: readonly Change[]) => {
    if (changes.length === 0) return
    try {
      await open.level.batch(changes.map(open.toOperation), { sync: true })
      for (const table of countedTables) open.sizes[table] += growth(table, changes)
    } catch (error) {
      failed = true
      throw error
    }
  }

  return {
    exclusively: (work) => {
      const run = last.then(reopenAfterFailure).then(() => work(write))
      // Whoever asked for this work hears of its failure; the next one only waits for its end.
      last = run.then(
        () => undefined,
        () => undefined,
      )
      return run
    },
    read: async (table, key) => open.sublevels[table].get(key),
    entries: async (table, { limit = -1, through } = {}) =>
      open.sublevels[table].iterator(through === undefined ? { limit } : { limit, lte: through }).all(),
    size: (table) => open.sizes[table],
    close: async () => {
      await last
      await open.level.close()
    },
  }
}

/** @throws when not even a little can be written */
async function findRoom(path: string) {
  try {
    await writeSynced(path, ' '.repeat(leastRoom))
  } finally {
    await rm(path, { force: true })
  }
}

/** What LevelDB writes when it opens, and some more. */
const leastRoom = 65_536

async function openWithTables(folder: string) {
  const level = await openLevel(folder)
  const sublevel = (table: Table) => level.sublevel<string, unknown>(table, { valueEncoding: 'json' })
  const sublevels: Record<Table, ReturnType<typeof sublevel>> = {
    meta: sublevel('meta'),
    outbox: sublevel('outbox'),
    refused: sublevel('refused'),
    unreadable: sublevel('unreadable'),
    journal: sublevel('journal'),
    'journal-index': sublevel('journal-index'),
  }
  const toOperation = (change: Change) =>
    'put' in change
      ? ({ type: 'put', sublevel: sublevels[change.table], key: change.key, value: change.put } as const)
      : ({ type: 'del', sublevel: sublevels[change.table], key: change.key } as const)
  const sizes = {
    outbox: (await sublevels.outbox.keys().all()).length,
    refused: (await sublevels.refused.keys().all()).length,
  }
  return { level, sublevels, toOperation, sizes }
}

const growth = (table: Table, changes: readonly Change[]) =>
  changes.reduce((sum, change) => (change.table === table ? sum + ('put' in change ? 1 : -1) : sum), 0)
