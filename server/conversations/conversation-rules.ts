import { assertNever } from '../../shared/assert-never.ts'
import type { EpochMs } from '../../shared/clock.ts'
import type { DeskEvent } from '../../shared/conversation/conversation.ts'
import type { HandOver } from '../../shared/conversation/hand-over.ts'
import type { Utterance } from '../../shared/conversation/utterance.ts'
import type { Language } from '../../shared/knowledge/language.ts'

/*
 * What becomes of a conversation when something happens in it.
 *
 *   (nothing) ──offered──▶ a part waits, for an agent or in a queue
 *                            │ accepted: every other part that waits is over ("taken");
 *                            │           whoever talked until now has transferred it
 *                            ▼
 *                          the part of one agent ──held⇄resumed──▶ …
 *                            │ transferred: it is left, and another part waits
 *                            │ ended: all parts are
 *                            ▼
 *                          closed by its agent's wrap-up
 *
 * Sources disagree, repeat themselves and come late. So nothing is refused that can be understood: what makes no sense
 * changes nothing, and instants are those of the events. Plain values only; ids and positions are handed in.
 */

export type Part = {
  readonly interactionId: string
  /** Null: it waits in a queue. */
  readonly agentId: string | null
  readonly queue: string | null
  readonly phase: 'offered' | 'talking' | 'holding' | 'ended'
  readonly offeredAt: EpochMs
  readonly acceptedAt: EpochMs | null
  readonly endedAt: EpochMs | null
  /** What comes after this position is no business of this agent's any more; null: all of it is. */
  readonly leftPosition: number | null
  readonly closedAt: EpochMs | null
  readonly handOver: HandOver | null
}

export type ConversationState = {
  readonly channel: 'voice' | 'chat'
  readonly queue: string | null
  readonly language: Language | null
  readonly resident: string | null
  /** A keyed hash. */
  readonly contact: string | null
  readonly residentConnected: boolean | null
  readonly endedAt: EpochMs | null
  readonly lastPosition: number
  /** Oldest first. */
  readonly parts: readonly Part[]
}

/** What happened, with agents by their ids. */
export type Happening = { readonly at: EpochMs } & (
  | {
      readonly kind: 'offered'
      readonly channel: 'voice' | 'chat'
      readonly queue: string | null
      readonly agentId: string | null
      readonly language: Language | null
      readonly resident: string | null
      readonly contact: string | null
    }
  | { readonly kind: 'accepted'; readonly agentId: string | null }
  | { readonly kind: 'held' }
  | { readonly kind: 'resumed' }
  | {
      readonly kind: 'transferred'
      readonly agentId: string | null
      readonly queue: string | null
      /** Whom it goes to, in words. */
      readonly to: string
      readonly handOver: HandOver | null
    }
  | { readonly kind: 'ended'; readonly by: 'resident' | 'agent' | 'system' }
  | { readonly kind: 'utterance'; readonly utterance: Utterance & { readonly utteranceId: string } }
  | { readonly kind: 'connected'; readonly connected: boolean }
  /** This agent's wrap-up is done. */
  | { readonly kind: 'closed'; readonly agentId: string }
)

/** One event as it is kept: of one part, or an utterance, which is everybody's. */
export type Recorded = { readonly interactionId: string | null; readonly event: DeskEvent }

export type Outcome = { readonly state: ConversationState; readonly recorded: readonly Recorded[] }

export const emptyConversation: ConversationState = {
  channel: 'voice',
  queue: null,
  language: null,
  resident: null,
  contact: null,
  residentConnected: null,
  endedAt: null,
  lastPosition: 0,
  parts: [],
}

/** What the rules ask of outside: ids. */
export type NewId = () => string

type DeskEventOf<Event> = Event extends unknown ? Omit<Event, 'position' | 'eventId'> : never
type Told = DeskEventOf<DeskEvent>

/** The conversation after something happened, and what is to be kept of it. */
export function happen(before: ConversationState, what: Happening, newId: NewId): Outcome {
  const course = new Course(before, newId)
  course.take(what)
  return course.outcome()
}

const isOpen = (part: Part) => part.leftPosition === null && part.closedAt === null
const isWaiting = (part: Part) => isOpen(part) && part.phase === 'offered'
const isTaken = (part: Part) => isOpen(part) && (part.phase === 'talking' || part.phase === 'holding')
/** Nobody has told that it is over for its agent, who may have wrapped it up already. */
const isUnderWay = (part: Part) => part.acceptedAt !== null && part.endedAt === null
const wasThere = ({ acceptedAt, endedAt, closedAt }: Part, at: EpochMs) =>
  acceptedAt !== null && acceptedAt <= at && at <= (endedAt ?? closedAt ?? Infinity)
