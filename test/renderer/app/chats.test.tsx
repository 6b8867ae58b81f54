import { waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { type AConversation, aConversation, together } from '../../support/a-conversation.ts'
import { anAnswer, aRelease } from '../../support/a-release.ts'
import { openWindow, pothole, streetLight } from '../support/open-window.tsx'

const patience = { timeout: 10_000 }

type Window = Awaited<ReturnType<typeof openWindow>>

const composer = async ({ screen }: Window) => {
  const box = await screen.findByRole('textbox', { name: 'To the resident' }, patience)
  return box instanceof HTMLTextAreaElement ? box : expect.fail('the composer is no text area')
}
const taken = (chat: AConversation) => together(chat.offered(), chat.accepted())
const frontOf = ({ store }: Window) => store.getState().interaction.open?.interactionId
const tabs = ({ screen }: Window) => screen.getAllByRole('tab').filter((tab) => tab.dataset.conversation)

/** Several chats open, the first in front with the cursor in its composer. */
async function withChats(count: number, options?: Parameters<typeof openWindow>[0]) {
  const window = await openWindow(options)
  const chats = Array.from({ length: count }, (_, index) => aConversation({ resident: `Resident ${index + 1}` }))
  for (const chat of chats) window.announce('conversation:events', taken(chat))
  await composer(window)
  const [first] = chats
  return { window, chats, first: first ?? expect.fail() }
}

describe('a chat', () => {
  it('sends what was written at Enter, under a name of its own', async () => {
    const { window, first } = await withChats(1)
    await window.person.keyboard('The crew comes tomorrow 👍{Enter}')
    await waitFor(() => expect(window.desk.said).toHaveLength(1), patience)
    expect(window.desk.said[0]).toMatchObject({
      conversationId: first.conversationId,
      text: 'The crew comes tomorrow 👍',
      language: 'en',
    })
    expect((await composer(window)).value).toBe('')
  })

  it('breaks the line at Shift+Enter', async () => {
    const { window } = await withChats(1)
    await window.person.keyboard('one{Shift>}{Enter}{/Shift}two')
    expect((await composer(window)).value).toBe('one\ntwo')
    expect(window.desk.said).toEqual([])
  })

  it('shows a line at once, and once when the centre tells it back', async () => {
    const { window, first } = await withChats(1)
    await window.person.keyboard('Hello{Enter}')
    await window.screen.findByText('Sent', {}, patience)
    const utteranceId = window.desk.said[0]?.utteranceId ?? expect.fail()
    window.announce('conversation:events', first.agentSaid('Hello', { utteranceId }))
    await waitFor(() => expect(window.screen.queryByText('Sent')).toBeNull(), patience)
    expect(window.screen.getAllByText('Hello')).toHaveLength(1)
  })

  it('keeps the text and says why while the centre has not told all', async () => {
    const { window } = await withChats(1)
    window.announce('conversations:caught-up', { caughtUp: false })
    await window.person.keyboard('Hello{Enter}')
    await window.screen.findAllByText(/still being fetched/, {}, patience)
    expect((await composer(window)).value).toBe('Hello')
    expect(window.desk.said).toEqual([])
  })

  it('keeps a line that was not sent, to be tried again under the same name', async () => {
    const { window } = await withChats(1)
    window.desk.faults.say = 'server-unreachable'
    await window.person.keyboard('Hello{Enter}')
    const again = await window.screen.findByRole('button', { name: 'Try again' }, patience)
    const utteranceId = window.store.getState().composer.lines[0]?.utteranceId
    window.desk.faults.say = null
    await window.person.click(again)
    await waitFor(() => expect(window.desk.said.map((said) => said.utteranceId)).toEqual([utteranceId]), patience)
  })

  it('keeps what is being written when it ends, and sends none of it', async () => {
    const { window, first } = await withChats(1)
    await window.person.keyboard('See you')
    window.announce('conversation:events', first.ended(first.beganAt + 9_000))
    await window.screen.findByRole('heading', { name: 'After-call work' }, patience)
    await window.person.keyboard('{Enter}')
    await window.screen.findAllByText(/This chat is over/, {}, patience)
    expect((await composer(window)).value).toBe('See you')
    expect(window.desk.said).toEqual([])
    expect(frontOf(window)).toBe(first.interactionId)
  })

  it('that is over is wrapped up with one key, and closed at the centre', async () => {
    const { window, first } = await withChats(1)
    window.announce('conversation:events', first.ended(first.beganAt + 9_000))
    await window.screen.findByRole('heading', { name: 'After-call work' }, patience)
    await window.person.keyboard('{Enter}')
    await waitFor(() => expect(window.desk.closed).toEqual([first.conversationId]), patience)
    expect(window.memory.facts.at(-1)?.kind).toBe('wrap-up-submitted')
  })

  it('is ended at the centre, and here only when that says so', async () => {
    const { window, first } = await withChats(1)
    await window.person.keyboard('{F9}')
    await waitFor(() => expect(window.desk.ended).toEqual([first.conversationId]), patience)
    expect(window.screen.queryByRole('heading', { name: 'After-call work' })).toBeNull()
  })

  it('tells the resident’s side that the agent types, and not at every key', async () => {
    const { window, first } = await withChats(1)
    await window.person.keyboard('Hello')
    const { conversationId } = first
    await waitFor(() => expect(window.desk.typing).toEqual([{ conversationId, typing: true }]), patience)
    await window.person.keyboard('{Enter}')
    await waitFor(() => expect(window.desk.typing.at(-1)).toEqual({ conversationId, typing: false }), patience)
  })

  it('says that the resident is typing, and that they cannot be reached', async () => {
    const { window, first } = await withChats(1)
    const { conversationId } = first
    window.announce('conversation:moment', { conversationId, moment: { kind: 'typing', typing: true } })
    await window.screen.findByText('The resident is typing…', {}, patience)
    window.announce('conversation:events', first.changed({ residentConnected: false }))
    await window.screen.findByText('The resident is not connected.', {}, patience)
  })

  it('shows text in the direction of its own script', async () => {
    const { window, first } = await withChats(1)
    window.announce('conversation:events', first.said('مرحبا، هناك حفرة 🕳️'))
    const text = await window.screen.findByText('مرحبا، هناك حفرة 🕳️', {}, patience)
    expect(text.getAttribute('dir')).toBe('auto')
  })
})

describe('four chats', () => {
  it('stand in tabs with what was not read, and how long somebody waits', async () => {
    const { window, chats } = await withChats(4)
    const [, second] = chats
    if (!second) expect.fail()
    window.announce('conversation:events', second.said('Hello?', { at: window.clock.now() }))
    window.announce('conversation:events', second.said('Anybody?', { at: window.clock.now() + 1_000 }))
    window.clock.advance(65_000)
    const tab = await window.screen.findByRole('tab', { name: /Resident 2.*2 unread.*1:05/ }, patience)
    expect(tab.getAttribute('aria-selected')).toBe('false')
    expect(tabs(window)).toHaveLength(4)
  })

  it('are reached by key, the cursor in the composer', async () => {
    const { window, chats } = await withChats(4)
    await window.person.keyboard('{Control>}{PageDown}{/Control}')
    await waitFor(() => expect(frontOf(window)).toBe(chats[1]?.interactionId), patience)
    await window.person.keyboard('Hi')
    expect(document.activeElement).toBe(await composer(window))
    expect((await composer(window)).value).toBe('Hi')
  })

  it('keep what was written in each', async () => {
    const { window } = await withChats(2)
    await window.person.keyboard('for the first{Control>}{PageDown}{/Control}')
    await waitFor(async () => expect((await composer(window)).value).toBe(''), patience)
    await window.person.keyboard('for the second{Control>}{PageUp}{/Control}')
    await waitFor(async () => expect((await composer(window)).value).toBe('for the first'), patience)
  })

  it('bring the one that has waited longest to the front', async () => {
    const { window, chats } = await withChats(4)
    const [, second, third] = chats
    if (!second || !third) expect.fail()
    window.announce('conversation:events', third.said('First', { at: second.beganAt + 1_000 }))
    window.announce('conversation:events', second.said('Later', { at: second.beganAt + 2_000 }))
    await window.person.keyboard('{Control>}g{/Control}')
    await waitFor(() => expect(frontOf(window)).toBe(third.interactionId), patience)
  })

  it('put what is written in each on the disk', async () => {
    const { window } = await withChats(2)
    await window.person.keyboard('for the first{Control>}{PageDown}{/Control}')
    await waitFor(async () => expect((await composer(window)).value).toBe(''), patience)
    await window.person.keyboard('for the second')
    await waitFor(
      () => expect(window.memory.drafts.map(({ reply }) => reply).sort()).toEqual(['for the first', 'for the second']),
      patience,
    )
  })

  it('come back from the disk, the lines not sent among them', async () => {
    const { window, first } = await withChats(1)
    window.desk.faults.say = 'server-unreachable'
    await window.person.keyboard('Not sent{Enter}')
    await window.screen.findByRole('button', { name: 'Try again' }, patience)
    await window.person.keyboard('and more')
    await waitFor(() => expect(window.memory.drafts[0]).toMatchObject({ reply: 'and more' }), patience)
    const { drafts } = window.memory
    window.stop()
    window.screen.unmount()
    const next = await openWindow({ drafts, desk: { conversations: [first.whole()] } })
    expect((await composer(next)).value).toBe('and more')
    expect(next.screen.getByText('Not sent')).toBeDefined()
  })

  it('are told of by voice, with the number of the tab', async () => {
    const { window, chats } = await withChats(2)
    window.announce('conversation:events', chats[1]?.said('Hello?') ?? expect.fail())
    expect(await window.screen.findByText('New message in tab 2', {}, patience)).toBeDefined()
  })
})

describe('an answer in the composer', () => {
  const french = anAnswer({ language: 'fr', title: 'Nid-de-poule', spoken: 'Quelle rue?' })
  const bilingual = aRelease([{ ...pothole, related: [] }, french, streetLight])

  /** A chat in which the pothole's card stands. */
  async function withCard() {
    const { window, first } = await withChats(1, { release: bilingual })
    window.announce('conversation:events', first.said('There is a pothole'))
    await window.screen.findByRole('article', { name: pothole.title }, patience)
    return window
  }

  it('is put in at the cursor with the key of its card, and not sent', async () => {
    const window = await withCard()
    await window.person.keyboard('Hello.{Control>}[Digit1]{/Control}')
    await waitFor(async () => expect((await composer(window)).value).toBe(`Hello. ${pothole.spoken}`), patience)
    expect(window.desk.said).toEqual([])
    expect(window.memory.facts.map(({ kind }) => kind)).toContain('suggestion-used')
  })

  it('is put in once more behind itself', async () => {
    const window = await withCard()
    await window.person.keyboard('{Control>}[Digit1][Digit1]{/Control}')
    const twice = `${pothole.spoken} ${pothole.spoken}`
    await waitFor(async () => expect((await composer(window)).value).toBe(twice), patience)
  })

  it('becomes its approved translation, and itself again', async () => {
    const window = await withCard()
    const translate = '{Control>}{Shift>}[KeyT]{/Shift}{/Control}'
    await window.person.keyboard(`Hello.{Control>}[Digit1]{/Control}${translate}`)
    await waitFor(async () => expect((await composer(window)).value).toBe('Hello. Quelle rue?'), patience)
    await window.person.keyboard(translate)
    await waitFor(async () => expect((await composer(window)).value).toBe(`Hello. ${pothole.spoken}`), patience)
  })

  it('says so when it has no approved translation', async () => {
    const { window, first } = await withChats(1)
    window.announce('conversation:events', first.said('There is a pothole'))
    await window.screen.findByRole('article', { name: pothole.title }, patience)
    await window.person.keyboard('{Control>}[Digit1]{/Control}{Control>}{Shift>}[KeyT]{/Shift}{/Control}')
    await window.screen.findAllByText('This answer has no approved translation.', {}, patience)
    expect((await composer(window)).value).toBe(pothole.spoken)
  })

  it('is found behind a slash, and takes its place', async () => {
    const { window } = await withChats(1)
    await window.person.keyboard('Hello /lamp')
    const list = await window.screen.findByRole('listbox', { name: 'Answers' }, patience)
    await within(list).findByText(streetLight.title, {}, patience)
    await window.person.keyboard('{Enter}')
    await waitFor(async () => expect((await composer(window)).value).toBe(`Hello ${streetLight.spoken}`), patience)
    expect(window.desk.said).toEqual([])
    await waitFor(() => expect(window.memory.facts.at(-1)).toMatchObject({ kind: 'answer-read' }), patience)
  })

  it('is left at Escape: then a slash is a slash, and Enter sends', async () => {
    const { window } = await withChats(1)
    await window.person.keyboard('/lamp')
    await window.screen.findByRole('listbox', { name: 'Answers' }, patience)
    await window.person.keyboard('{Escape}{Enter}')
    await waitFor(() => expect(window.desk.said[0]?.text).toBe('/lamp'), patience)
  })

  it('that is not found leaves Enter to send', async () => {
    const { window } = await withChats(1)
    await window.person.keyboard('/zzzz')
    await waitFor(() => expect(window.store.getState().composer.found?.query).toBe('zzzz'), patience)
    await window.person.keyboard('{Enter}')
    await waitFor(() => expect(window.desk.said[0]?.text).toBe('/zzzz'), patience)
  })
})

describe('who waits', () => {
  it('is taken with one key, and comes to the front', async () => {
    const { window } = await withChats(1)
    const next = aConversation({ resident: 'Next' })
    window.desk.next = next.conversationId
    await window.person.keyboard('{F5}')
    await waitFor(() => expect(window.store.getState().centre.wanted).toBe(next.conversationId), patience)
    window.announce('conversation:events', taken(next))
    await waitFor(() => expect(frontOf(window)).toBe(next.interactionId), patience)
  })

  it('waits in its tab when the agent has gone on typing meanwhile', async () => {
    const { window, first } = await withChats(1)
    const next = aConversation({ resident: 'Next' })
    window.desk.next = next.conversationId
    await window.person.keyboard('{F5}')
    await waitFor(() => expect(window.store.getState().centre.wanted).toBe(next.conversationId), patience)
    await window.person.keyboard('still writing')
    window.announce('conversation:events', taken(next))
    await waitFor(() => expect(tabs(window)).toHaveLength(2), patience)
    expect(frontOf(window)).toBe(first.interactionId)
  })

  it('is accepted with the same key when offered to this agent', async () => {
    const window = await openWindow()
    const chat = aConversation()
    window.announce('conversation:events', chat.offered())
    await window.screen.findByRole('button', { name: 'Take this chat' }, patience)
    await window.person.keyboard('{F5}')
    await waitFor(() => expect(window.desk.accepted).toEqual([chat.conversationId]), patience)
  })

  it('is gone, in words, when somebody else was quicker, and touches no other chat', async () => {
    const { window, first } = await withChats(1)
    await window.person.keyboard('half a senten')
    const chat = aConversation({ resident: 'Contested' })
    window.announce('conversation:events', chat.offered())
    await window.screen.findByRole('tab', { name: /Contested/ }, patience)
    window.desk.faults.accept = 'taken'
    await window.person.keyboard('{F5}')
    await window.screen.findByText('Somebody else was quicker.', {}, patience)
    expect(window.screen.queryByRole('tab', { name: /Contested/ })).toBeNull()
    expect(frontOf(window)).toBe(first.interactionId)
    expect((await composer(window)).value).toBe('half a senten')
  })

  it('is counted, with the key that takes the next', async () => {
    const window = await openWindow()
    const oldestAt = window.clock.now() - 90_000
    window.announce('waiting:changed', { waiting: [{ queue: 'roads', waiting: 3, oldestAt }] })
    expect(
      await window.screen.findByRole('button', { name: '3 chats wait (1:30): take the first' }, patience),
    ).toBeDefined()
  })
})
