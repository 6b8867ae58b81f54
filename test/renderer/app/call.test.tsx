import { waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { shownAfterMs } from '../../../renderer/features/suggestions/suggestions-commands.ts'
import type { Draft } from '../../../shared/interaction/draft.ts'
import { anAnswer, aRelease } from '../../support/a-release.ts'
import { anInteraction } from '../../support/an-interaction.ts'
import { aPracticeTitle, openWindow, pothole, streetLight } from '../support/open-window.tsx'

const patience = { timeout: 10_000 }

type Window = Awaited<ReturnType<typeof openWindow>>

const noteBox = async ({ screen }: Window) => {
  const box = await screen.findByRole('textbox', {}, patience)
  if (!(box instanceof HTMLTextAreaElement)) throw new Error('the notes are no text area')
  return box
}
const chosen = ({ screen }: Window, name: string) => {
  const select = screen.getByRole('combobox', { name })
  return select instanceof HTMLSelectElement ? select.value : null
}
const card = ({ screen }: Window, title = pothole.title) => screen.findByRole('article', { name: title }, patience)
const kinds = ({ memory }: Window) => memory.facts.map(({ kind }) => kind)
const asked = ({ calls }: Window, name: string) => calls.filter((call) => call.name === name).map(({ input }) => input)

/** In a call, with the pothole's card on the screen. */
async function onACall(options?: Parameters<typeof openWindow>[0]): Promise<Window> {
  const window = await openWindow(options)
  await window.person.keyboard('{F2}')
  await noteBox(window)
  await window.person.keyboard('pothole')
  await card(window)
  return window
}

describe('a call', () => {
  it('starts with one key and the cursor in the notes', async () => {
    const window = await openWindow()
    await window.person.keyboard('{F2}')
    expect(document.activeElement).toBe(await noteBox(window))
  })

  it('starts as a practice call while practising', async () => {
    const window = await openWindow()
    await window.person.keyboard('{F2}')
    await waitFor(() => expect(asked(window, 'practice:play')).toHaveLength(1), patience)
    expect(window.store.getState().interaction.open?.facts[0]).toMatchObject({ kind: 'offered', practice: true })
  })

  it('starts without a script when the agent takes real calls', async () => {
    const window = await openWindow()
    await window.person.click(window.screen.getByRole('radio', { name: 'a real call' }))
    await window.person.keyboard('{F2}')
    await noteBox(window)
    expect(window.store.getState().interaction.open?.facts[0]).toMatchObject({ kind: 'offered', practice: false })
  })

  it('asks for suggestions at every keystroke', async () => {
    const window = await onACall()
    expect(asked(window, 'suggestions:ask').map((query) => (query as { notes: string }).notes)).toEqual([
      '',
      ...[...'pothole'].map((_letter, index) => 'pothole'.slice(0, index + 1)),
    ])
  })

  it('types digits and French letters into the notes', async () => {
    const window = await openWindow()
    await window.person.keyboard('{F2}')
    await noteBox(window)
    await window.person.keyboard('12 rue Émile, à côté')
    expect((await noteBox(window)).value).toBe('12 rue Émile, à côté')
  })

  it('shows the line to say on the card', async () => {
    const window = await onACall()
    expect((await card(window)).textContent).toContain(pothole.spoken)
  })

  it('marks the words that led to a card', async () => {
    const window = await onACall()
    expect((await card(window)).querySelector('mark')?.textContent).toBe('pothole')
  })

  it('says quietly that no answer fits', async () => {
    const window = await openWindow()
    await window.person.keyboard('{F2}')
    await noteBox(window)
    await window.person.keyboard('zzzz')
    expect(await window.screen.findByText('No answer fits what was said yet.', {}, patience)).toBeDefined()
  })

  it('opens the answer at Ctrl+1 and leaves the cursor in the notes', async () => {
    const window = await onACall()
    await window.person.keyboard('{Control>}[Digit1]{/Control}')
    const answer = await window.screen.findByRole('region', { name: 'Answer' }, patience)
    await within(answer).findByText('Ask for the street.', {}, patience)
    expect(document.activeElement).toBe(await noteBox(window))
  })

  it('leaves the cursor in the notes when a card is used with the mouse', async () => {
    const window = await onACall()
    await window.person.click(window.screen.getByRole('button', { name: `Use: ${pothole.title}` }))
    await window.screen.findByRole('region', { name: 'Answer' }, patience)
    expect(document.activeElement).toBe(await noteBox(window))
  })

  it('closes the answer at Escape', async () => {
    const window = await onACall()
    await window.person.keyboard('{Control>}[Digit1]{/Control}')
    await window.screen.findByRole('region', { name: 'Answer' }, patience)
    await window.person.keyboard('{Escape}')
    expect(window.screen.queryByRole('region', { name: 'Answer' })).toBeNull()
  })

  it('offers a dismissed answer no more', async () => {
    const window = await onACall()
    await window.person.keyboard('{Control>}{Shift>}[Digit1]{/Shift}{/Control}')
    await window.person.keyboard(' again')
    await waitFor(() => expect(asked(window, 'suggestions:ask').at(-1)).toMatchObject({ notes: 'pothole again' }))
    expect(window.screen.queryByRole('article')).toBeNull()
  })

  it('copies what a resident may read, without the steps', async () => {
    const window = await onACall()
    await window.person.keyboard('{Control>}[Digit1]{/Control}')
    await window.screen.findByText('Ask for the street.', {}, patience)
    await window.person.keyboard('{Control>}{Shift>}[KeyC]{/Shift}{/Control}')
    await waitFor(() => expect(window.memory.clipboard).toContain(pothole.spoken), patience)
    expect(window.memory.clipboard).toContain('Fee. None.')
    expect(window.memory.clipboard).not.toContain('Ask for the street.')
  })

  it('copies the link', async () => {
    const window = await onACall()
    await window.person.keyboard('{Control>}[Digit1]{/Control}')
    await window.screen.findByText('Ask for the street.', {}, patience)
    await window.person.keyboard('{Control>}{Shift>}[KeyL]{/Shift}{/Control}')
    await waitFor(() => expect(window.memory.clipboard).toBe(pothole.links[0]?.url), patience)
  })

  it('pauses the resident while on hold', async () => {
    const window = await openWindow()
    await window.person.keyboard('{F2}{F4}')
    await waitFor(() => expect(asked(window, 'practice:pause')).toEqual([{ paused: true }]), patience)
    expect(window.screen.getByRole('heading', { name: 'On hold' })).toBeDefined()
  })

  it('shows what the resident says', async () => {
    const window = await openWindow()
    await window.person.keyboard('{F2}')
    const { interactionId } = window.store.getState().interaction.open ?? { interactionId: '' }
    const utterance = { speaker: 'resident' as const, text: 'There is a pothole', heardAt: 1 }
    window.announce('utterance:heard', { interactionId, utterance })
    await within(window.screen.getByRole('log')).findByText('There is a pothole', {}, patience)
  })

  it('leaves out what was said in another interaction', async () => {
    const window = await openWindow()
    await window.person.keyboard('{F2}')
    const utterance = { speaker: 'resident' as const, text: 'Somebody else', heardAt: 1 }
    window.announce('utterance:heard', { interactionId: anInteraction()[0]?.interactionId ?? '', utterance })
    expect(window.store.getState().interaction.open?.conversation).toEqual([])
  })

  it('measures keystrokes to their cards', async () => {
    const window = await onACall()
    await waitFor(() => expect(window.measured).toHaveLength('pothole'.length), patience)
  })

  it('says in an open answer that a release has just changed it', async () => {
    const window = await onACall()
    await window.person.keyboard('{Control>}[Digit1]{/Control}')
    const answer = await window.screen.findByRole('region', { name: 'Answer' }, patience)
    await within(answer).findByText('Ask for the street.', {}, patience)
    const { number, hash, revisions } = aRelease([anAnswer({ steps: '1. Ask for the corner.' }), streetLight], 2)
    window.installRelease(aRelease([anAnswer({ steps: '1. Ask for the corner.' }), streetLight], 2))
    window.announce('release:changed', {
      installed: { number, hash, answers: revisions.length, installedAt: 1 },
      fault: null,
    })
    await within(answer).findByText('Ask for the corner.', {}, patience)
    await within(answer).findByText('Updated just now', {}, patience)
  })

  it('says that an open answer was withdrawn', async () => {
    const window = await onACall()
    await window.person.keyboard('{Control>}[Digit1]{/Control}')
    await window.screen.findByText('Ask for the street.', {}, patience)
    window.installRelease(aRelease([streetLight], 2))
    window.announce('release:changed', { installed: null, fault: null })
    expect(await window.screen.findByText(/was withdrawn/, {}, patience)).toBeDefined()
  })

  it('records a card as shown only after it stood for a second', async () => {
    const window = await onACall()
    expect(kinds(window)).not.toContain('suggestion-shown')
    window.clock.advance(shownAfterMs)
    await waitFor(() => expect(kinds(window)).toContain('suggestion-shown'), patience)
  })

  it('records an answer as shown once, however long it stands', async () => {
    const window = await onACall()
    window.clock.advance(shownAfterMs)
    await waitFor(() => expect(kinds(window)).toContain('suggestion-shown'), patience)
    await window.person.keyboard('s')
    window.clock.advance(shownAfterMs)
    await new Promise((resolve) => setTimeout(resolve, shownAfterMs + 200))
    expect(kinds(window).filter((kind) => kind === 'suggestion-shown')).toHaveLength(1)
  })
})

describe('after-call work', () => {
  it('has topic and outcome filled in from the answer used', async () => {
    const window = await onACall()
    await window.person.keyboard('{Control>}[Digit1]{/Control}{F9}')
    expect(chosen(window, 'Topic')).toBe(pothole.answerId)
    expect(chosen(window, 'Outcome')).toBe('request-taken')
  })

  it('keeps what the agent chose instead', async () => {
    const window = await onACall()
    await window.person.keyboard('{Control>}[Digit1]{/Control}{F9}')
    await window.person.selectOptions(window.screen.getByRole('combobox', { name: 'Outcome' }), 'other')
    await window.person.keyboard('{F8}{Enter}')
    await waitFor(() => expect(kinds(window)).toContain('wrap-up-submitted'), patience)
    expect(window.memory.facts.at(-1)).toMatchObject({ wrapUp: { topic: pothole.answerId, disposition: 'other' } })
  })

  it('is confirmed by Enter and leads to the next call', async () => {
    const window = await onACall()
    await window.person.keyboard('{F9}{Enter}')
    await window.screen.findByRole('heading', { name: 'Ready' }, patience)
    await waitFor(() => expect(kinds(window).at(-1)).toBe('wrap-up-submitted'), patience)
  })

  it('starts a new line in the note at Shift+Enter', async () => {
    const window = await onACall()
    await window.person.keyboard('{F9}{Shift>}{Enter}{/Shift}next')
    expect((await noteBox(window)).value).toBe('pothole\nnext')
  })

  it('masks in the note what could tell who the resident is', async () => {
    const window = await onACall()
    await window.person.keyboard(', 705-555-0117{F9}{Enter}')
    await waitFor(() => expect(kinds(window).at(-1)).toBe('wrap-up-submitted'), patience)
    expect(window.memory.facts.at(-1)).toMatchObject({ wrapUp: { note: 'pothole, [phone]' } })
  })

  it('leaves no draft behind', async () => {
    const window = await onACall()
    await window.person.keyboard('{F9}{Enter}')
    await waitFor(() => expect(window.memory.drafts).toEqual([]), patience)
  })
})

describe('an open call', () => {
  const facts = anInteraction([
    ['offered', 0, { channel: 'voice', practice: false }],
    ['accepted', 1_000],
    ['held', 5_000],
  ])
  const draft: Draft = {
    interactionId: facts[0]?.interactionId ?? '',
    agentId: facts[0]?.agentId ?? '',
    facts,
    conversation: [{ speaker: 'resident', text: 'Hello, a pothole', heardAt: 1 }],
    notes: 'Elm Street',
    language: 'en',
    centre: null,
    reply: '',
    unsent: [],
  }

  it('comes back with its notes, conversation and phase', async () => {
    const window = await openWindow({ drafts: [draft] })
    expect((await noteBox(window)).value).toBe('Elm Street')
    expect(window.screen.getByText('Hello, a pothole')).toBeDefined()
    expect(window.screen.getByRole('heading', { name: 'On hold' })).toBeDefined()
  })

  it('belongs to the agent who took it', async () => {
    const window = await openWindow({ drafts: [{ ...draft, agentId: draft.interactionId }] })
    await window.screen.findByRole('heading', { name: 'Ready' }, patience)
    expect(window.store.getState().interaction.open).toBeNull()
  })

  it('is on the screen in French when the interface is', async () => {
    const window = await openWindow({ drafts: [draft], settings: { language: 'fr' } })
    expect(await window.screen.findByRole('heading', { name: 'En attente' }, patience)).toBeDefined()
    expect(document.documentElement.lang).toBe('fr')
  })

  it('outlives a session that ends elsewhere', async () => {
    const window = await openWindow({ drafts: [draft] })
    await noteBox(window)
    window.announce('session:ended', { reason: 'revoked' })
    expect((await noteBox(window)).value).toBe('Elm Street')
  })
})

describe('practice', () => {
  it('starts the script that is chosen', async () => {
    const second = { ...aPracticeTitle, scriptId: 'second', title: { en: 'The second', fr: 'Le second' } }
    const window = await openWindow({ scripts: [aPracticeTitle, second] })
    await window.person.click(window.screen.getByRole('button', { name: /The second/ }))
    await waitFor(() => expect(asked(window, 'practice:play')).toMatchObject([{ scriptId: 'second' }]), patience)
  })
})
