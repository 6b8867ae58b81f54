import { z } from 'zod'
import type { EpochMs } from '../../../../shared/clock.ts'
import type { Told } from '../adapter.ts'
import { derivedOffset, instantSchema, nameOf, readPart, tell } from '../tell.ts'
import type { TwilioHearing } from './hear-twilio.ts'

/*
 * A call of a resident is one leg, that of the agent who is dialled another: its child. The conversation bears the name
 * of the resident's leg.
 *
 *   the agent's leg:     initiated, ringing ─▶ offered     in-progress (answered) ─▶ accepted
 *   the resident's leg:  completed, busy, failed, no-answer, canceled ─▶ ended
 *
 * What an agent's leg says at its end is nothing to us: another agent may be dialled next.
 */

const statusSchema = z.object({
  CallSid: z.string().min(1),
  ParentCallSid: z.string().optional(),
  CallStatus: z.string(),
  Timestamp: instantSchema.optional(),
  SequenceNumber: z.string().optional(),
  From: z.string().optional(),
  To: z.string().optional(),
})
type Status = z.output<typeof statusSchema>

const over = new Set(['completed', 'busy', 'failed', 'no-answer', 'canceled'])

export function hearCallStatus(parameters: unknown, { queue }: TwilioHearing, arrivedAt: EpochMs): Told[] {
  const status = readPart(statusSchema, parameters)
  const { CallSid, ParentCallSid, CallStatus } = status
  const at = status.Timestamp ?? arrivedAt
  if (!ParentCallSid) {
    const offset = offsetOf(status, 'ended')
    return over.has(CallStatus) ? [tell(CallSid, { kind: 'ended', offset, at, by: 'system' })] : []
  }
  const agent = agentOf(status.To)
  if (agent === null) return []
  switch (CallStatus) {
    case 'initiated':
    case 'ringing': {
      const offset = offsetOf(status, 'offered')
      return [
        tell(ParentCallSid, {
          kind: 'offered',
          offset,
          at,
          channel: 'voice',
          queue,
          agent,
          resident: nameOf(status.From),
          contact: nameOf(status.From),
        }),
      ]
    }
    case 'in-progress':
      return [tell(ParentCallSid, { kind: 'accepted', offset: offsetOf(status, 'accepted'), at, agent })]
    default:
      return []
  }
}

/** Each leg counts its own callbacks from 0. */
const offsetOf = ({ CallSid, CallStatus, SequenceNumber }: Status, kind: string) =>
  derivedOffset(kind, CallSid, SequenceNumber ?? CallStatus)

/** `client:maya` and `sip:maya@city.example` are whom they name. */
const agentOf = (to: string | undefined) => nameOf(to?.replace(/^(client|sip):/, '').replace(/;.*$/, ''))
