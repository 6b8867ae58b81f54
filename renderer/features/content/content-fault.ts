import type { ToldObstacle } from '../../../shared/content/obstacle.ts'
import type { Request, RequestAnswer } from '../../../shared/ipc-contract.ts'

type Failure<Answer> = Extract<Answer, { ok: false }>

/** Why something about content did not work. */
export type ContentFault = Failure<RequestAnswer<Extract<Request, `content:${string}`>>>['reason']

/** What did not work, with what stands in the way, or else what the expert reads of it. */
export type ContentFailure = {
  readonly reason: ContentFault
  readonly detail?: string | undefined
  readonly obstacles?: readonly ToldObstacle[] | undefined
}

/** Of an answer of the centre's, what somebody is told. */
export const failureOf = ({ reason, detail, obstacles }: ContentFailure): ContentFailure => ({
  reason,
  detail,
  obstacles,
})
