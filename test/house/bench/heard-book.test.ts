import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { DeskEvent } from '../../../shared/conversation/conversation.ts'
import { markTurns, openHeardBook, readMark } from '../../server/support/heard-book.ts'

const [first, second, third] = markTurns(
  ['One', 'Two', 'Three'].map((text) => ({ speaker: 'resident', text, pauseMs: null })),
  'maya',
  1,
).map(({ text }) => text)
const event = (position: number, text = ''): DeskEvent => ({
  kind: 'utterance',
  position,
  eventId: randomUUID(),
  at: 0,
  utterance: { utteranceId: text, speaker: 'resident', text, heardAt: 0 },
})
const faultsOf = (events: readonly DeskEvent[], owner = 'maya') => {
  const book = openHeardBook(owner)
  for (const one of events) book.hear('c1', one)
  return { ...book.faults, heard: book.count() }
}

describe('what a desk heard', () => {
  it('is without a fault when each text comes once, in order', () => {
    const events = [event(1, first), event(4, second), event(5, third)]
    expect(faultsOf(events)).toEqual({ misdirected: 0, twice: 0, outOfOrder: 0, heard: 3 })
  })

  it('shows what is somebody else’s, or marked for nobody', () => {
    expect(faultsOf([event(1, first)], 'theo')).toMatchObject({ misdirected: 1, heard: 0 })
    expect(faultsOf([event(1, 'Hello')])).toMatchObject({ misdirected: 1 })
  })

  it('shows what is told twice, as the same event or under another place', () => {
    const once = event(1, first)
    expect(faultsOf([once, once]).twice).toBeGreaterThan(0)
    expect(faultsOf([event(1, first), event(2, first)])).toMatchObject({ twice: 1, heard: 1 })
  })

  it('shows what comes too late, by its place or by its number', () => {
    expect(faultsOf([event(2, first), event(1, second)])).toMatchObject({ outOfOrder: 1 })
    expect(faultsOf([event(1, third), event(2, second)])).toMatchObject({ outOfOrder: 1 })
  })

  it('says up to where it knows each conversation, until that is forgotten', () => {
    const book = openHeardBook('maya')
    book.hear('c1', event(7, first))
    expect(book.known()).toEqual([{ conversationId: 'c1', after: 7 }])
    book.forget('c1')
    expect(book.known()).toEqual([])
  })

  it('knows a mark from half of a sentence', () => {
    expect(readMark(`${second}`.slice(0, -1))).toMatchObject({ agent: 'maya', conversation: '1', number: 2 })
    expect(readMark('⟦maya:1')).toBeNull()
  })
})
