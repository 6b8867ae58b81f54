import type { z } from 'zod'
import type { Conversation, ConversationTail, DeskEvent } from '../../shared/conversation/conversation.ts'
import type { conversationsHere } from '../../shared/conversation/conversation-contract.ts'
import type { Presence, Waiting } from '../../shared/conversation/presence.ts'
import { type RetryPolicy, retryDelayMs } from '../../shared/outbox/retry.ts'
import type { SocketEventPayload } from '../../shared/socket-contract.ts'
import type { Announce } from '../ipc/handle.ts'
import type { Log } from '../log.ts'
import type { CentreConnection } from './connection.ts'
import type { SessionKeeper } from './session-keeper.ts'

/*
 *            welcome                    the centre told what was missed
 *   behind ──────────▶ following ───────────────────────────────────▶ caught up
 *     ▲                    │ nobody answers: again, later                 │
 *     └────────────────────┴───────────── cut off ────────────────────────┘
 *
 * While behind or following nothing may be sent into a conversation: an agent must not answer what he has not read.
 * What is told while following waits for what was missed, so that the window hears everything in order. Each event is
 * told to the window once, however often the centre tells it.
 */

export type ConversationSync = {
  /** A connection is there. */
  welcomed(): void
  /** It is gone. */
  cutOff(): void
  heardTail(tail: ConversationTail): void
  heardMoment(moment: SocketEventPayload<'conversation:moment'>): void
  heardGone(gone: SocketEventPayload<'conversation:gone'>): void
  heardPresence(presence: Presence): void
  heardWaiting(waiting: SocketEventPayload<'waiting:changed'>): void
  /** Whether nothing was missed. */
  isCaughtUp(): boolean
  /** Everything there is, for a window that has just come. */
  all(): z.infer<(typeof conversationsHere.requests)['conversations:read']['answer']>
  stop(): void
}

type ConversationWorld = {
  readonly connection: Pick<CentreConnection, 'request' | 'status'>
  readonly session: Pick<SessionKeeper, 'person'>
  readonly after: (ms: number, callback: () => void) => () => void
  readonly chance: () => number
  readonly log: Log
  readonly announce: Announce
}

type Known = { readonly conversation: Conversation; readonly events: readonly DeskEvent[] }

const followRetry: RetryPolicy = { firstMs: 500, mostMs: 15_000 }

export function startConversationSync(world: ConversationWorld): ConversationSync {
  const { connection, session, after, chance, log, announce } = world
  const known = new Map<string, Known>()
  let state: 'behind' | 'following' | 'caught-up' = 'behind'
  /** Whose conversations these are. */
  let personId: string | null = null
  let presence: Presence | null = null
  let waiting: readonly Waiting[] = []
  let early: (() => void)[] = []
  let attempt = 0
  let failures = 0
  let cancelRetry = () => {}

  const become = (next: typeof state) => {
    const wasCaughtUp = state === 'caught-up'
    state = next
    if (wasCaughtUp !== (next === 'caught-up')) announce('conversations:caught-up', { caughtUp: !wasCaughtUp })
  }

  const positionOf = (conversationId: string) => known.get(conversationId)?.events.at(-1)?.position ?? 0

  /** It came back to this agent as another part: the words are the same, what happened to the part before is not. */
  const eventsBefore = ({ conversationId, interactionId }: Conversation): readonly DeskEvent[] => {
    const before = known.get(conversationId)
    if (!before) return []
    const isSamePart = before.conversation.interactionId === interactionId
    return isSamePart ? before.events : before.events.filter(({ kind }) => kind === 'utterance')
  }

  const add = (tail: ConversationTail) => {
    const { conversationId } = tail.conversation
    const from = positionOf(conversationId)
    const events = tail.events.filter(({ position }) => position > from)
    known.set(conversationId, {
      conversation: tail.conversation,
      events: [...eventsBefore(tail.conversation), ...events],
    })
    announce('conversation:events', { conversation: tail.conversation, after: from, events })
  }

  const remove = (gone: SocketEventPayload<'conversation:gone'>) => {
    known.delete(gone.conversationId)
    announce('conversation:gone', gone)
  }

  /** In turn behind what was missed. */
  const whenCaughtUp = (work: () => void) => {
    if (state === 'caught-up') work()
    else if (state === 'following') early.push(work)
  }

  const follow = async () => {
    attempt += 1
    const mine = attempt
    forgetOthers()
    become('following')
    early = []
    const asked = [...known.keys()].map((conversationId) => ({ conversationId, after: positionOf(conversationId) }))
    const answer = await connection.request('conversations:follow', { known: asked })
    if (mine !== attempt) return
    if (!answer.ok) return tryLater(answer.reason)
    failures = 0
    const there = new Set(answer.value.conversations.map(({ conversation }) => conversation.conversationId))
    for (const { conversation } of known.values())
      if (!there.has(conversation.conversationId)) closedElsewhere(conversation)
    for (const tail of answer.value.conversations) add(tail)
    setPresence(answer.value.presence)
    setWaiting(answer.value.waiting)
    become('caught-up')
    for (const work of early) work()
    early = []
  }

  const tryLater = (reason: string) => {
    // Somebody who has no conversations is not told of any.
    if (reason === 'not-permitted') return
    log.info('conversations not followed', { reason })
    cancelRetry = after(retryDelayMs(followRetry, failures, chance()), () => {
      if (connection.status().state === 'online') void follow()
    })
    failures += 1
  }

  /** While this workstation was away: its part was closed, or is somebody else's now. */
  const closedElsewhere = ({ conversationId, interactionId }: Conversation) =>
    remove({ conversationId, interactionId, why: 'closed' })

  const forgetOthers = () => {
    const now = session.person()?.personId ?? null
    if (now !== personId) known.clear()
    personId = now
  }

  const setPresence = (next: Presence) => {
    presence = next
    announce('presence:changed', next)
  }
  const setWaiting = (next: readonly Waiting[]) => {
    waiting = next
    announce('waiting:changed', { waiting: [...next] })
  }

  return {
    welcomed: () => {
      cancelRetry()
      void follow()
    },
    cutOff: () => {
      attempt += 1
      cancelRetry()
      become('behind')
    },
    heardTail: (tail) => whenCaughtUp(() => add(tail)),
    heardMoment: (moment) => whenCaughtUp(() => announce('conversation:moment', moment)),
    heardGone: (gone) => whenCaughtUp(() => remove(gone)),
    heardPresence: (next) => whenCaughtUp(() => setPresence(next)),
    heardWaiting: (next) => whenCaughtUp(() => setWaiting(next.waiting)),
    isCaughtUp: () => state === 'caught-up',
    all: () => ({
      conversations: [...known.values()].map(({ conversation, events }) => ({
        conversation,
        after: 0,
        events: [...events],
      })),
      presence,
      waiting: [...waiting],
      caughtUp: state === 'caught-up',
    }),
    stop: () => {
      attempt += 1
      cancelRetry()
    },
  }
}
