import { z } from 'zod'

/**
 * Expected failures cross both contracts as values, because an `Error` loses its class on the way.
 * `reason` is a word that programs compare and translation files explain; `detail` is for the log and the expert.
 */
export type Result<Value, Reason extends string> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reason: Reason; readonly detail?: string | undefined }

/** The schema of a `Result`, for the door. */
export function resultSchema<Value extends z.ZodType, const Reasons extends readonly [string, ...string[]]>(
  value: Value,
  reasons: Reasons,
) {
  return resultSchemaWith({}, value, reasons)
}

/** The schema of a `Result` that tells more `about` a failure. */
export function resultSchemaWith<
  About extends z.ZodRawShape,
  Value extends z.ZodType,
  const Reasons extends readonly [string, ...string[]],
>(about: About, value: Value, reasons: Reasons) {
  return z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value }),
    z.object({ ok: z.literal(false), reason: z.enum(reasons), detail: z.string().optional() }).extend(about),
  ])
}

export const success = <Value>(value: Value) => ({ ok: true, value }) as const

export const failure = <Reason extends string>(reason: Reason, detail?: string) =>
  detail === undefined ? ({ ok: false, reason } as const) : ({ ok: false, reason, detail } as const)
