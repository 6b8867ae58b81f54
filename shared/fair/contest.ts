import { z } from 'zod'
import { epochMsSchema } from '../clock.ts'
import { channelSchema } from '../interaction/fact.ts'
import { interactionSummarySchema } from '../interaction/interaction.ts'
import { dispositionSchema } from '../interaction/wrap-up.ts'
import type { Language } from '../knowledge/language.ts'

/* An agent says what is wrong about an interaction; a lead of the team answers. */

/** What an answer is called; a language that it has no text in is missing. */
export const titleSchema = z.object({ en: z.string().optional(), fr: z.string().optional() })
export type Title = z.infer<typeof titleSchema>

/** In a language, or in the other one where it has no text in that. */
export const titleIn = ({ en, fr }: Title = {}, language: Language): string | undefined =>
  language === 'fr' ? (fr ?? en) : (en ?? fr)

export const contestLimit = 1_000
const wordsSchema = z.string().trim().min(1).max(contestLimit)

export const decisionOfContestSchema = z.enum(['stands', 'left-out'])
export type DecisionOfContest = z.infer<typeof decisionOfContestSchema>

const answeredSchema = z.object({
  decision: decisionOfContestSchema,
  answer: z.string(),
  decidedBy: z.string(),
  decidedAt: epochMsSchema,
})

/** As the agent sees it. */
export const contestSchema = z.object({
  words: z.string(),
  raisedAt: epochMsSchema,
  /** Who can answer: the leads of the team, by name; nobody yet when there are none. */
  leads: z.array(z.string()),
  answered: answeredSchema.nullable(),
})

/** As those who answer see it. */
export const listedContestSchema = contestSchema.omit({ leads: true }).extend({
  contestId: z.uuid(),
  agent: z.string(),
  team: z.string(),
  interaction: z.object({
    startedAt: epochMsSchema,
    channel: channelSchema,
    topic: z.string().nullable(),
    title: titleSchema,
    disposition: dispositionSchema.nullable(),
    ...interactionSummarySchema.pick({ talkMs: true, holdMs: true, afterCallMs: true, handleMs: true }).shape,
  }),
})
export type ListedContest = z.infer<typeof listedContestSchema>

export const contestRaisedSchema = z.object({
  interactionId: z.uuid(),
  /** Masked on the device. */
  words: wordsSchema,
})

export const contestDecidedSchema = z.object({
  contestId: z.uuid(),
  decision: decisionOfContestSchema,
  /** Masked on the device. */
  answer: wordsSchema,
})
