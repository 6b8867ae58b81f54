import { z } from 'zod'
import { languageSchema } from './language.ts'

/** A lasting topic, such as `garbage-missed-collection`: lower-case words joined by hyphens. */
export const answerIdSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens')
  .max(80)
export type AnswerId = z.infer<typeof answerIdSchema>

/** A calendar day in the city, `2026-03-31`. Days carry no time zone: they are the city's own. */
export const dayInCitySchema = z.iso.date()
export type DayInCity = z.infer<typeof dayInCitySchema>

export const answerKinds = ['information', 'request', 'referral'] as const
export const services = [
  'waste',
  'roads',
  'winter',
  'parking',
  'water',
  'taxes',
  'animals',
  'bylaw',
  'housing',
  'trees',
  'social',
  'licences',
  'civic',
  'referral',
] as const

export const serviceSchema = z.enum(services)

/** The longest spoken line, in words: about fifteen seconds of speech. */
export const spokenWordLimit = 40

export const countWords = (text: string): number => text.trim().split(/\s+/).filter(Boolean).length

/** Only web addresses and telephone numbers leave an answer; `javascript:` and friends never get in. */
const linkUrlSchema = z
  .string()
  .regex(/^(https:\/\/|tel:|mailto:)/, 'an address that starts with https://, tel: or mailto:')

/** The text of an answer in one language, as its owners wrote it. */
export const answerTextSchema = z.object({
  answerId: answerIdSchema,
  language: languageSchema,
  title: z.string().min(1).max(120),
  kind: z.enum(answerKinds),
  service: serviceSchema,
  /** Whom it is for. */
  audience: z.string().min(1).max(200),
  /** Said to the resident word for word. */
  spoken: z
    .string()
    .min(1)
    .refine((text) => countWords(text) <= spokenWordLimit, `at most ${spokenWordLimit} words`),
  /** What residents call it: the words of the people, wrong terms included. */
  residentsWords: z.array(z.string().min(1).max(120)).max(40),
  /** Markdown. */
  steps: z.string().min(1),
  /** Markdown. */
  detail: z.string().min(1),
  links: z.array(z.looseObject({ label: z.string().min(1), url: linkUrlSchema })).max(12),
  related: z.array(answerIdSchema).max(12),
  /**
   * What tells this answer from its neighbours: answers with the same question differ in the label alone
   * (“Which bin is it?” — “Green bin”). Absent where nothing needs asking.
   */
  apart: z.looseObject({ question: z.string().min(1).max(120), label: z.string().min(1).max(60) }).optional(),
  owner: z.string().min(1),
  revisedOn: dayInCitySchema,
  reviewOn: dayInCitySchema,
  effectiveFrom: dayInCitySchema,
  /** The last day on which it is true; null: until further notice. */
  effectiveUntil: dayInCitySchema.nullable(),
})
export type AnswerText = z.infer<typeof answerTextSchema>

/**
 * One immutable text of an answer. Its id is a hash of the text, so equal texts are one revision everywhere.
 * The schema is loose: a field that a newer server adds is part of what was hashed, and has to survive the trip.
 */
export type Revision = AnswerText & { readonly revisionId: string }
export const revisionSchema: z.ZodType<Revision> = answerTextSchema
  .extend({ revisionId: z.string().regex(/^[0-9a-f]{32}$/) })
  .loose()

/** Whether a revision is true on that day in the city. */
export function isEffective(revision: Pick<Revision, 'effectiveFrom' | 'effectiveUntil'>, today: DayInCity): boolean {
  return revision.effectiveFrom <= today && (revision.effectiveUntil === null || today <= revision.effectiveUntil)
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** The calendar day that an instant falls on in a time zone. */
export function dayInCity(at: number, timeZone: string): DayInCity {
  // Made once: it takes longer than all else at a keystroke. The Swedish locale writes dates as ISO 8601 does.
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone })
  formats.set(timeZone, format)
  return format.format(at)
}
