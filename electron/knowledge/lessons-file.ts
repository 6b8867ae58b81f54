import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { type Lessons, noLessons } from '../../shared/knowledge/engine/lessons.ts'
import { after } from '../after.ts'
import { describeError } from '../log.ts'
import { inTurn } from '../storage/in-turn.ts'
import { writeFileSafely } from '../storage/write-file-safely.ts'

const lessonsSchema = z.object({
  byTerm: z.record(z.string(), z.record(z.string(), z.number())),
  recent: z.array(z.string()),
  used: z.record(z.string(), z.number()),
})

/** What use taught, over restarts. Losing it costs a little comfort, so nothing waits for the disk and no failure stops anybody. */
export interface LessonsFile {
  /** What was kept; nothing when it is damaged. */
  read(): Lessons
  /** Writes it within a second, together with what is learnt meanwhile. */
  keep(lessons: () => Lessons): void
  /** Writes at once what waits to be written. */
  flush(): Promise<void>
}

const waitMs = 1_000

type Notices = { readonly onForgotten: (detail: string) => void; readonly onNotKept: (detail: string) => void }

export function openLessonsFile(path: string, { onForgotten, onNotKept }: Notices): LessonsFile {
  const turn = inTurn()
  let waiting: (() => Lessons) | null = null
  let cancel = () => {}

  const flush = async () => {
    cancel()
    const lessons = waiting
    waiting = null
    await turn(async () => {
      if (lessons) await writeFileSafely(path, JSON.stringify(lessons()))
    }).catch((error: unknown) => onNotKept(describeError(error)))
  }

  return {
    read: () => {
      try {
        return lessonsSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
      } catch (error) {
        const absent = error instanceof Error && 'code' in error && error.code === 'ENOENT'
        // The sentence of the error would quote residents' words.
        if (!absent) onForgotten(error instanceof Error ? error.name : 'unreadable')
        return noLessons
      }
    },
    keep: (lessons) => {
      if (!waiting) cancel = after(waitMs, () => void flush())
      waiting = lessons
    },
    flush,
  }
}
