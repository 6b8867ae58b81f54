import { waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { Draft } from '../../../shared/interaction/draft.ts'
import { draftSchema } from '../../../shared/interaction/draft.ts'
import { handleTime } from '../../../shared/interaction/handle-time.ts'
import { aConversation, together } from '../../support/a-conversation.ts'
import { anAgentId } from '../../support/an-interaction.ts'
import { openWindow } from '../support/open-window.tsx'

const patience = { timeout: 10_000 }

const aCall = () => aConversation({ channel: 'voice', canSay: false, source: 'Telephony' })
const notesIn = ({ screen }: Awaited<ReturnType<typeof openWindow>>) =>
  screen.findByRole('textbox', { name: 'Notes' }, patience)
const frontOf = ({ store }: Awaited<ReturnType<typeof openWindow>>) => store.getState().interaction.open

describe('a call that telephony tells of', () => {
  it('says who waits, in which queue', async () => {
    const window = await openWindow()
    window.announce('conversation:events', aCall().offered())
    expect(await window.screen.findByRole('heading', { name: 'A call is offered' }, patience)).toBeDefined()
    expect(window.screen.getByText('Robin · roads')).toBeDefined()
  })

  it('records nothing before it is accepted', async () => {
    const window = await openWindow()
    const call = aCall()
    window.announce('conversation:events', call.offered())
    await window.screen.findByRole('heading', { name: 'A call is offered' }, patience)
    expect(window.memory.facts).toEqual([])
    expect(window.memory.drafts).toEqual([])
    window.announce('conversation:events', call.accepted())
    await waitFor(() => expect(window.memory.facts.map(({ kind }) => kind)).toEqual(['offered', 'accepted']), patience)
  })

  it('is recorded under the ids and instants of its events', async () => {
    const window = await openWindow()
    const call = aCall()
    const tail = together(call.offered(), call.accepted(call.beganAt + 4_000))
    window.announce('conversation:events', tail)
    await waitFor(() => expect(window.memory.facts).toHaveLength(2), patience)
    expect(window.memory.facts.map(({ factId, at }) => [factId, at])).toEqual(
      tail.events.map(({ eventId, at }) => [eventId, at]),
    )
    expect(window.memory.facts.every(({ interactionId }) => interactionId === call.interactionId)).toBe(true)
  })

  it('takes its times from the events, however late they are told', async () => {
    const window = await openWindow()
    const call = aCall()
    const { beganAt } = call
    window.announce('conversation:events', together(call.offered(), call.accepted()))
    const [ended, resumed, held] = [
      call.ended(beganAt + 60_000),
      call.resumed(beganAt + 30_000),
      call.held(beganAt + 20_000),
    ]
    for (const tail of [ended, resumed, held]) window.announce('conversation:events', tail)
    expect(handleTime(frontOf(window)?.facts ?? [])).toMatchObject({ talkMs: 50_000, holdMs: 10_000 })
    expect(await window.screen.findByRole('heading', { name: 'After-call work' }, patience)).toBeDefined()
  })

  it('counts an event once that is told twice', async () => {
    const window = await openWindow()
    const call = aCall()
    const tail = together(call.offered(), call.accepted())
    window.announce('conversation:events', tail)
    window.announce('conversation:events', tail)
    expect(frontOf(window)?.facts).toHaveLength(2)
  })

  it('puts the cursor into the notes when nobody is typing', async () => {
    const window = await openWindow()
    const call = aCall()
    window.announce('conversation:events', together(call.offered(), call.accepted()))
    const notes = await notesIn(window)
    expect(document.activeElement).toBe(notes)
  })

  it('leaves the cursor in the search where somebody types', async () => {
    const window = await openWindow()
    await window.person.keyboard('{Control>}k{/Control}')
    const box = await window.screen.findByRole('combobox', { name: 'Search all answers' }, patience)
    const call = aCall()
    window.announce('conversation:events', together(call.offered(), call.accepted()))
    await notesIn(window)
    await window.person.keyboard('pot')
    expect(document.activeElement).toBe(box)
    expect(box).toHaveProperty('value', 'pot')
  })

  it('opens behind the call that goes on', async () => {
    const window = await openWindow()
    await window.person.keyboard('{F2}')
    const notes = await notesIn(window)
    await window.person.keyboard('elm ')
    const call = aCall()
    window.announce('conversation:events', together(call.offered(), call.accepted()))
    expect(await window.screen.findAllByRole('tab', { name: /Robin|Phone/ }, patience)).toHaveLength(2)
    await window.person.keyboard('street')
    expect(notes).toHaveProperty('value', 'elm street')
    expect(document.activeElement).toBe(notes)
  })

  it('that nobody answered leaves nothing behind', async () => {
    const window = await openWindow()
    const call = aCall()
    window.announce('conversation:events', call.offered())
    await window.screen.findByRole('heading', { name: 'A call is offered' }, patience)
    const { conversationId, interactionId } = call
    window.announce('conversation:gone', { conversationId, interactionId, why: 'withdrawn' })
    expect(await window.screen.findByRole('heading', { name: 'Ready' }, patience)).toBeDefined()
    expect(window.memory.facts).toEqual([])
  })

  it('is closed at the centre by its wrap-up, and not opened again by what comes late', async () => {
    const window = await openWindow()
    const call = aCall()
    window.announce('conversation:events', together(call.offered(), call.accepted(), call.ended(call.beganAt + 9_000)))
    await window.screen.findByRole('heading', { name: 'After-call work' }, patience)
    await window.person.keyboard('{Enter}')
    await waitFor(() => expect(window.desk.closed).toEqual([call.conversationId]), patience)
    window.announce('conversation:events', call.said('late'))
    expect(frontOf(window)).toBeNull()
  })

  it('is closed at the centre as soon as that is there again', async () => {
    const window = await openWindow()
    const call = aCall()
    window.announce('conversation:events', together(call.offered(), call.accepted(), call.ended(call.beganAt + 9_000)))
    await window.screen.findByRole('heading', { name: 'After-call work' }, patience)
    window.desk.faults.close = 'server-unreachable'
    await window.person.keyboard('{Enter}')
    await waitFor(() => expect(frontOf(window)).toBeNull(), patience)
    window.desk.faults.close = null
    window.desk.conversations = [call.whole()]
    window.announce('conversations:caught-up', { caughtUp: true })
    await waitFor(() => expect(window.desk.closed).toContain(call.conversationId), patience)
    expect(frontOf(window)).toBeNull()
  })
})

describe('a window that has just come', () => {
  const draftOf = (call: ReturnType<typeof aCall>, more: Partial<Draft> = {}) =>
    draftSchema.parse({
      interactionId: call.interactionId,
      agentId: anAgentId,
      facts: [],
      conversation: [],
      notes: 'elm street',
      language: null,
      centre: call.whole().conversation,
      ...more,
    })

  it('opens what the centre says is open', async () => {
    const call = aCall()
    together(call.offered(), call.accepted(), call.said('There is a pothole'))
    const window = await openWindow({ desk: { conversations: [call.whole()] } })
    expect(await window.screen.findByText('There is a pothole', {}, patience)).toBeDefined()
  })

  it('puts the notes of its draft to what the centre tells', async () => {
    const call = aCall()
    together(call.offered(), call.accepted(), call.said('There is a pothole'))
    const window = await openWindow({ drafts: [draftOf(call)], desk: { conversations: [call.whole()] } })
    await window.screen.findByText('There is a pothole', {}, patience)
    expect(await notesIn(window)).toHaveProperty('value', 'elm street')
  })

  it('keeps what is open while the centre has not told all', async () => {
    const call = aCall()
    const facts = [{ factId: crypto.randomUUID(), interactionId: call.interactionId, agentId: anAgentId, at: 1 }].map(
      (stamp) => ({ ...stamp, kind: 'offered' as const, channel: 'voice' as const, practice: false }),
    )
    const window = await openWindow({ drafts: [draftOf(call, { facts })], desk: { caughtUp: false } })
    expect(await notesIn(window)).toHaveProperty('value', 'elm street')
  })

  it('lets go of what was closed on another workstation', async () => {
    const call = aCall()
    const window = await openWindow({ drafts: [draftOf(call)], desk: { caughtUp: true } })
    await window.screen.findByText('A conversation was closed on another workstation.', {}, patience)
    expect(frontOf(window)).toBeNull()
  })

  it('does not open what was wrapped up here although the centre has not heard', async () => {
    const call = aCall()
    const tail = together(call.offered(), call.accepted(), call.ended(call.beganAt + 9_000))
    const first = await openWindow()
    first.announce('conversation:events', tail)
    await first.screen.findByRole('heading', { name: 'After-call work' }, patience)
    await first.person.keyboard('{Enter}')
    await waitFor(() => expect(first.memory.facts).toHaveLength(4), patience)
    first.stop()
    const window = await openWindow({ facts: first.memory.facts, desk: { conversations: [call.whole()] } })
    await waitFor(() => expect(window.desk.closed).toContain(call.conversationId), patience)
    expect(frontOf(window)).toBeNull()
  })
})
