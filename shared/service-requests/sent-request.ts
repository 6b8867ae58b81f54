import { z } from 'zod'
import { epochMsSchema } from '../clock.ts'
import { requestFormSchema } from './request-form.ts'

/*
 * What becomes of a request after the press that sent it. GeoReport v2 has no way to say "this is the one I sent before",
 * so a request whose answer was lost is never sent again by itself.
 *
 *   on-workstation ──(the centre has it)──▶ kept ──▶ sending ──▶ numbered
 *        │ the centre cannot take it          ▲          ├──▶ token ──(asked again)──▶ numbered
 *        ▼                                    │          ├──▶ taken (no number will come)
 *     refused ◀───────────────────────────────┼──────────┤ the endpoint says no
 *        │                                    ├──────────┤ it certainly has not got it: kept, again later
 *        │                                    │          └──▶ unknown (sent, the answer was lost)
 *        └─▶ dropped ◀── a person decides ────┴──────────────────┘
 */

export const requestStates = [
  'on-workstation',
  'kept',
  'sending',
  'token',
  'numbered',
  'taken',
  'refused',
  'unknown',
  'dropped',
] as const
export const requestStateSchema = z.enum(requestStates)
export type RequestState = z.infer<typeof requestStateSchema>

/** Why the endpoint, or the centre, does not have it yet or will not take it. */
export const sendFaults = [
  'unreachable',
  'busy',
  'key-refused',
  'redirected',
  'refused',
  'no-such-service',
  'faulty-form',
  'answer-lost',
  'html-page',
  'unreadable',
  'no-number',
  'centre-refused',
] as const
export const sendFaultSchema = z.enum(sendFaults)
export type SendFault = z.infer<typeof sendFaultSchema>

export const sentRequestSchema = z.object({
  requestId: z.uuid(),
  interactionId: z.uuid(),
  agentId: z.uuid(),
  serviceCode: z.string(),
  serviceName: z.string(),
  madeAt: epochMsSchema,
  state: requestStateSchema,
  /** What the city calls it, once it has a number. */
  number: z.string().nullable(),
  /** What the endpoint says will happen now. */
  notice: z.string().nullable(),
  fault: sendFaultSchema.nullable().catch(null),
  /** The endpoint's own words about it. */
  detail: z.string().nullable(),
  /** When it is tried next; null: not by itself. */
  dueAt: epochMsSchema.nullable(),
  /** What was to be sent, while a person may still have to do something about it. */
  form: requestFormSchema.nullable(),
  /** Counts up with every change. */
  version: z.number().int(),
})
export type SentRequest = z.infer<typeof sentRequestSchema>

/** Requests on the wire: one in a state that this version does not know does not take the others with it. */
export const sentRequestsSchema = z
  .array(z.unknown())
  .transform((requests): SentRequest[] => requests.flatMap((one) => sentRequestSchema.safeParse(one).data ?? []))

/** Whether nothing more happens with it by itself. */
export const isSettled = ({ state }: Pick<SentRequest, 'state'>): boolean =>
  state === 'numbered' || state === 'taken' || state === 'dropped'

/** Whether a person has to decide what happens with it. */
export const needsSomebody = ({ state }: Pick<SentRequest, 'state'>): boolean =>
  state === 'refused' || state === 'unknown'
