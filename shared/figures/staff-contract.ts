import { z } from 'zod'
import { centreAnswer } from '../centre-answer.ts'
import { epochMsSchema } from '../clock.ts'
import { chosenPresenceSchema } from '../conversation/presence.ts'
import { channelSchema } from '../interaction/fact.ts'
import { personIdSchema } from '../people/person.ts'
import { filterSchema, periodSchema } from './question.ts'
import { staffTimesSchema } from './staff.ts'

/* How the time of those who are there goes by, and the day of one of them. Each figure is defined in `figure.ts`. */

export const staffQuestionSchema = z.object({ period: periodSchema, filter: filterSchema.pick({ team: true }) })
export type StaffQuestion = z.infer<typeof staffQuestionSchema>

export const staffSchema = z.object({
  /** By name. */
  teams: z.array(
    z.object({
      teamId: z.uuid(),
      name: z.string(),
      /** How many were there at some time in the period. */
      people: z.number().int().nonnegative(),
      /** Null where they are so few that it would be a figure of single people. */
      times: staffTimesSchema.nullable(),
    }),
  ),
  /** Whose days whoever asks may look at, by name. */
  days: z.array(z.object({ personId: personIdSchema, displayName: z.string() })),
})
export type Staff = z.infer<typeof staffSchema>

export const dayQuestionSchema = z.object({ personId: personIdSchema, day: z.iso.date() })
export type DayQuestion = z.infer<typeof dayQuestionSchema>

/** What a person said of himself, or that no desktop of his was connected. */
export const presenceSpanStateSchema = z.enum([...chosenPresenceSchema.options, 'gone'])
export type PresenceSpanState = z.infer<typeof presenceSpanStateSchema>

export const staffDaySchema = z.object({
  displayName: z.string(),
  /** The city's day; where it is not over, until now. */
  from: epochMsSchema,
  until: epochMsSchema,
  timeZone: z.string(),
  /** Without overlaps, in order. Of what is between them nothing is known. */
  spans: z.array(z.object({ state: presenceSpanStateSchema, from: epochMsSchema, until: epochMsSchema })),
  /** As they began; chats may overlap. */
  interactions: z.array(
    z.object({
      interactionId: z.uuid(),
      channel: channelSchema,
      from: epochMsSchema,
      /** When the resident was gone. */
      endedAt: epochMsSchema,
      /** When it was wrapped up. */
      until: epochMsSchema,
    }),
  ),
})
export type StaffDay = z.infer<typeof staffDaySchema>

export const staffRequests = {
  'staff:read': { input: staffQuestionSchema, answer: centreAnswer(staffSchema) },
  'staff:day': { input: dayQuestionSchema, answer: centreAnswer(staffDaySchema) },
} as const
