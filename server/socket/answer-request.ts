import type { Logger } from 'pino'
import { z } from 'zod'
import type { Clock } from '../../shared/clock.ts'
import { isAllowed } from '../../shared/people/permissions.ts'
import { failure, type Result, success } from '../../shared/result.ts'
import {
  type requestReasons,
  type SocketRequest,
  type SocketRequestAnswer,
  type SocketRequestInput,
  socketRequests,
} from '../../shared/socket-contract.ts'
import type { Db } from '../db/database.ts'
import { personOfSession } from '../people/sessions-repository.ts'
import type { Caller, Link, RequestHandlers } from './request-handler.ts'

/** What the connection knows of itself since the handshake. */
export type ConnectionData = {
  readonly personId: string
  readonly sessionId: string
  readonly deviceId: string
  readonly protocol: number
  /** The release that the desktop had when it connected. */
  readonly releaseHash?: string | undefined
  /** Which of the banners that stood then the person had acknowledged. */
  readonly acknowledgedBanners: readonly string[]
  /** When the access token that it last showed expires. */
  expiresAt: number
}

export type AnswerWorld = {
  readonly db: Db
  readonly clock: Clock
  readonly log: Logger
  readonly handlers: RequestHandlers
  readonly onMalformed: () => void
}

/** The failures that any request may end in. */
type CommonFailure = Extract<Result<never, (typeof requestReasons)[number]>, { ok: false }>

export const isRequest = (name: string): name is SocketRequest => Object.hasOwn(socketRequests, name)

/**
 * The one door of every request: reads the input, looks the session up, checks the permission, and only then asks the
 * handler. Never rejects: what goes wrong inside is `unavailable`, and in the log.
 */
export async function answerRequest<Name extends SocketRequest>(
  world: AnswerWorld,
  name: Name,
  input: unknown,
  connection: ConnectionData,
  link: Link,
): Promise<SocketRequestAnswer<Name> | CommonFailure> {
  const parsed = parseInput(name, input)
  if (!parsed.ok) {
    world.onMalformed()
    world.log.warn({ request: name, personId: connection.personId, detail: parsed.detail }, 'a malformed request')
    return parsed
  }
  try {
    const caller = await findCaller(world, connection, link)
    if (!caller) return failure('signed-out', 'This sign-in has ended. Sign in again.')
    const { verb, answer } = world.handlers[name]
    if (verb !== 'signed-in' && !isAllowed(caller.person.roles, verb)) {
      world.log.warn({ request: name, personId: caller.person.personId }, 'a request was not permitted')
      return failure('not-permitted', `None of the roles ${caller.person.roles.join(', ')} may do this.`)
    }
    return await answer(parsed.value, caller)
  } catch (error) {
    world.log.error({ err: error, request: name }, 'a request could not be answered')
    return failure('unavailable', 'The server cannot answer at the moment.')
  }
}

function parseInput<Name extends SocketRequest>(
  name: Name,
  input: unknown,
): Result<SocketRequestInput<Name>, 'malformed'> {
  const parsed = socketRequests[name].input.safeParse(input)
  // The schema is the one of that name, which TypeScript cannot follow through the table.
  if (parsed.success) return success(parsed.data as SocketRequestInput<Name>)
  return failure('malformed', z.prettifyError(parsed.error).slice(0, 1_000))
}

async function findCaller(
  { db, clock }: AnswerWorld,
  { sessionId, deviceId, expiresAt }: ConnectionData,
  link: Link,
): Promise<Caller | null> {
  // The connection is about to be ended for this; a new one comes with a new token.
  if (expiresAt <= clock.now()) return null
  const person = await personOfSession(db, sessionId)
  return person && { ...link, person, sessionId, deviceId }
}