/** By so much the clocks of two sources may differ before a hold is taken for one of the agent before. */
const clocksDifferMs = 5_000

/** Nobody had accepted it when the conversation ended, as far as was told then. */
const wasAcceptedLate = (part: Part, agentId: string | null, at: EpochMs, endedAt: EpochMs | null) =>
  part.acceptedAt === null &&
  part.endedAt !== null &&
  part.endedAt === endedAt &&
  at <= part.endedAt &&
  part.agentId !== null &&
  (agentId === null || part.agentId === agentId)

/** The steps of one happening, each of which sees what the one before it did. */
class Course {
  private state: ConversationState
  private readonly recorded: Recorded[] = []
  private readonly newId: NewId

  constructor(state: ConversationState, newId: NewId) {
    this.state = state
    this.newId = newId
  }

  outcome = (): Outcome => ({ state: this.state, recorded: this.recorded })

  take(what: Happening): void {
    switch (what.kind) {
      case 'offered':
        this.offered(what)
        break
      case 'accepted':
        this.accepted(what)
        break
      case 'held':
      case 'resumed':
        this.paused(what)
        break
      case 'transferred':
        this.transferred(what)
        break
      case 'ended':
        this.ended(what)
        break
      case 'utterance':
        this.keep(null, what)
        break
      case 'connected':
        this.state = { ...this.state, residentConnected: what.connected }
        break
      case 'closed':
        this.closed(what)
        break
      default:
        assertNever(what)
    }
  }

  private closed({ at, agentId }: Extract<Happening, { kind: 'closed' }>) {
    for (const part of this.state.parts) {
      if (part.agentId === agentId && part.closedAt === null) this.put({ ...part, closedAt: at })
    }
  }

  private offered(what: Extract<Happening, { kind: 'offered' }>) {
    const { state } = this
    const { at, channel, queue, agentId, language, resident, contact } = what
    this.state = {
      ...state,
      // Told late, it corrects what was assumed; told again by another source, it adds what was not known.
      channel: state.parts.length === 0 ? channel : state.channel,
      queue: queue ?? state.queue,
      language: language ?? state.language,
      resident: resident ?? state.resident,
      contact: contact ?? state.contact,
    }
    // It ended before it began to be told: nobody is asked to take what is over.
    if (state.endedAt !== null && at <= state.endedAt) return
    this.offerTo(agentId, at, null)
  }

  private offerTo(agentId: string | null, at: EpochMs, handOver: HandOver | null): Part | null {
    const { parts, queue } = this.state
    if (parts.some((part) => isOpen(part) && part.phase !== 'ended' && part.agentId === agentId)) return null
    const inQueue = parts.find((part) => isWaiting(part) && part.agentId === null)
    if (inQueue && agentId !== null) return this.offerFromQueue(inQueue, agentId)
    const part: Part = {
      interactionId: this.newId(),
      agentId,
      queue,
      phase: 'offered',
      offeredAt: at,
      acceptedAt: null,
      endedAt: null,
      leftPosition: null,
      closedAt: null,
      handOver,
    }
    this.state = { ...this.state, endedAt: null, parts: [...parts, part] }
    this.keep(part, { kind: 'offered', at })
    return part
  }

  /** It waited in the queue; now it waits for somebody. */
  private offerFromQueue(inQueue: Part, agentId: string): Part {
    const part = { ...inQueue, agentId }
    this.put(part)
    return part
  }

  private accepted({ at, agentId }: Extract<Happening, { kind: 'accepted' }>) {
    const late = this.state.parts.findLast((part) => wasAcceptedLate(part, agentId, at, this.state.endedAt))
    if (late) {
      this.acceptedLate(late, at)
      return
    }
    const part = this.partToAccept(agentId, at)
    if (!part) return
    for (const other of this.state.parts) {
      if (other.interactionId === part.interactionId) continue
      if (isWaiting(other)) this.leave(other, at)
      // Without a word of a transfer: whoever has it now got it from whoever had it.
      else if (isTaken(other)) this.handedOn(other, at, this.state.queue ?? '…')
      else if (isUnderWay(other)) this.endedUntold(other, at)
    }
    this.put({ ...part, phase: 'talking', acceptedAt: at })
    this.keep(part, { kind: 'accepted', at })
  }

