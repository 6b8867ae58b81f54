import type { Clock } from '../../shared/clock.ts'
import type { conversationRequests, followRequests } from '../../shared/conversation/conversation-contract.ts'
import type { TransferTarget } from '../../shared/conversation/hand-over.ts'
import { failure, success } from '../../shared/result.ts'
import type { Db } from '../db/database.ts'
import type { Caller, RequestHandlers } from '../socket/request-handler.ts'
import type { Happening, Part } from './conversation-rules.ts'
import { readConversations, type StoredConversation } from './conversations-repository.ts'
import type { DeskFeed } from './desk-feed.ts'
import type { FloorWatch } from './floor-watch.ts'
import type { Intake } from './intake.ts'
import { readPresence, setPresence } from './presence-repository.ts'
import { chatsOf, knownQueues, longestWaiting } from './queue-repository.ts'
import type { SourceRegister } from './source-register.ts'
import { isToldReplies, takesReplies } from './sources-repository.ts'
import { partOf } from './take-events.ts'

type World = {
  readonly db: Db
  readonly clock: Clock
  readonly intake: Pick<Intake, 'take'>
  readonly feed: Pick<DeskFeed, 'follow'>
  readonly floor: Pick<FloorWatch, 'presenceOf' | 'waiting'>
  readonly sources: Pick<SourceRegister, 'byId'>
  readonly chatsPerAgent: number
  /** An agent types, or stops, in a conversation. */
  readonly onAgentTyping: (conversation: StoredConversation, typing: boolean) => void
}

type Handlers = Pick<RequestHandlers, keyof typeof conversationRequests | keyof typeof followRequests>

const verb = 'conversations:serve'
const takeTries = 5

/**
 * What agents ask for in their conversations. Whether it is theirs is asked when the conversation is locked, so that of
 * two who are quick at once one is told that he was second.
 */
export function conversationHandlers(world: World): Handlers {
  const { db, clock, feed, floor } = world
  return {
    'conversations:follow': {
      verb,
      answer: async ({ known }, { person, socketId, emit }) => {
        await setPresence(db, person.personId, 'available', clock.now(), true)
        const positions = new Map(known.map(({ conversationId, after }) => [conversationId, after]))
        const conversations = await feed.follow({ socketId, personId: person.personId, emit }, positions)
        const [presence, waiting] = await Promise.all([floor.presenceOf(person.personId), floor.waiting()])
        return success({ conversations, presence, waiting })
      },
    },
    'conversation:accept': {
      verb,
      answer: ({ conversationId }, { person }) => accept(world, conversationId, person.personId),
    },
    'conversation:take-next': { verb, answer: (_input, { person }) => takeNext(world, person.personId) },
    'conversation:say': {
      verb,
      answer: async ({ conversationId, utteranceId, text, language }, { person }) => {
        const heardAt = clock.now()
        const utterance = { utteranceId, speaker: 'agent' as const, text, language, heardAt }
        return act(world, conversationId, { kind: 'utterance', at: heardAt, utterance }, person.personId, mayReply)
      },
    },
    'conversation:typing': {
      verb,
      answer: async ({ conversationId, typing }, { person }) => {
        const conversation = await find(db, conversationId)
        if (!conversation || !partOf(conversation.state, person.personId)) return failure('not-found')
        world.onAgentTyping(conversation, typing)
        return success({})
      },
    },
    'conversation:end': {
      verb,
      answer: async ({ conversationId }, { person }) => {
        const ended: Happening = { kind: 'ended', at: clock.now(), by: 'agent' }
        const outcome = await act(world, conversationId, ended, person.personId, mayReply)
        // It is what was asked for.
        return outcome.ok || outcome.reason !== 'ended' ? outcome : success({})
      },
    },
    'conversation:transfer': { verb, answer: (input, caller) => transfer(world, input, caller) },
    'conversation:close': {
      verb,
      answer: async ({ conversationId }, { person: { personId } }) => {
        const what: Happening = { kind: 'closed', at: clock.now(), agentId: personId }
        const [outcome] = await world.intake.take([
          {
            where: { conversationId },
            what,
            offset: null,
            digest: null,
            guard: ({ state }) => (state.parts.some(({ agentId }) => agentId === personId) ? null : 'not-found'),
          },
        ])
        // Closed and forgotten already, it is closed.
        return outcome?.kind === 'refused' && outcome.reason !== 'over' ? failure('not-found') : success({})
      },
    },
    'conversation:targets': {
      verb,
      answer: async (_input, { person }) => {
        const [there, queues] = await Promise.all([readPresence(db, null, clock.now()), knownQueues(db)])
        return success({ colleagues: there.filter(({ personId }) => personId !== person.personId), queues })
      },
    },
    'presence:set': {
      verb,
      answer: async ({ state }, { person }) => {
        await setPresence(db, person.personId, state, clock.now())
        return success(await floor.presenceOf(person.personId))
      },
    },
    'presence:list': {
      verb: 'presence:read-all',
      answer: async () =>
        success({ colleagues: await readPresence(db, null, clock.now()), waiting: await floor.waiting() }),
    },
  }
}

