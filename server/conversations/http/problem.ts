import type { FastifyReply } from 'fastify'

/** What is wrong with a request as a whole (RFC 9457): the type is what programs compare, the detail says what to do. */
export const problems = {
  malformed: { status: 400, title: 'The request cannot be read' },
  unsigned: { status: 401, title: 'The request is not signed' },
  'wrong-signature': { status: 401, title: 'The signature is not the one of this request' },
  'wrong-clock': { status: 401, title: 'The time stamp is more than five minutes from now' },
  replay: { status: 409, title: 'This very request came before' },
  'too-large': { status: 413, title: 'The request is too large' },
  'wrong-type': { status: 415, title: 'The request is of a type that is not taken here' },
  refused: { status: 422, title: 'None of the events was taken' },
  'too-many': { status: 429, title: 'Too many events' },
  'not-found': { status: 404, title: 'There is nothing at this address' },
  unavailable: { status: 503, title: 'The server cannot take events at the moment' },
} as const
export type ProblemName = keyof typeof problems

/** Thrown at the door, and answered as `application/problem+json`. */
export class Problem extends Error {
  readonly problem: ProblemName
  readonly more: Readonly<Record<string, unknown>>

  constructor(problem: ProblemName, detail: string, more: Readonly<Record<string, unknown>> = {}) {
    super(detail)
    this.problem = problem
    this.more = more
  }
}

export function sendProblem(reply: FastifyReply, { problem, message, more }: Problem) {
  const { status, title } = problems[problem]
  return reply
    .code(status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(JSON.stringify({ type: `urn:cue311:problem:${problem}`, title, status, detail: message, ...more }))
}
