import type { z } from 'zod'
import { resultSchema, resultSchemaWith } from './result.ts'

/**
 * What a request that main merely passes on to the centre may fail with: the same line stands in both contracts. Main
 * adds one reason of its own, `server-unreachable`.
 */
const centreReasons = ['malformed', 'signed-out', 'not-permitted', 'unavailable', 'server-unreachable'] as const

/** The answer to a request that stands in both contracts, with the reasons of its own behind the common ones. */
export const centreAnswer = <Value extends z.ZodType, const More extends readonly string[] = []>(
  value: Value,
  ...more: More
) => resultSchema(value, [...centreReasons, ...more])

/** The same, with more about a failure than its reason. */
export const centreAnswerWith = <
  const About extends z.ZodRawShape,
  Value extends z.ZodType,
  const More extends readonly string[] = [],
>(
  about: About,
  value: Value,
  ...more: More
) => resultSchemaWith(about, value, [...centreReasons, ...more])
