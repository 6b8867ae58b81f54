import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { conversationTold, momentMet } from '../../../../renderer/app/events.ts'
import { makeStore } from '../../../../renderer/app/make-store.ts'
import { createBridge } from '../../../../renderer/bridge.ts'
import { feedSilenceMs } from '../../../../renderer/features/conversations/conversations-listeners.ts'
import { newsIn } from '../../../../renderer/features/conversations/news.ts'
import type { SuggestQuery } from '../../../../shared/knowledge/suggestion.ts'
import { aConversation, together } from '../../../support/a-conversation.ts'
import { aSuggestion } from '../../../support/a-suggestion.ts'
import { anAgentId } from '../../../support/an-interaction.ts'
import { fakeClock } from '../../../support/fake-clock.ts'
import { memoryBridge } from '../../support/memory-bridge.ts'

const topics = ['pothole', 'cart', 'tree', 'noise', 'snow']

/** As unsteady as it gets: with every word another answer is the best, and now and then there is none. */
function unsteady({ conversation }: SuggestQuery) {
  const words = conversation.flatMap(({ text }) => text.split(' ')).length
  const best = [0, 1].map((place) => topics[(words + place) % topics.length] ?? '')
  const suggestions = words % 4 === 0 ? [] : best.map((answerId) => aSuggestion({ answerId }))
  return { language: 'en' as const, suggestions, question: null, releaseNumber: 1 }
}

function listening() {
  const clock = fakeClock()
  const main = memoryBridge({ suggest: unsteady, clock })
  const store = makeStore({
    bridge: createBridge(main.preload),
    clock,
    newId: randomUUID,
    measureKeystroke: () => {},
  })
  const call = aConversation({ channel: 'voice', canSay: false })
  const { interactionId } = call
  const tell = (tail = together(call.offered(), call.accepted())) =>
    store.dispatch(
      conversationTold({
        interactionId,
        agentId: anAgentId,
        centre: tail.conversation,
        ...newsIn(tail, [], anAgentId),
      }),
    )
  tell()
  const shown: string[][] = []
  onTestFinished(
    store.subscribe(() =>
      shown.push(store.getState().suggestions.slots.flatMap((slot) => slot?.suggestion.answerId ?? [])),
    ),
  )
  const hear = (text: string) =>
    store.dispatch(
      momentMet({
        interactionId,
        moment: { kind: 'interim', utterance: { utteranceId: 'u1', speaker: 'resident', text, heardAt: 1 } },
      }),
    )
  const pass = async (ms: number) => {
    clock.advance(ms)
    await vi.advanceTimersByTimeAsync(ms)
  }
  const asked = () => main.calls.filter(({ name }) => name === 'suggestions:ask').length
  return { store, call, tell, hear, pass, shown, asked }
}

/** How often an answer left the cards and came back. */
function comings(shown: readonly string[][]): number {
  return topics.filter((answerId) => {
    const stands = shown.map((cards) => cards.includes(answerId))
    return stands.filter((here, index) => here && !stands[index - 1]).length > 1
  }).length
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('a sentence that is being heard', () => {
  const words = Array.from({ length: 20 }, (_, index) => `word${index}`)

  it('of twenty interims makes no card leave and come back', async () => {
    const { hear, pass, shown, asked } = listening()
    for (let count = 1; count <= words.length; count++) {
      hear(words.slice(0, count).join(' '))
      await pass(300)
    }
    expect(asked()).toBeGreaterThan(15)
    expect(shown.at(-1)).toHaveLength(3)
    expect(comings(shown)).toBe(0)
  })

  it('asks for cards at most every quarter of a second', async () => {
    const { hear, pass, asked } = listening()
    await pass(1_000)
    const before = asked()
    for (let count = 1; count <= words.length; count++) {
      hear(words.slice(0, count).join(' '))
      await pass(50)
    }
    expect(asked() - before).toBeLessThanOrEqual(5)
    expect(asked() - before).toBeGreaterThanOrEqual(3)
  })

  it('has the cards of the whole sentence once it is final', async () => {
    const { call, tell, hear, pass, shown } = listening()
    for (const text of ['one', 'one two', 'one two three']) {
      hear(text)
      await pass(300)
    }
    tell(call.said('one two three four five six', { utteranceId: 'u1' }))
    await pass(300)
    expect(shown.at(-1)).toEqual(['cart', 'tree'])
  })

  it('says that it is not final when nothing more comes for ten seconds', async () => {
    const { store, hear, pass } = listening()
    hear('I have a pot')
    await pass(feedSilenceMs - 1_000)
    const heard = () => store.getState().interaction.open?.conversation[0]
    expect(heard()?.unfinished).toBeUndefined()
    await pass(2_000)
    expect(heard()).toMatchObject({ text: 'I have a pot', unfinished: true })
  })

  it('stands once, as it was heard last', async () => {
    const { store, hear } = listening()
    for (const text of ['I', 'I have', 'I have a pothole']) hear(text)
    expect(store.getState().interaction.open?.conversation.map(({ text }) => text)).toEqual(['I have a pothole'])
  })
})
