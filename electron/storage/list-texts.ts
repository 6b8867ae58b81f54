import { type PublishedText, publishedTextSchema } from '../../shared/content/content-here.ts'
import { openTextFiles, type TextFile, type TextFiles } from './text-files.ts'
import { idAt, type TextTable } from './text-table.ts'

/**
 * What a list shows of some of a release's texts, in the order of their ids. They are read past the texts that agents
 * used last, which stay in memory, and are not proved one by one: the whole release was when this app started.
 */
export function listTexts(files: readonly TextFile[], table: TextTable, from: number, count: number): PublishedText[] {
  const opened = openTextFiles(files)
  try {
    const until = Math.min(from + count, table.bounds.length / 2)
    return Array.from({ length: Math.max(0, until - from) }, (_, step) => from + step).flatMap(
      (place) => readOne(opened, table, place) ?? [],
    )
  } finally {
    opened.release()
  }
}

function readOne(opened: TextFiles, table: TextTable, place: number): PublishedText | null {
  const [from = 0, until = 0] = table.bounds.subarray(place * 2, place * 2 + 2)
  // Opening it says what is wrong with a text that is no text; a list goes on without it.
  const value = jsonOrNull(opened.read(from, until))
  return publishedTextSchema.safeParse({ ...value, revisionId: idAt(table, place) }).data ?? null
}

function jsonOrNull(bytes: Buffer): object | null {
  try {
    const value: unknown = JSON.parse(bytes.toString())
    return typeof value === 'object' ? value : null
  } catch {
    return null
  }
}
