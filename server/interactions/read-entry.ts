import { z } from 'zod'
import { type Fact, factSchema } from '../../shared/interaction/fact.ts'
import type { Refusal } from '../../shared/outbox/entry.ts'
import type { Delivery } from '../../shared/socket-contract.ts'
import { storableJson } from '../db/storable-json.ts'

/** A fact and the JSON text to store it as. */
export type GoodEntry = { readonly sequence: number; readonly fact: Fact; readonly body: string }
/** `body` is null when the fact is too large to keep. */
export type RefusedEntry = Refusal & { readonly body: string | null }

/** The largest fact, in characters of JSON. A wrap-up with the longest note is well below. */
export const largestFact = 40_000
/** The last instant that both JavaScript and PostgreSQL can tell. */
export const lastInstant = 8_640_000_000_000_000

type DeliveredEntry = Delivery['entries'][number]

/** Reads one delivered entry. `mayRecord` tells whether facts of that agent may come from here. */
export function readEntry(entry: DeliveredEntry, mayRecord: (agentId: string) => boolean): GoodEntry | RefusedEntry {
  const { sequence, fact } = entry
  const body = storableJson(fact)
  if (body === null) return { sequence, reason: 'unknown-shape', detail: 'nested too deep', body: null }
  if (body.length > largestFact) {
    return { sequence, reason: 'too-large', detail: `${body.length} characters; at most ${largestFact}`, body: null }
  }
  const parsed = factSchema.safeParse(fact)
  if (!parsed.success) return { sequence, reason: 'unknown-shape', detail: describe(parsed.error), body }
  if (parsed.data.at > lastInstant) return { sequence, reason: 'unknown-shape', detail: 'at: no such instant', body }
  if (!mayRecord(parsed.data.agentId)) {
    return { sequence, reason: 'not-permitted', detail: 'its agent has not signed in on this workstation', body }
  }
  return { sequence, fact: parsed.data, body }
}

const describe = (error: z.ZodError) => z.prettifyError(error).slice(0, 500)
