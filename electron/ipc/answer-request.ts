import { z } from 'zod'
import { type Request, type RequestAnswer, type RequestInput, requests } from '../../shared/ipc-contract.ts'
import { describeError, type Log } from '../log.ts'

export type RequestHandler<Name extends Request> = (
  input: RequestInput<Name>,
) => RequestAnswer<Name> | Promise<RequestAnswer<Name>>

/**
 * Parses what the window asks, works, parses what main answers.
 *
 * @throws with a sentence for the window; the log gets the place of the fault, and never the text at it
 */
export async function answerRequest<Name extends Request>(
  name: Name,
  handler: RequestHandler<Name>,
  input: unknown,
  log: Log,
): Promise<RequestAnswer<Name>> {
  const parsed = requests[name].input.safeParse(input)
  if (!parsed.success) {
    log.warn('request malformed', { request: name, fault: placeOf(parsed.error) })
    throw new Error(`${name}: the request was not understood.\n${z.prettifyError(parsed.error)}`)
  }
  try {
    // The schemas are those that belong to `name`; TypeScript cannot see that through the table.
    const answer = await handler(parsed.data as RequestInput<Name>)
    return requests[name].answer.parse(answer) as RequestAnswer<Name>
  } catch (error) {
    const fault = error instanceof z.ZodError ? `answer: ${placeOf(error)}` : describeError(error)
    log.error('request failed', { request: name, fault })
    throw new Error(`${name}: ${fault}`)
  }
}

const placeOf = (error: z.ZodError) =>
  error.issues.map((issue) => `${issue.path.map(String).join('.') || 'the whole'}: ${issue.code}`).join(', ')
