import { z } from 'zod'
import { periodSchema } from '../figures/question.ts'
import { personIdSchema } from '../people/person.ts'

/*
 * Figures of one person: for whoever leads the team in which the work was done, and for that person. They stand by name,
 * and nothing here puts one person above another.
 */

/** Long enough for a quarter of a year, and no file on somebody's whole time. */
export const longestAgentPeriodDays = 92

export const agentPeriodSchema = periodSchema.refine(
  ({ from, until }) => (Date.parse(until) - Date.parse(from)) / 86_400_000 <= longestAgentPeriodDays,
  `longer than ${longestAgentPeriodDays} days`,
)

const ms = z.number().nonnegative()

const agentFiguresSchema = z.object({
  handled: z.number().int().nonnegative(),
  transferred: z.number().int().nonnegative(),
  /** Each of them by itself, so that they do not add up; null where there are too few to say (`fewest`). */
  medians: z.object({ handleMs: ms, talkMs: ms, holdMs: ms, afterCallMs: ms }).nullable(),
})
export type AgentFigures = z.infer<typeof agentFiguresSchema>

export const figuresOfAgentsSchema = z.object({
  /** Teams by name, in each the people who were in it in that period, by name. */
  teams: z.array(
    z.object({
      teamId: z.uuid(),
      name: z.string(),
      agents: z.array(z.object({ personId: personIdSchema, displayName: z.string(), figures: agentFiguresSchema })),
    }),
  ),
  timeZone: z.string(),
})
export type FiguresOfAgents = z.infer<typeof figuresOfAgentsSchema>
