import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { EpochMs } from '../../../shared/clock.ts'
import { sourceConversationSchema, sourceEventSchema } from '../../../shared/conversation/source-event.ts'
import { longestUtterance } from '../../../shared/conversation/utterance.ts'
import type { Language } from '../../../shared/knowledge/language.ts'
import { Problem } from '../http/problem.ts'
import { parseJson } from '../http/read-events.ts'
import type { Told } from './adapter.ts'

/** One event in our words. Throws a `Problem` when it has a value that no event may have. */
export function tell(conversation: string, event: z.input<typeof sourceEventSchema>): Told {
  return {
    heard: {
      conversation: readPart(sourceConversationSchema, conversation),
      event: readPart(sourceEventSchema, event),
    },
  }
}

/** The part of a body that an adapter needs; throws a `Problem` that names what is missing. */
export function readPart<Schema extends z.ZodType>(schema: Schema, payload: unknown): z.output<Schema> {
  const read = schema.safeParse(payload)
  if (read.success) return read.data
  throw new Problem('malformed', z.prettifyError(read.error))
}

export const jsonOf = (body: Buffer): unknown => parseJson(body)

const derivedFrom = 2 ** 48

/**
 * An offset for what a platform does not number: the same for the same event, above every number that a platform
 * counts to, and a safe integer.
 */
export function derivedOffset(...parts: readonly (string | number)[]): number {
  return derivedFrom + createHash('sha256').update(JSON.stringify(parts)).digest().readUIntBE(0, 6)
}

/** A platform's time: ISO 8601 or another date in words, seconds or milliseconds since 1970. */
export const instantSchema = z.union([z.number(), z.string()]).transform((value, context): EpochMs => {
  const at = instantOf(value)
  if (at !== null) return at
  context.addIssue({ code: 'custom', message: 'it is no time' })
  return z.NEVER
})

/** Seconds have ten digits until the year 2286; milliseconds had thirteen from 2001 on. */
const fewestMs = 100_000_000_000

function instantOf(value: number | string): EpochMs | null {
  const number = typeof value === 'number' || /^\d+(\.\d+)?$/.test(value) ? Number(value) : null
  const at = number === null ? Date.parse(String(value)) : Math.round(number < fewestMs ? number * 1_000 : number)
  return Number.isFinite(at) && at > 0 ? at : null
}

/** A text of a resident or an agent, cut where no utterance is that long; null when nothing is said. */
export function utteranceText(text: string | null | undefined): string | null {
  const trimmed = text?.trim() ?? ''
  return trimmed === '' ? null : trimmed.slice(0, longestUtterance)
}

/** A name, cut to what a name may have; null when there is none. */
export function nameOf(name: string | null | undefined, longest = 120): string | null {
  const trimmed = name?.trim() ?? ''
  return trimmed === '' ? null : trimmed.slice(0, longest)
}

/** `fr-CA` is French; null for a language that we do not speak, or none. */
export function languageOf(tag: string | null | undefined): Language | null {
  const base = tag?.toLowerCase().split(/[-_]/)[0]
  return base === 'en' || base === 'fr' ? base : null
}