  /** The end was told before the beginning: it has both now. */
  private acceptedLate(part: Part, at: EpochMs) {
    this.keep(part, { kind: 'accepted', at })
    this.keep(part, { kind: 'ended', at: part.endedAt ?? at, by: 'system' })
    this.put({ ...part, acceptedAt: at, leftPosition: null, closedAt: null })
  }

  private partToAccept(agentId: string | null, at: EpochMs): Part | null {
    const waiting = this.state.parts.filter(isWaiting)
    if (agentId === null) return waiting.findLast((part) => part.agentId !== null) ?? null
    const own = this.state.parts.filter((part) => part.agentId === agentId)
    if (own.some(isTaken)) return null
    const offered = own.findLast(isWaiting)
    if (offered) return offered
    // Told twice of one who has wrapped up meanwhile.
    if (own.some(isUnderWay)) return null
    if (this.state.endedAt !== null && at <= this.state.endedAt) return null
    return this.offerTo(agentId, at, null)
  }

  private paused(what: Extract<Happening, { kind: 'held' | 'resumed' }>) {
    const part = this.partAt(what.at)
    if (!part) return
    if (isTaken(part)) this.put({ ...part, phase: what.kind === 'held' ? 'holding' : 'talking' })
    this.keep(part, { kind: what.kind, at: what.at })
  }

  /** Whose it was at an instant: what comes late belongs to whoever was there then, or else to whoever was there last. */
  private partAt(at: EpochMs): Part | undefined {
    const { parts } = this.state
    const taken = parts.find(isTaken)
    if (taken && (taken.acceptedAt ?? 0) - clocksDifferMs <= at) return taken
    return parts.findLast((one) => wasThere(one, at)) ?? taken ?? parts.findLast((one) => one.acceptedAt !== null)
  }

  private transferred({ at, agentId, queue, to, handOver }: Extract<Happening, { kind: 'transferred' }>) {
    // Told twice, by the platform and by the agent: it waits there already.
    const waits = this.state.parts.some(
      (part) => isWaiting(part) && (agentId === null ? part.agentId === null : part.agentId === agentId),
    )
    for (const part of this.state.parts) {
      if (isTaken(part)) this.handedOn(part, at, to)
      else if (isUnderWay(part)) this.endedUntold(part, at)
      else if (isWaiting(part) && !waits) this.leave(part, at)
    }
    if (waits) return
    this.state = { ...this.state, queue: queue ?? this.state.queue }
    this.offerTo(agentId, at, handOver)
  }

  private handedOn(part: Part, at: EpochMs, to: string) {
    const position = this.keep(part, { kind: 'transferred', at, to })
    this.put({ ...part, phase: 'ended', endedAt: at, leftPosition: position })
  }

  /** Its agent wrapped up before anybody told of its end: it was over for him by then, whenever it was for others. */
  private endedUntold(part: Part, at: EpochMs) {
    const endedAt = Math.min(at, part.closedAt ?? at)
    this.keep(part, { kind: 'ended', at: endedAt, by: 'system' })
    this.put({ ...part, phase: 'ended', endedAt })
  }

  /** Nobody accepted it in time: it is over for this agent, and no work of his. */
  private leave(part: Part, at: EpochMs) {
    this.put({ ...part, phase: 'ended', endedAt: at, leftPosition: this.state.lastPosition, closedAt: at })
  }

  private ended({ at, by }: Extract<Happening, { kind: 'ended' }>) {
    this.state = { ...this.state, endedAt: this.state.endedAt ?? at }
    for (const part of this.state.parts) {
      if (isWaiting(part)) this.leave(part, at)
      else if (isTaken(part)) {
        this.keep(part, { kind: 'ended', at, by })
        this.put({ ...part, phase: 'ended', endedAt: at })
      } else if (isUnderWay(part)) this.endedUntold(part, at)
    }
  }

  private put(part: Part) {
    const parts = this.state.parts.map((one) => (one.interactionId === part.interactionId ? part : one))
    this.state = { ...this.state, parts }
  }

  private keep(part: Part | null, told: Told): number {
    const position = this.state.lastPosition + 1
    this.state = { ...this.state, lastPosition: position }
    const event: DeskEvent = { ...told, position, eventId: this.newId() }
    this.recorded.push({ interactionId: part?.interactionId ?? null, event })
    return position
  }
}
