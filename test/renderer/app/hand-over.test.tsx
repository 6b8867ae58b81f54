import { waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { Colleague } from '../../../shared/conversation/presence.ts'
import { aConversation, together } from '../../support/a-conversation.ts'
import { anAgent, openWindow, pothole } from '../support/open-window.tsx'

const patience = { timeout: 10_000 }

const aColleague = (displayName: string, more: Partial<Colleague> = {}): Colleague => ({
  personId: crypto.randomUUID(),
  displayName,
  state: 'available',
  since: 0,
  calls: 0,
  chats: 0,
  ...more,
})

/** In a chat about a pothole, whose answer was used. */
async function inAChat(colleagues: readonly Colleague[], queues: readonly string[] = []) {
  const window = await openWindow({ desk: { colleagues: [...colleagues], queues: [...queues] } })
  const chat = aConversation()
  window.announce('conversation:events', together(chat.offered(), chat.accepted()))
  window.announce('conversation:events', chat.said('There is a pothole at 12 Elm Street, call me at 416 555 0134'))
  await window.screen.findByRole('article', { name: pothole.title }, patience)
  await window.person.keyboard('{Control>}[Digit1]{/Control}{F8}since monday{Control>}h{/Control}')
  await window.screen.findByRole('dialog', {}, patience)
  return { window, chat }
}

describe('handing over', () => {
  it('sends topic, question, answers and notes, masked, at Enter', async () => {
    const colleague = aColleague('Sam Roads')
    const { window, chat } = await inAChat([colleague])
    await window.screen.findByRole('option', { name: /Sam Roads/ }, patience)
    await window.person.keyboard('{Enter}')
    await waitFor(() => expect(window.desk.transfers).toHaveLength(1), patience)
    expect(window.desk.transfers[0]).toEqual({
      conversationId: chat.conversationId,
      to: { kind: 'agent', personId: colleague.personId },
      card: {
        topic: pothole.answerId,
        topicTitle: pothole.title,
        asked: 'There is a pothole at [address], call me at [phone]',
        answers: [{ answerId: pothole.answerId, title: pothole.title }],
        notes: 'since monday',
      },
    })
    expect(window.screen.queryByRole('dialog')).toBeNull()
  })

  it('masks what the agent writes into the card', async () => {
    const { window } = await inAChat([aColleague('Sam Roads')])
    await window.screen.findByRole('option', { name: /Sam Roads/ }, patience)
    const dialog = within(window.screen.getByRole('dialog'))
    await window.person.type(dialog.getByRole('textbox', { name: 'Notes' }), ', 416 555 0199')
    await window.person.keyboard('{Enter}')
    await waitFor(() => expect(window.desk.transfers[0]?.card.notes).toBe('since monday, [phone]'), patience)
  })

  it('lists available colleagues first, then the others, then queues', async () => {
    const away = aColleague('Ana Away', { state: 'break' })
    const { window } = await inAChat([away, aColleague('Sam Roads')], ['waste'])
    const list = await window.screen.findByRole('listbox', { name: 'To' }, patience)
    const names = within(list)
      .getAllByRole('option')
      .map(({ textContent }) => textContent)
    expect(names).toEqual(['Sam RoadsAvailable', 'Ana AwayBreak', 'wasteQueue'])
  })

  it('is narrowed down by typing, and goes to a queue', async () => {
    const { window } = await inAChat([aColleague('Sam Roads')], ['waste', 'water'])
    await window.screen.findByRole('option', { name: /Sam Roads/ }, patience)
    await window.person.keyboard('wat{Enter}')
    await waitFor(() => expect(window.desk.transfers[0]?.to).toEqual({ kind: 'queue', queue: 'water' }), patience)
  })

  it('shows who comes meanwhile, and still goes to the one who was reached', async () => {
    const reached = aColleague('Sam Roads')
    const { window } = await inAChat([reached])
    await window.screen.findByRole('option', { name: /Sam Roads/, selected: true }, patience)
    window.desk.colleagues.push(aColleague('Ana Early'))
    await window.screen.findByRole('option', { name: /Ana Early/, selected: false }, patience)
    await window.person.keyboard('{Enter}')
    await waitFor(
      () => expect(window.desk.transfers[0]?.to).toEqual({ kind: 'agent', personId: reached.personId }),
      patience,
    )
  })

  it('goes to nobody in the place of a colleague who left, until another is reached', async () => {
    const other = aColleague('Zoe Roads')
    const { window } = await inAChat([aColleague('Sam Roads'), other])
    await window.screen.findByRole('option', { name: /Sam Roads/, selected: true }, patience)
    window.desk.colleagues = [other]
    await waitFor(() => expect(window.screen.queryByRole('option', { name: /Sam Roads/ })).toBeNull(), patience)
    await window.person.keyboard('{Enter}')
    expect(window.screen.getByRole('dialog')).toBeDefined()
    await window.person.keyboard('{ArrowDown}{Enter}')
    await waitFor(
      () => expect(window.desk.transfers.map(({ to }) => to)).toEqual([{ kind: 'agent', personId: other.personId }]),
      patience,
    )
  })

  it('says why it did not work, and stays open', async () => {
    const { window } = await inAChat([aColleague('Sam Roads')])
    await window.screen.findByRole('option', { name: /Sam Roads/ }, patience)
    window.desk.faults.transfer = 'away'
    await window.person.keyboard('{Enter}')
    await window.screen.findByText('This colleague takes nothing at the moment.', {}, patience)
    expect(window.screen.getByRole('dialog')).toBeDefined()
  })

  it('leaves after-call work with the outcome filled in', async () => {
    const { window, chat } = await inAChat([aColleague('Sam Roads')])
    await window.person.keyboard('{Escape}')
    window.announce('conversation:events', chat.transferred(chat.beganAt + 30_000, 'Sam Roads'))
    const outcome = await window.screen.findByRole('combobox', { name: /Outcome/ }, patience)
    expect(outcome).toHaveProperty('value', 'transferred')
  })

  it('and getting it back opens another interaction, and closes neither with the wrap-up of the first', async () => {
    const window = await openWindow()
    const chat = aConversation()
    window.announce('conversation:events', together(chat.offered(), chat.accepted(), chat.transferred(chat.beganAt)))
    await window.screen.findByRole('heading', { name: 'After-call work' }, patience)
    const again = aConversation({ conversationId: chat.conversationId, resident: 'Back' })
    window.announce('conversation:events', together(again.offered(), again.accepted()))
    await window.screen.findByRole('tab', { name: /Back/ }, patience)
    await window.person.keyboard('{Enter}')
    await waitFor(() => expect(window.store.getState().desk.order).toEqual([again.interactionId]), patience)
    expect(window.store.getState().interaction.open?.interactionId).toBe(again.interactionId)
    expect(window.desk.closed).toEqual([])
  })

  it('shows the card above the conversation to whoever gets it', async () => {
    const handOver = {
      topic: pothole.answerId,
      topicTitle: pothole.title,
      asked: 'A hole at [address]',
      answers: [{ answerId: pothole.answerId, title: pothole.title }],
      notes: 'since monday',
      from: 'Sam Roads',
      at: 0,
    }
    const window = await openWindow()
    const chat = aConversation({ handOver })
    window.announce('conversation:events', together(chat.offered(), chat.accepted()))
    const card = await window.screen.findByRole('region', { name: 'Handed over by Sam Roads' }, patience)
    expect(card.textContent).toContain('A hole at [address]')
    expect(card.textContent).toContain('since monday')
  })
})

describe('presence', () => {
  it('stands in the top bar with the time in it', async () => {
    const window = await openWindow()
    window.announce('presence:changed', { state: 'on-contact', since: window.clock.now() - 65_000 })
    const button = await window.screen.findByRole('button', { name: 'State: On contact' }, patience)
    expect(button.textContent).toBe('On contact1:05')
  })

  it('is chosen by key', async () => {
    const window = await openWindow()
    window.announce('presence:changed', { state: 'available', since: window.clock.now() })
    await window.screen.findByRole('button', { name: 'State: Available' }, patience)
    await window.person.keyboard('{Control>}{Shift>}p{/Shift}{/Control}')
    await window.person.click(await window.screen.findByRole('button', { name: 'Break' }, patience))
    await window.screen.findByRole('button', { name: 'State: Break' }, patience)
    expect(window.desk.presence?.state).toBe('break')
  })

  it('of everybody is for supervisors', async () => {
    const supervisor = { ...anAgent, roles: ['supervisor' as const] }
    const waiting = [{ queue: 'roads', waiting: 2, oldestAt: 0 }]
    const colleagues = [aColleague('Sam Roads', { state: 'on-contact', calls: 1, chats: 2 })]
    const window = await openWindow({ person: supervisor, desk: { colleagues, waiting } })
    await window.person.click(await window.screen.findByRole('button', { name: 'Who is there' }, patience))
    const row = await window.screen.findByRole('row', { name: /Sam Roads/ }, patience)
    expect(row.textContent).toContain('1 calls, 2 chats')
    expect(window.screen.getByRole('row', { name: /roads/ }).textContent).toContain('2')
  })

  it('of everybody is not offered to agents', async () => {
    const window = await openWindow()
    expect(window.screen.queryByRole('button', { name: 'Who is there' })).toBeNull()
  })
})
