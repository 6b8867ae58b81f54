import { z } from 'zod'
import { Problem } from '../../http/problem.ts'
import { mostEvents, readEvent } from '../../http/read-events.ts'
import type { Told } from '../adapter.ts'
import { derivedOffset, instantSchema } from '../tell.ts'
import { type Mapping, type Pick, pick, valueAt } from './mapping.ts'

/** What a body tells by a mapping: an event of a kind that the mapping does not list is none, a wrong one is a fault. */
export function hearMapped(payload: unknown, mapping: Mapping): readonly Told[] {
  return eventsOf(payload, mapping).flatMap((event) => hearOne(event, mapping))
}

function eventsOf(payload: unknown, { events }: Mapping): readonly unknown[] {
  if (events === undefined) return [payload]
  const list = z.array(z.unknown()).max(mostEvents).safeParse(valueAt(payload, events))
  if (list.success) return list.data
  throw new Problem('malformed', `At ${events} stands no list of at most ${mostEvents} events.`)
}

function hearOne(event: unknown, mapping: Mapping): Told[] {
  const kind = pick(event, mapping.kind)
  if (kind === null) return []
  const conversation = pick(event, mapping.conversation)
  const offset = offsetOf(event, mapping, String(kind))
  const at = instantSchema.safeParse(pick(event, mapping.time)).data
  const fields = Object.entries(mapping.fields).flatMap(([name, how]: [string, Pick | undefined]) => {
    const value = how === undefined ? null : pick(event, how)
    return value === null ? [] : [[name, textual.has(name) ? String(value) : value]]
  })
  return [
    readEvent(
      {
        ...Object.fromEntries(fields),
        kind,
        offset,
        at,
        conversation: conversation === null ? '' : String(conversation),
      },
      null,
    ),
  ]
}

/** A platform may write its names as numbers. */
const textual = new Set(['agent', 'queue', 'resident', 'contact', 'text', 'utteranceId'])

function offsetOf(event: unknown, { offset, id }: Mapping, kind: string): number | null {
  const number = offset === undefined ? null : pick(event, offset)
  if (number !== null) return Number(number)
  const name = id === undefined ? null : pick(event, id)
  return name === null ? null : derivedOffset(kind, String(name))
}
