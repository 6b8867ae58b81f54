import type { Logger } from 'pino'
import type { Conversation, ConversationTail, Moment } from '../../shared/conversation/conversation.ts'
import type { SourceEvent } from '../../shared/conversation/source-event.ts'
import type { SocketEvent, SocketEventPayload } from '../../shared/socket-contract.ts'
import type { Db } from '../db/database.ts'
import { eventsAfter } from './conversation-events-repository.ts'
import type { Part, Recorded } from './conversation-rules.ts'
import {
  findBySourceKey,
  keyOf,
  openConversationsOf,
  openPositionsOf,
  readConversations,
  type StoredConversation,
} from './conversations-repository.ts'
import { createMomentAnnouncer, type NodeMessage } from './node-messages.ts'
import type { SourceRegister } from './source-register.ts'
import { takesReplies } from './sources-repository.ts'
import type { Changed } from './take-events.ts'

/*
 * What happens in a conversation, to the desks of the agent who has it, in order and once.
 *
 * Each desk that follows has, for each of its conversations, the position up to which it was told. What comes is told
 * from there: straight from memory when it continues there, else from the database. All that concerns one desk is done
 * in turn, so that what it missed is told before what is new.
 *
 *   committed here ─────────▶ (does it continue where the desk is?) ──yes──▶ told
 *   another node says so ──▶  read from the database ──no──────────┘
 *   a look every few seconds ─┘
 */

/** A desktop that follows. */
export type Desk = {
  readonly socketId: string
  readonly personId: string
  readonly emit: <Name extends SocketEvent>(name: Name, payload: SocketEventPayload<Name>) => void
}

export type DeskFeed = {
  /** What a desk missed, and from now on it is told. `known`: up to where it knows each conversation. */
  follow(desk: Desk, known: ReadonlyMap<string, number>): Promise<ConversationTail[]>
  /** It is gone. */
  leave(socketId: string): void
  /** Committed by this node. */
  changed(changed: readonly Changed[]): void
  /** Something goes by in a conversation of a source. */
  moment(sourceId: string, sourceKey: string, event: SourceEvent): void
  /** Told by another node. */
  heardOfNode(message: NodeMessage): void
  /** Looks for whatever was missed. */
  look(): Promise<void>
  /** Whether there are other nodes, which have to be told what goes by. */
  setAlone(alone: boolean): void
  /** The people who follow here. */
  people(): ReadonlySet<string>
  /** Tells every desk of these people; of everybody, without. */
  tell<Name extends SocketEvent>(name: Name, payload: SocketEventPayload<Name>, people?: ReadonlySet<string>): void
}

type World = {
  readonly db: Db
  readonly log: Logger
  readonly nodeId: string
  readonly sources: Pick<SourceRegister, 'byId'>
}

/** A desk, and how far it was told of each conversation that its agent has. */
type Follower = Desk & { readonly told: Map<string, number>; turn: Promise<unknown>; isGone: boolean }

/** Who hears what goes by in a conversation, so that it need not be looked up for every half-word. */
type Audience = { readonly conversationId: string; readonly people: readonly string[]; lastOffset: number }

const mostAudiences = 20_000

