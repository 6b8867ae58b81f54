import { z } from 'zod'

/*
 * The pieces that GeoReport v2 answers are made of, as they are in the wild: XML has texts only and no lists of one, JSON
 * has numbers for codes, `"true"` for true and `""` or null for nothing.
 */

type Members = Readonly<Record<string, unknown>>

export const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * The members of a list: in JSON an array; in XML the elements `member` of the list's element, one or many. An empty
 * element is an empty list.
 */
export function listOf(value: unknown, member: string): unknown[] {
  if (Array.isArray(value)) return value
  if (!isObject(value)) return []
  const inside = value[member]
  if (inside === undefined || inside === '' || inside === null) return []
  return Array.isArray(inside) ? inside : [inside]
}

/** What stands under the outermost name: XML has one, JSON drops that of a list, and some keep it. */
export const under = (value: unknown, name: string): unknown => (isObject(value) && name in value ? value[name] : value)

const wireText = z.union([z.string(), z.number(), z.boolean()]).transform((value) => String(value).trim())

/** A code or a name: never empty. */
export const text = wireText.pipe(z.string().min(1))

/** A text that may be absent, null or empty. */
export const optionalText = wireText
  .nullish()
  .transform((value) => (value === undefined || value === null || value === '' ? null : value))

/** `true` and `false` as such or as words; absent or empty is `otherwise`. */
export const truth = (otherwise: boolean) =>
  optionalText.transform((value, context) => {
    if (value === null) return otherwise
    if (/^(true|1|yes)$/i.test(value)) return true
    if (/^(false|0|no)$/i.test(value)) return false
    context.addIssue({ code: 'custom', message: 'neither true nor false' })
    return z.NEVER
  })

export const optionalNumber = optionalText.transform((value) => {
  const number = value === null ? Number.NaN : Number(value)
  return Number.isFinite(number) ? number : null
})

/** An instant; one that cannot be read is no reason to lose the rest. */
export const optionalInstant = optionalText.transform((value) => {
  const at = value === null ? Number.NaN : Date.parse(value)
  return Number.isNaN(at) || at < 0 ? null : at
})
