import type { ConversationTail } from '../../../shared/conversation/conversation.ts'
import type { Colleague, Presence, Waiting } from '../../../shared/conversation/presence.ts'
import type { RequestAnswer, RequestInput } from '../../../shared/ipc-contract.ts'
import { failure, success } from '../../../shared/result.ts'

type Said = RequestInput<'conversation:say'>

/** What main and the centre know of conversations, in memory. `faults` says what the centre answers instead of doing it. */
export function conversationDesk(announcePresence: (presence: Presence) => void) {
  const state = {
    conversations: [] as ConversationTail[],
    presence: null as Presence | null,
    waiting: [] as Waiting[],
    caughtUp: true,
    colleagues: [] as Colleague[],
    queues: [] as string[],
    /** What `conversation:take-next` hands out. */
    next: null as string | null,
    said: [] as Said[],
    typing: [] as RequestInput<'conversation:typing'>[],
    transfers: [] as RequestInput<'conversation:transfer'>[],
    accepted: [] as string[],
    ended: [] as string[],
    closed: [] as string[],
    faults: {
      accept: null as 'taken' | 'limit' | 'server-unreachable' | null,
      say: null as 'server-unreachable' | 'ended' | null,
      close: null as 'server-unreachable' | null,
      end: null as 'server-unreachable' | null,
      transfer: null as 'away' | null,
    },
  }
  const done = success({})
  const handlers = {
    'conversation:accept': ({ conversationId }: RequestInput<'conversation:accept'>) => {
      if (state.faults.accept) return failure(state.faults.accept)
      state.accepted.push(conversationId)
      return done
    },
    'conversation:take-next': () =>
      state.next === null ? failure('none-waiting') : success({ conversationId: state.next }),
    'conversation:say': (said: Said) => {
      if (state.faults.say) return failure(state.faults.say)
      state.said.push(said)
      return done
    },
    'conversation:typing': (typing: RequestInput<'conversation:typing'>) => {
      state.typing.push(typing)
      return done
    },
    'conversation:end': ({ conversationId }: RequestInput<'conversation:end'>) => {
      if (state.faults.end) return failure(state.faults.end)
      state.ended.push(conversationId)
      return done
    },
    'conversation:transfer': (transfer: RequestInput<'conversation:transfer'>) => {
      if (state.faults.transfer) return failure(state.faults.transfer)
      state.transfers.push(transfer)
      return done
    },
    'conversation:close': ({ conversationId }: RequestInput<'conversation:close'>) => {
      if (state.faults.close) return failure(state.faults.close)
      state.closed.push(conversationId)
      return done
    },
    'conversation:targets': () => success({ colleagues: state.colleagues, queues: state.queues }),
    'presence:set': ({ state: chosen }: RequestInput<'presence:set'>) => {
      const presence: Presence = { state: chosen, since: state.presence?.since ?? 0 }
      state.presence = presence
      announcePresence(presence)
      return success(presence)
    },
    'presence:list': () => success({ colleagues: state.colleagues, waiting: state.waiting }),
    'conversations:read': (): RequestAnswer<'conversations:read'> => {
      const { conversations, presence, waiting, caughtUp } = state
      return { conversations, presence, waiting, caughtUp }
    },
  }
  return { state, handlers }
}