export function createDeskFeed({ db, log, nodeId, sources }: World): DeskFeed {
  const followers = new Map<string, Follower>()
  const byPerson = new Map<string, Set<Follower>>()
  const audiences = new Map<string, Audience>()
  let isAlone = false
  const announceMoment = createMomentAnnouncer(db, nodeId, (error) =>
    log.debug({ err: error }, 'other nodes were not told what goes by'),
  )

  const inTurn = <Value>(follower: Follower, work: () => Promise<Value>): Promise<Value> => {
    const done = follower.turn.then(work)
    follower.turn = done.catch((error: unknown) => log.warn({ err: error }, 'a desk could not be told'))
    return done
  }

  const tail = async (
    conversation: StoredConversation,
    part: Part,
    after: number,
    recorded: readonly Recorded[],
  ): Promise<ConversationTail> => ({
    conversation: await toConversation(sources, conversation, part),
    after,
    events: recorded
      .filter(
        (one) => isFor(part, one) && one.event.position > after && one.event.position <= endOf(conversation, part),
      )
      .map(({ event }) => event),
  })

  /** Tells one desk how a conversation stands now. `recorded`: all that came after `from`. */
  const tellDesk = async (
    follower: Follower,
    conversation: StoredConversation,
    from: number,
    recorded: readonly Recorded[],
  ): Promise<void> => {
    if (follower.isGone) return
    const { conversationId, state } = conversation
    const part = partToTell(conversation, follower.personId)
    if (!part || part.closedAt !== null) {
      tellGone(follower, conversation, part)
      return
    }
    const upTo = endOf(conversation, part)
    const after = follower.told.get(conversationId) ?? 0
    // Read before something that was told meanwhile.
    if (upTo < after) return
    // A part that is newer than its conversation was left between the two readings: what came there is not known here.
    const continues = after >= from && upTo <= state.lastPosition
    const all = continues ? recorded : ((await eventsAfter(db, [{ conversationId, after }])).get(conversationId) ?? [])
    follower.told.set(conversationId, upTo)
    follower.emit('conversation:events', await tail(conversation, part, after, all))
  }

  const tellAll = (conversation: StoredConversation, from: number, recorded: readonly Recorded[]) => {
    noteAudience(conversation)
    for (const personId of new Set(conversation.state.parts.flatMap((part) => part.agentId ?? []))) {
      for (const follower of byPerson.get(personId) ?? []) {
        void inTurn(follower, () => tellDesk(follower, conversation, from, recorded))
      }
    }
  }

  const readAndTell = async (ids: readonly string[]) => {
    for (const conversation of (await readConversations(db, ids)).values()) {
      tellAll(conversation, conversation.state.lastPosition, [])
    }
  }

  /** The conversations of which some desk here was told too little, or too much. */
  const missedHere = async (): Promise<string[]> => {
    const open = await openPositionsOf(db, [...byPerson.keys()])
    const behind = open.filter(({ conversationId, agentId, position }) =>
      [...(byPerson.get(agentId) ?? [])].some(({ told }) => (told.get(conversationId) ?? -1) < position),
    )
    const there = new Set(open.map(({ conversationId, agentId }) => `${agentId} ${conversationId}`))
    const gone = [...followers.values()].flatMap(({ personId, told }) =>
      [...told.keys()].filter((conversationId) => !there.has(`${personId} ${conversationId}`)),
    )
    return [...new Set([...behind.map(({ conversationId }) => conversationId), ...gone])]
  }

  const noteAudience = ({ conversationId, sourceId, sourceKey, state }: StoredConversation): Audience => {
    const key = keyOf(sourceId, sourceKey)
    const people = state.parts.filter(hearsMoments).flatMap((part) => part.agentId ?? [])
    const audience = { conversationId, people, lastOffset: audiences.get(key)?.lastOffset ?? -1 }
    // The oldest are first; those that change stay.
    audiences.delete(key)
    audiences.set(key, audience)
    const [oldest] = audiences.keys()
    if (audiences.size > mostAudiences && oldest !== undefined) audiences.delete(oldest)
    return audience
  }

  const audienceOf = async (sourceId: string, sourceKey: string): Promise<Audience | null> => {
    const known = audiences.get(keyOf(sourceId, sourceKey))
    if (known) return known
    const conversation = await findBySourceKey(db, sourceId, sourceKey)
    return conversation && noteAudience(conversation)
  }

  const tellMoment = (conversationId: string, people: readonly string[], moment: Moment): void => {
    const here = people.flatMap((personId) => [...(byPerson.get(personId) ?? [])])
    // In turn with what stays: a half-word must not overtake the sentence before it.
    for (const follower of here) {
      void inTurn(follower, async () => {
        if (follower.told.has(conversationId)) follower.emit('conversation:moment', { conversationId, moment })
      })
    }
  }

  const goBy = async (sourceId: string, sourceKey: string, event: SourceEvent) => {
    const audience = await audienceOf(sourceId, sourceKey)
    const moment = toMoment(event)
    if (!audience || !moment || event.offset <= audience.lastOffset) return
    audience.lastOffset = event.offset
    tellMoment(audience.conversationId, audience.people, moment)
    if (!isAlone) announceMoment({ conversationId: audience.conversationId, moment })
  }

  const heardOfNode = async (message: NodeMessage) => {
    isAlone = false
    if ('here' in message) return
    if ('changed' in message) return readAndTell(message.changed)
    if ('agentTyping' in message) return
    for (const { conversationId, moment } of message.moments) {
      const follower = [...followers.values()].filter(({ told }) => told.has(conversationId))
      tellMoment(
        conversationId,
        follower.map(({ personId }) => personId),
        moment,
      )
    }
  }

  const forgetFollower = (follower: Follower) => {
    follower.isGone = true
    followers.delete(follower.socketId)
    const theirs = byPerson.get(follower.personId)
    theirs?.delete(follower)
    if (theirs?.size === 0) byPerson.delete(follower.personId)
  }

  return {
    follow: (desk, known) => {
      const before = followers.get(desk.socketId)
      if (before) forgetFollower(before)
      const follower: Follower = { ...desk, told: new Map(), turn: Promise.resolve(), isGone: false }
      followers.set(desk.socketId, follower)
      byPerson.set(desk.personId, (byPerson.get(desk.personId) ?? new Set()).add(follower))
      return inTurn(follower, async () => {
        const conversations = await openConversationsOf(db, desk.personId)
        const asked = conversations.map(({ conversationId, state }) => ({
          conversationId,
          // A place that we do not know is none: a database was put back.
          after: Math.min(known.get(conversationId) ?? 0, state.lastPosition),
        }))
        const missed = await eventsAfter(db, asked)
        const tails: ConversationTail[] = []
        for (const [place, conversation] of conversations.entries()) {
          const part = partToTell(conversation, desk.personId)
          if (!part || part.closedAt !== null) continue
          const { conversationId } = conversation
          noteAudience(conversation)
          follower.told.set(conversationId, endOf(conversation, part))
          tails.push(await tail(conversation, part, asked[place]?.after ?? 0, missed.get(conversationId) ?? []))
        }
        return tails
      })
    },
    leave: (socketId) => {
      const follower = followers.get(socketId)
      if (follower) forgetFollower(follower)
    },
    changed: (changed) => {
      for (const { conversation, before, recorded } of changed) tellAll(conversation, before, recorded)
    },
    moment: (sourceId, sourceKey, event) => {
      goBy(sourceId, sourceKey, event).catch((error: unknown) => log.debug({ err: error }, 'something went by unheard'))
    },
    heardOfNode: (message) => {
      heardOfNode(message).catch((error: unknown) => log.warn({ err: error }, 'another node was not understood'))
    },
    look: async () => readAndTell(await missedHere()),
    setAlone: (alone) => {
      isAlone = alone
    },
    people: () => new Set(byPerson.keys()),
    tell: (name, payload, people) => {
      for (const follower of followers.values()) {
        if (!people || people.has(follower.personId)) follower.emit(name, payload)
      }
    },
  }
}