const find = async (db: Db, conversationId: string) =>
  (await readConversations(db, [conversationId])).get(conversationId)

/** A chat that is offered to this agent. A call is accepted where it rings. */
async function accept({ db, clock, intake, chatsPerAgent }: World, conversationId: string, personId: string) {
  if ((await chatsOf(db, personId)) >= chatsPerAgent) return failure('limit')
  const [outcome] = await intake.take([
    {
      where: { conversationId },
      what: { kind: 'accepted', at: clock.now(), agentId: personId },
      offset: null,
      digest: null,
      guard: ({ state }) => {
        if (!state.parts.some(({ agentId }) => agentId === personId) || state.channel === 'voice') return 'not-found'
        return partOf(state, personId)?.phase === 'offered' ? null : 'taken'
      },
    },
  ])
  if (outcome?.kind !== 'refused') return success({})
  return failure(outcome.reason === 'taken' || outcome.reason === 'over' ? 'taken' : 'not-found')
}

async function takeNext({ db, clock, intake, chatsPerAgent }: World, personId: string) {
  for (let attempt = 0; attempt < takeTries; attempt++) {
    if ((await chatsOf(db, personId)) >= chatsPerAgent) return failure('limit')
    const conversationId = await longestWaiting(db)
    if (conversationId === null) return failure('none-waiting')
    const [outcome] = await intake.take([
      {
        where: { conversationId },
        what: { kind: 'accepted', at: clock.now(), agentId: personId },
        offset: null,
        digest: null,
        guard: ({ state }) => (state.parts.some(isInQueue) ? null : 'taken'),
      },
    ])
    if (outcome?.kind === 'taken') return success({ conversationId })
  }
  return failure('none-waiting', 'Others were quicker. Try again.')
}

const isInQueue = (part: Part) => part.agentId === null && part.closedAt === null && part.leftPosition === null

/** Whether what the agent does goes to the resident. */
type Rule = (conversation: StoredConversation, part: Part, hasReplies: boolean) => 'ended' | 'one-way' | null

const mayReply: Rule = ({ state }, part, hasReplies) => {
  if (state.channel === 'voice' || !hasReplies) return 'one-way'
  return isIn(part) ? null : 'ended'
}

const isIn = (part: Part) => part.phase === 'talking' || part.phase === 'holding'

async function act(world: World, conversationId: string, what: Happening, personId: string, rule: Rule) {
  const { db, intake, sources } = world
  const there = await find(db, conversationId)
  const source = there && (await sources.byId(there.sourceId))
  const hasReplies = source ? takesReplies(source) : false
  const [outcome] = await intake.take([
    {
      where: { conversationId },
      what,
      offset: null,
      digest: null,
      reply: source ? isToldReplies(source) : false,
      guard: (conversation) => {
        const part = partOf(conversation.state, personId)
        return part ? rule(conversation, part, hasReplies) : 'not-found'
      },
    },
  ])
  if (outcome?.kind !== 'refused') return success({})
  if (outcome.reason === 'ended' || outcome.reason === 'over') return failure('ended')
  return failure(outcome.reason === 'one-way' ? 'one-way' : 'not-found')
}

type Transfer = Parameters<Handlers['conversation:transfer']['answer']>[0]

async function transfer(world: World, { conversationId, to, card }: Transfer, { person }: Caller) {
  const { clock, intake } = world
  const target = await findTarget(world, to, person.personId)
  if (typeof target === 'string') return failure(target)
  const at = clock.now()
  const handOver = { ...card, from: person.displayName, at }
  const [outcome] = await intake.take([
    {
      where: { conversationId },
      what: { kind: 'transferred', at, ...target, handOver },
      offset: null,
      digest: null,
      guard: ({ state }) => {
        const part = partOf(state, person.personId)
        if (!part) return 'not-found'
        return isIn(part) ? null : 'ended'
      },
    },
  ])
  if (outcome?.kind !== 'refused') return success({})
  return failure(outcome.reason === 'ended' || outcome.reason === 'over' ? 'ended' : 'not-found')
}

async function findTarget({ db, clock }: World, to: TransferTarget, self: string) {
  if (to.kind === 'queue') {
    const isKnown = (await knownQueues(db)).includes(to.queue)
    return isKnown ? { agentId: null, queue: to.queue, to: to.queue } : ('no-such-target' as const)
  }
  const [colleague] = to.personId === self ? [] : await readPresence(db, [to.personId], clock.now())
  if (!colleague) return 'no-such-target' as const
  if (colleague.state === 'away' || colleague.state === 'break') return 'away' as const
  return { agentId: colleague.personId, queue: null, to: colleague.displayName }
}
