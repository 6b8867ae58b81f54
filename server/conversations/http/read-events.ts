import { z } from 'zod'
import { sourceConversationSchema, sourceEventSchema } from '../../../shared/conversation/source-event.ts'
import type { Heard, HeardOutcome } from '../hear-source.ts'
import { Problem } from './problem.ts'

/** What one request may carry. */
export const mostEvents = 500

export const singleBodySchema = z.object({ events: z.array(z.unknown()).min(1).max(mostEvents) })
/** As in `singleBodySchema`, each event with the `conversation` that it belongs to. */
export const addressedSchema = z.object({ conversation: sourceConversationSchema })

/** What became of a request's events. */
export const receiptSchema = z.object({
  taken: z.number().int(),
  /** There already: the offset and what was told under it are the same. */
  repeated: z.number().int(),
  refused: z.array(
    z.object({ index: z.number().int(), offset: z.number().nullable(), reason: z.string(), detail: z.string() }),
  ),
})
export type Receipt = z.infer<typeof receiptSchema>

/** An event as it was read; a fault when it cannot be. */
export type Read = { readonly heard: Heard } | { readonly fault: string; readonly offset: number | null }

/** The events of a body, each read by itself. `conversation`: of all of them; null: each names its own. */
export function readBody(body: Buffer, conversation: string | null): Read[] {
  const parsed = singleBodySchema.safeParse(parseJson(body))
  if (!parsed.success) throw new Problem('malformed', z.prettifyError(parsed.error))
  return parsed.data.events.map((event) => readEvent(event, conversation))
}

export function readEvent(event: unknown, conversation: string | null): Read {
  const addressed = addressedSchema.safeParse(conversation === null ? event : { conversation })
  const parsed = sourceEventSchema.safeParse(event)
  if (addressed.success && parsed.success) {
    return { heard: { conversation: addressed.data.conversation, event: parsed.data } }
  }
  const fault = addressed.error ?? parsed.error
  const offset = z.object({ offset: z.number() }).safeParse(event).data?.offset ?? null
  return { fault: fault ? z.prettifyError(fault) : '', offset }
}

export function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    throw new Problem('malformed', 'The body is not JSON in UTF-8.')
  }
}

/** `outcomes` are those of the events that could be read, in their order. */
export function toReceipt(read: readonly Read[], outcomes: readonly HeardOutcome[]): Receipt {
  const left = [...outcomes]
  const all = read.map((one) =>
    'fault' in one
      ? { kind: 'refused' as const, reason: 'malformed', detail: one.fault, offset: one.offset }
      : { ...(left.shift() ?? { kind: 'taken' as const }), offset: one.heard.event.offset },
  )
  return {
    taken: all.filter(({ kind }) => kind === 'taken').length,
    repeated: all.filter(({ kind }) => kind === 'repeated').length,
    refused: all.flatMap((one, index) =>
      one.kind === 'refused' && 'reason' in one
        ? [{ index, offset: one.offset, reason: one.reason, detail: one.detail }]
        : [],
    ),
  }
}
