import type { RequestAnswer, RequestInput } from '../../shared/ipc-contract.ts'
import { failure } from '../../shared/result.ts'
import { askCentre, type PassedOn, passedOn } from '../sync/ask-centre.ts'
import type { CentreConnection } from '../sync/connection.ts'
import type { ConversationSync } from '../sync/conversation-sync.ts'
import { type Handle, undoAll } from './handle.ts'

type PassingWorld = {
  readonly connection: CentreConnection
  readonly conversations: Pick<ConversationSync, 'isCaughtUp'>
}

/** What goes to a resident, or to a colleague in his place: not before the agent could read what was missed. */
const intoConversation: ReadonlySet<PassedOn> = new Set([
  'conversation:say',
  'conversation:end',
  'conversation:transfer',
])

/** Passes the requests of both contracts on, each under its own name. */
export function registerPassedOn(handle: Handle, { connection, conversations }: PassingWorld) {
  const pass = async <Name extends PassedOn>(name: Name, input: RequestInput<Name>): Promise<RequestAnswer<Name>> => {
    if (intoConversation.has(name) && !conversations.isCaughtUp()) {
      return failure('server-unreachable', 'Not everything that was said has arrived yet.') as RequestAnswer<Name>
    }
    return askCentre(connection, name, input)
  }
  const names = Object.keys(passedOn) as PassedOn[]
  return undoAll(...names.map((name) => handle(name, (input) => pass(name, input))))
}
