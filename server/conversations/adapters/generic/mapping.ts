import { z } from 'zod'

/*
 * How the JSON of a platform becomes an event of ours, without a program: a pointer (RFC 6901) says where a value
 * stands, a table what it means.
 */

const pointerSchema = z
  .string()
  .regex(/^(\/([^~/]|~[01])*)*$/, 'it is no JSON pointer: write /call/id, with ~1 for a slash and ~0 for a tilde')

const valueSchema = z.union([z.string(), z.number(), z.boolean()])

const pickSchema = z.union([
  pointerSchema,
  z.strictObject({
    at: pointerSchema,
    /** The platform's values to ours. One that is not listed is left out, or is `otherwise`. */
    values: z.record(z.string(), valueSchema).optional(),
    otherwise: valueSchema.optional(),
  }),
  z.strictObject({ always: valueSchema }),
])
export type Pick = z.output<typeof pickSchema>

const kindSchema = z.enum([
  'offered',
  'accepted',
  'held',
  'resumed',
  'transferred',
  'ended',
  'utterance',
  'typing',
  'connected',
])

export const mappingSchema = z
  .strictObject({
    /** Where the list of events stands; absent: the body is one. */
    events: pointerSchema.optional(),
    conversation: pickSchema,
    kind: z.union([
      z.strictObject({ at: pointerSchema, values: z.record(z.string(), kindSchema) }),
      z.strictObject({ always: kindSchema }),
    ]),
    /** When it happened: a date in words, or seconds or milliseconds since 1970. */
    time: pickSchema,
    /** The platform's own number of the event within its conversation … */
    offset: pickSchema.optional(),
    /** … or else its name, from which a number is derived. */
    id: pickSchema.optional(),
    fields: z
      .strictObject({
        channel: pickSchema,
        agent: pickSchema,
        queue: pickSchema,
        language: pickSchema,
        resident: pickSchema,
        contact: pickSchema,
        speaker: pickSchema,
        text: pickSchema,
        utteranceId: pickSchema,
        final: pickSchema,
        by: pickSchema,
        typing: pickSchema,
        connected: pickSchema,
      })
      .partial()
      .default({}),
  })
  .refine(({ offset, id }) => offset !== undefined || id !== undefined, 'it says neither the offset nor the id')
export type Mapping = z.output<typeof mappingSchema>

/** The value at a pointer; undefined when there is none. */
export function valueAt(json: unknown, pointer: string): unknown {
  const steps = pointer.split('/').slice(1)
  return steps.reduce<unknown>((value, step) => {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~')
    return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
      ? (value as Record<string, unknown>)[name]
      : undefined
  }, json)
}

/** What a mapping picks from one event; null when there is nothing. */
export function pick(json: unknown, how: Pick): string | number | boolean | null {
  if (typeof how === 'object' && 'always' in how) return how.always
  const found = valueSchema.safeParse(valueAt(json, typeof how === 'string' ? how : how.at)).data
  if (typeof how === 'string') return found ?? null
  const { values, otherwise } = how
  const meant = values && found !== undefined ? own(values, String(found)) : found
  return meant ?? otherwise ?? null
}

const own = <Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined
