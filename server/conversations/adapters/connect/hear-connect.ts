import { z } from 'zod'
import type { EpochMs } from '../../../../shared/clock.ts'
import type { Told } from '../adapter.ts'
import { instantSchema, jsonOf } from '../tell.ts'
import type { ConnectSettings } from './connect-adapter.ts'
import { hearContactEvent } from './hear-contact-event.ts'
import { hearSegments } from './hear-segments.ts'

/*
 * Contact events come one by one from the bus. Segments come from a stream through a pipe: one, several at once, or as
 * the stream's records, each with its event as base64.
 */

const recordSchema = z.object({ data: z.base64(), approximateArrivalTimestamp: instantSchema.optional() })

/** What Amazon Connect tells; nothing when it is about something else. Throws a `Problem`. */
export function hearConnect(payload: unknown, settings: ConnectSettings, arrivedAt: EpochMs): readonly Told[] {
  if (Array.isArray(payload)) return payload.flatMap((one: unknown) => hearConnect(one, settings, arrivedAt))
  const record = recordSchema.safeParse(payload)
  if (record.success) {
    const { data, approximateArrivalTimestamp } = record.data
    return hearSegments(jsonOf(Buffer.from(data, 'base64')), approximateArrivalTimestamp ?? arrivedAt)
  }
  return isContactEvent(payload) ? hearContactEvent(payload, settings) : hearSegments(payload, arrivedAt)
}

const isContactEvent = (payload: unknown) =>
  z.object({ 'detail-type': z.literal('Amazon Connect Contact Event') }).safeParse(payload).success
