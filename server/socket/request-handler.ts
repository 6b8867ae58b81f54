import type { Verb } from '../../shared/people/permissions.ts'
import type { Person } from '../../shared/people/person.ts'
import type {
  SocketEvent,
  SocketEventPayload,
  SocketRequest,
  SocketRequestAnswer,
  SocketRequestInput,
} from '../../shared/socket-contract.ts'

/** The connection that a request came over. */
export type Link = {
  readonly socketId: string
  /** Tells this desktop alone. */
  readonly emit: <Name extends SocketEvent>(name: Name, payload: SocketEventPayload<Name>) => void
  /** Lets the connection go on until then. */
  readonly extendTo: (expiresAt: number) => void
}

/** Who asks: looked up for every request. */
export type Caller = Link & {
  readonly person: Person
  readonly sessionId: string
  readonly deviceId: string
}

/** One line of the contract, answered. The input is parsed and the caller allowed before `answer` is called. */
export type RequestHandler<Name extends SocketRequest> = {
  /** What the caller must be allowed to do; `signed-in` asks for nothing more than a live session. */
  readonly verb: Verb | 'signed-in'
  readonly answer: (input: SocketRequestInput<Name>, caller: Caller) => Promise<SocketRequestAnswer<Name>>
}

/** Every request of the contract has its handler: one that is forgotten does not compile. */
export type RequestHandlers = { readonly [Name in SocketRequest]: RequestHandler<Name> }
