import type { RequestAnswer, RequestInput } from '../../shared/ipc-contract.ts'
import { failure } from '../../shared/result.ts'
import { askCentre, type PassedOn } from './ask-centre.ts'
import type { CentreConnection } from './connection.ts'
import type { ConversationSync } from './conversation-sync.ts'

export type PassingWorld = {
  readonly connection: Pick<CentreConnection, 'request'>
  readonly conversations: Pick<ConversationSync, 'isCaughtUp'>
}

export type PassOn = <Name extends PassedOn>(name: Name, input: RequestInput<Name>) => Promise<RequestAnswer<Name>>

/** What goes to a resident, or to a colleague in his place: not before the agent could read what was missed. */
const intoConversation: ReadonlySet<PassedOn> = new Set([
  'conversation:say',
  'conversation:end',
  'conversation:transfer',
])

/** Not before the centre has heard of what was wrapped up a moment ago, which it would count among the agent's chats. */
const afterClosings: ReadonlySet<PassedOn> = new Set(['conversation:accept', 'conversation:take-next'])

/** Passes on to the centre what the window asks of it. */
export function createPassOn({ connection, conversations }: PassingWorld): PassOn {
  const closings = new Set<Promise<unknown>>()
  return async (name, input) => {
    if (intoConversation.has(name) && !conversations.isCaughtUp()) {
      return failure('server-unreachable', 'Not everything that was said has arrived yet.') as RequestAnswer<
        typeof name
      >
    }
    if (afterClosings.has(name)) await Promise.allSettled(closings)
    const answer = askCentre(connection, name, input)
    if (name !== 'conversation:close') return answer
    closings.add(answer)
    return answer.finally(() => closings.delete(answer))
  }
}
