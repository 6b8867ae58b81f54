import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { z } from 'zod'
import type { Log } from '../log.ts'
import { inTurn } from './in-turn.ts'
import { readJsonFile } from './read-json-file.ts'
import { writeFileSafely } from './write-file-safely.ts'

/** Values against a crash, one file each, by name. */
export interface KeptFiles<Value> {
  /** Resolved means on disk. Of values of one name that arrive while one is being written only the newest is. */
  keep(name: string, value: Value): Promise<void>
  /** Those whose names begin so; what cannot be read is passed over. */
  beginning(prefix: string): Promise<Value[]>
  /** Gone, also one that waits to be written. */
  letGo(name: string): Promise<void>
}

/** `what` says in the log what could not be read. */
export async function openKeptFiles<Schema extends z.ZodType>(
  folder: string,
  schema: Schema,
  { log, what }: { readonly log: Log; readonly what: string },
): Promise<KeptFiles<z.infer<Schema>>> {
  type Value = z.infer<Schema>
  const fileOf = (name: string) => join(folder, `${name}.json`)
  const waiting = new Map<string, Value>()
  const turn = inTurn()

  const names = () => readdir(folder).catch(() => [])
  // A crash in the middle of a save leaves half a value, which nobody reads and which would never go.
  for (const name of await names()) if (name.endsWith('.next')) await rm(join(folder, name), { force: true })

  const read = async (name: string): Promise<Value[]> => {
    const file = await readJsonFile(join(folder, name))
    const value = file.ok ? schema.safeParse(file.value) : null
    if (value?.success) return [value.data]
    log.warn(`${what} unreadable`, { detail: file.ok ? 'unknown shape' : (file.detail ?? '') })
    return []
  }

  return {
    keep: (name, value) => {
      waiting.set(name, value)
      return turn(async () => {
        if (!waiting.has(name)) return
        const newest = waiting.get(name)
        waiting.delete(name)
        await writeFileSafely(fileOf(name), JSON.stringify(newest))
      })
    },
    beginning: (prefix) =>
      turn(async () => {
        const own = (await names()).filter((name) => name.startsWith(prefix) && name.endsWith('.json'))
        return (await Promise.all(own.map(read))).flat()
      }),
    letGo: (name) => {
      waiting.delete(name)
      return turn(() => rm(fileOf(name), { force: true }))
    },
  }
}
