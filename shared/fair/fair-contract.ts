import { z } from 'zod'
import { centreAnswer } from '../centre-answer.ts'
import { factSchema } from '../interaction/fact.ts'
import { agentPeriodSchema, figuresOfAgentsSchema } from './agent-figures.ts'
import { contestDecidedSchema, contestRaisedSchema, listedContestSchema, titleSchema } from './contest.ts'
import { afterSchema, heldInteractionSchema, heldKindSchema, heldRecordSchema, pageOf } from './held.ts'
import { recordKindSchema } from './recorded.ts'

const nothing = z.object({})

/** Those of a kind that a newer desktop recorded are left out of a time line; `held:facts` has them as they are. */
const timeLineSchema = z.object({
  facts: z.array(z.unknown()).transform((facts) => facts.flatMap((fact) => factSchema.safeParse(fact).data ?? [])),
  /** What the answers are called that they are about, by id. */
  titles: z.record(z.string(), titleSchema),
})

/* What the window asks about people's own records, and main and the server pass on. `held:…` is of whoever asks alone. */
export const fairRequests = {
  /** The figures of each person of the teams that whoever asks leads. That they were looked at is recorded. */
  'agents:read': { input: z.object({ period: agentPeriodSchema }), answer: centreAnswer(figuresOfAgentsSchema) },
  'held:read': {
    input: nothing,
    answer: centreAnswer(z.object({ kinds: z.array(heldKindSchema), timeZone: z.string() })),
  },
  'held:list': {
    input: z.object({ kind: recordKindSchema, after: afterSchema.nullable() }),
    answer: centreAnswer(pageOf(heldRecordSchema)),
  },
  'held:interactions': {
    input: z.object({ after: afterSchema.nullable() }),
    answer: centreAnswer(pageOf(heldInteractionSchema)),
  },
  'held:interaction': {
    input: z.object({ interactionId: z.uuid() }),
    answer: centreAnswer(timeLineSchema, 'not-found'),
  },
  /** What the leads of one's team see. */
  'held:figures': { input: z.object({ period: agentPeriodSchema }), answer: centreAnswer(figuresOfAgentsSchema) },
  /** Facts as they were recorded, for who takes them along. */
  'held:facts': { input: z.object({ after: afterSchema.nullable() }), answer: centreAnswer(pageOf(z.unknown())) },
  'contest:raise': {
    input: contestRaisedSchema,
    answer: centreAnswer(nothing, 'not-found', 'no-team', 'contested'),
  },
  /** Of the teams that whoever asks leads: those to be answered, the oldest first, then those answered lately. */
  'contests:list': { input: nothing, answer: centreAnswer(z.object({ contests: z.array(listedContestSchema) })) },
  'contest:decide': { input: contestDecidedSchema, answer: centreAnswer(nothing, 'not-found', 'decided') },
} as const
