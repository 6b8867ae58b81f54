import type { Logger } from 'pino'
import type { ResidentEvent } from '../../../shared/conversation/resident-contract.ts'
import type { Db } from '../../db/database.ts'
import { eventsAfter } from '../conversation-events-repository.ts'
import type { Recorded } from '../conversation-rules.ts'
import { readConversations, type StoredConversation } from '../conversations-repository.ts'
import { waitingInOrder } from '../queue-repository.ts'

/*
 * What happens in a chat, to the pages of its resident, in order and once.
 *
 *   changed, here or elsewhere ─▶ noted ─▶ (a reading under way? it waits) ─▶ read from each page's position ─▶ told
 *
 * Always from the database and one reading at a time, so that there is one order and nothing to be put together; what
 * changes meanwhile shares the next reading.
 */

/** A page that is open. */
export type ResidentPage = {
  readonly conversationId: string
  /** Up to which position it was told. */
  readonly after: number
  readonly send: (event: ResidentEvent) => void
}

export type ResidentFeed = {
  /** Tells the page what it missed, and from then on what happens. The function returned ends that. */
  open(page: ResidentPage): () => void
  /** These conversations changed. */
  changed(conversationIds: readonly string[]): void
  /** The agent types, or stops. */
  typing(conversationId: string, typing: boolean): void
  /** Looks for whatever was missed. */
  look(): void
  /** The conversations with a page here. */
  present(): readonly string[]
  countPages(conversationId: string): number
  /** Finishes what is under way. */
  stop(): Promise<void>
}

type Status = 'waiting' | 'talking' | 'ended'
type Follower = Pick<ResidentPage, 'conversationId' | 'send'> & {
  told: number
  status: Status | null
  lastState: string
}

export function createResidentFeed({ db, log }: { readonly db: Db; readonly log: Logger }): ResidentFeed {
  const followers = new Map<string, Set<Follower>>()
  const noted = new Set<string>()
  let isQueued = false
  let turn: Promise<void> = Promise.resolve()

  const all = () => [...followers.values()].flatMap((pages) => [...pages])
  const pagesOf = (conversationId: string) => [...(followers.get(conversationId) ?? [])]

  const tellStates = async (concerned: ReadonlySet<string>) => {
    const waits = all().some(({ status }) => status === 'waiting')
    const order = waits ? await waitingInOrder(db) : []
    const places = new Map(order.map((conversationId, before) => [conversationId, before + 1]))
    for (const follower of all()) {
      // A place changes with what happens in other conversations.
      if (follower.status === 'waiting' || concerned.has(follower.conversationId)) tellState(follower, places)
    }
  }
  const tell = async () => {
    isQueued = false
    const ids = [...noted].filter((conversationId) => followers.has(conversationId))
    noted.clear()
    const asked = ids.map((conversationId) => ({
      conversationId,
      after: Math.min(...pagesOf(conversationId).map(({ told }) => told)),
    }))
    // The words first: what is read afterwards is never behind them.
    const events = await eventsAfter(db, asked)
    const conversations = await readConversations(db, ids)
    for (const conversationId of ids) {
      for (const follower of pagesOf(conversationId)) {
        tellMessages(follower, events.get(conversationId) ?? [])
        follower.status = statusOf(conversations.get(conversationId))
      }
    }
    await tellStates(new Set(ids))
  }
  const soon = () => {
    if (isQueued) return
    isQueued = true
    turn = turn.then(tell).catch((error: unknown) => log.warn({ err: error }, 'residents could not be told'))
  }

  return {
    open: ({ conversationId, after, send }) => {
      const follower: Follower = { conversationId, send, told: after, status: null, lastState: '' }
      followers.set(conversationId, (followers.get(conversationId) ?? new Set()).add(follower))
      noted.add(conversationId)
      soon()
      return () => {
        const pages = followers.get(conversationId)
        pages?.delete(follower)
        if (pages?.size === 0) followers.delete(conversationId)
      }
    },
    changed: (conversationIds) => {
      for (const conversationId of conversationIds) if (followers.has(conversationId)) noted.add(conversationId)
      if (noted.size > 0 || all().some(({ status }) => status === 'waiting')) soon()
    },
    typing: (conversationId, typing) => {
      for (const { send } of pagesOf(conversationId)) send({ kind: 'typing', typing })
    },
    look: () => {
      for (const conversationId of followers.keys()) noted.add(conversationId)
      if (noted.size > 0) soon()
    },
    present: () => [...followers.keys()],
    countPages: (conversationId) => pagesOf(conversationId).length,
    stop: () => turn,
  }
}

function tellMessages(follower: Follower, recorded: readonly Recorded[]): void {
  for (const { event } of recorded) {
    if (event.position <= follower.told) continue
    follower.told = event.position
    if (event.kind !== 'utterance') continue
    const { speaker, text, utteranceId } = event.utterance
    const id = speaker === 'resident' ? idOfUtterance(utteranceId) : utteranceId
    follower.send({ kind: 'message', position: event.position, speaker, id, text, at: event.at })
  }
}

function tellState(follower: Follower, places: ReadonlyMap<string, number>): void {
  const { status } = follower
  if (status === null) return
  const event: ResidentEvent =
    status === 'waiting'
      ? { kind: 'state', state: status, place: places.get(follower.conversationId) ?? null }
      : { kind: 'state', state: status }
  const now = JSON.stringify(event)
  if (now === follower.lastState) return
  follower.lastState = now
  follower.send(event)
}

/** Nothing left of it: it is over. */
function statusOf(conversation: StoredConversation | undefined): Status {
  if (!conversation || conversation.isForgotten || conversation.state.endedAt !== null) return 'ended'
  const isTaken = conversation.state.parts.some(
    ({ phase, leftPosition }) => leftPosition === null && (phase === 'talking' || phase === 'holding'),
  )
  return isTaken ? 'talking' : 'waiting'
}

const prefix = 'resident:'
/**
 * What the desks know a resident's message by. A page knows the names of the agent's messages; under a name of that
 * kind it could replace one of them.
 */
export const utteranceOfId = (id: string) => `${prefix}${id}`
const idOfUtterance = (utteranceId: string) => utteranceId.slice(prefix.length)
