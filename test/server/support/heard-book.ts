import type { Turn } from '../../../server/replay/recordings.ts'
import type { DeskEvent, Moment } from '../../../shared/conversation/conversation.ts'

/*
 * Texts that say themselves whose they are: "⟦agent:conversation:number⟧ words". So a desk can tell by itself whether
 * it hears all of its own, each once, in order, and nothing else.
 */

/** The turns of one conversation of that agent, marked. */
export const markTurns = (turns: readonly Turn[], agent: string, conversation: number): Turn[] =>
  turns.map((turn, place) => ({ ...turn, text: `⟦${agent}:${conversation}:${place + 1}⟧ ${turn.text}` }))

type Mark = { readonly id: string; readonly agent: string; readonly conversation: string; readonly number: number }

/** Null: it was never marked. */
export function readMark(text: string): Mark | null {
  const [id, agent, conversation, number] = /^⟦(\S+):(\d+):(\d+)⟧/.exec(text) ?? []
  return id && agent && conversation ? { id, agent, conversation, number: Number(number) } : null
}

/** What went wrong, counted. */
export type Faults = { misdirected: number; twice: number; outOfOrder: number }

export type HeardBook = {
  readonly faults: Readonly<Faults>
  /** How many different utterances were heard. */
  count(): number
  /** Up to where each conversation is known, as a desk says it when it follows. */
  known(): { conversationId: string; after: number }[]
  hear(conversationId: string, event: DeskEvent): void
  hearMoment(moment: Moment): void
  forget(conversationId: string): void
}

/** What one desk heard. */
export function openHeardBook(owner: string): HeardBook {
  const faults: Faults = { misdirected: 0, twice: 0, outOfOrder: 0 }
  const positions = new Map<string, number>()
  const events = new Set<string>()
  const heard = new Set<string>()
  const newest = new Map<string, number>()

  const hearText = (text: string) => {
    const mark = readMark(text)
    if (mark?.agent !== owner) {
      faults.misdirected += 1
      return
    }
    if (heard.has(mark.id)) faults.twice += 1
    else if (mark.number < (newest.get(mark.conversation) ?? 0)) faults.outOfOrder += 1
    heard.add(mark.id)
    newest.set(mark.conversation, Math.max(mark.number, newest.get(mark.conversation) ?? 0))
  }

  return {
    faults,
    count: () => heard.size,
    known: () => [...positions].map(([conversationId, after]) => ({ conversationId, after })),
    hear: (conversationId, event) => {
      if (events.has(event.eventId)) faults.twice += 1
      else if (event.position <= (positions.get(conversationId) ?? 0)) faults.outOfOrder += 1
      events.add(event.eventId)
      positions.set(conversationId, Math.max(event.position, positions.get(conversationId) ?? 0))
      if (event.kind === 'utterance') hearText(event.utterance.text)
    },
    hearMoment: (moment) => {
      if (moment.kind === 'interim' && readMark(moment.utterance.text)?.agent !== owner) faults.misdirected += 1
    },
    forget: (conversationId) => positions.delete(conversationId),
  }
}