/** A desk that never heard of it is told nothing. */
function tellGone(follower: Follower, { conversationId, state }: StoredConversation, part: Part | undefined): void {
  if (!follower.told.delete(conversationId) || !part) return
  const unaccepted = state.endedAt === null ? 'taken' : 'withdrawn'
  const why = part.acceptedAt === null ? unaccepted : 'closed'
  follower.emit('conversation:gone', { conversationId, interactionId: part.interactionId, why })
}

/** The one rule of who may hear of a conversation: the agent who has, or had, a part in it; the newest one counts. */
const partToTell = ({ state }: StoredConversation, personId: string): Part | undefined =>
  state.parts.findLast((part) => part.agentId === personId)

/**
 * Up to where a desk is told. Events are read after their conversation and may be newer: those come with what is
 * committed next, to whoever has it then.
 */
const endOf = ({ state }: StoredConversation, part: Part): number => part.leftPosition ?? state.lastPosition

/** Somebody who left it hears nothing more. */
const hearsMoments = (part: Part) => part.closedAt === null && part.leftPosition === null

/** Words are for everybody who has a part; what happened to a part is for that one alone. */
const isFor = (part: Part, { interactionId, event }: Recorded): boolean =>
  (interactionId === null || interactionId === part.interactionId) && event.position <= (part.leftPosition ?? Infinity)

function toMoment(event: SourceEvent): Moment | null {
  if (event.kind === 'typing') return { kind: 'typing', typing: event.typing }
  if (event.kind !== 'utterance') return null
  const { utteranceId, speaker, text, language, at } = event
  return { kind: 'interim', utterance: { utteranceId, speaker, text, language, heardAt: at, interim: true } }
}

async function toConversation(
  sources: Pick<SourceRegister, 'byId'>,
  { conversationId, sourceId, state }: StoredConversation,
  part: Part,
): Promise<Conversation> {
  const source = await sources.byId(sourceId)
  return {
    conversationId,
    interactionId: part.interactionId,
    channel: state.channel,
    queue: part.queue ?? state.queue,
    source: source?.name ?? '',
    language: state.language,
    resident: state.resident,
    state: part.phase,
    offeredAt: part.offeredAt,
    canSay: state.channel === 'chat' && part.leftPosition === null && source !== null && takesReplies(source),
    residentConnected: state.residentConnected,
    handOver: part.handOver,
  }
}
