import { waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { anAnswer, aRelease } from '../../support/a-release.ts'
import { openWindow, pothole, streetLight } from '../support/open-window.tsx'

const patience = { timeout: 10_000 }

type Window = Awaited<ReturnType<typeof openWindow>>

const frenchHole = anAnswer({
  language: 'fr',
  title: 'Signaler un nid-de-poule',
  spoken: 'Je peux signaler ce nid-de-poule.',
  residentsWords: ['trou dans la rue'],
})
const tax = anAnswer({ answerId: 'tax-pay', title: 'Pay property tax', spoken: 'Pay at your bank.', service: 'taxes' })
const release = {
  ...aRelease([pothole, streetLight, frenchHole, tax]),
  useCounts: { 'street-light-out': 9, 'tax-pay': 3 },
}

const box = ({ screen }: Window) => screen.findByRole('combobox', { name: 'Search all answers' }, patience)
const options = ({ screen }: Window) => {
  const list = screen.queryByRole('listbox', { name: 'Answers' })
  return list ? within(list).queryAllByRole('option') : []
}
const titleOf = (row: HTMLElement | undefined) => row?.querySelector('span')?.textContent
const rows = (window: Window) => options(window).map(titleOf)
const reachedRow = (window: Window) => options(window).find((row) => row.getAttribute('aria-selected') === 'true')
const reached = (window: Window) => titleOf(reachedRow(window))
const asked = ({ calls }: Window, name: string) => calls.filter((call) => call.name === name).map(({ input }) => input)
const missing = ({ memory }: Window) => memory.facts.filter(({ kind }) => kind === 'search-found-nothing')
const openSearch = (window: Window) => window.person.keyboard('{Control>}[KeyK]{/Control}')

/** Between calls, with the search open. */
async function searching(text = '', options: Parameters<typeof openWindow>[0] = {}): Promise<Window> {
  const window = await openWindow({ release, ...options })
  await openSearch(window)
  await box(window)
  if (text) await window.person.keyboard(text)
  return window
}

/** In a call, practised or real, with the search open. */
async function searchingInACall(text = '', isReal = true): Promise<Window> {
  const window = await openWindow({ release })
  if (isReal) await window.person.click(window.screen.getByRole('radio', { name: 'a real call' }))
  await window.person.keyboard('{F2}')
  await window.screen.findByRole('textbox', {}, patience)
  await openSearch(window)
  await box(window)
  if (text) await window.person.keyboard(text)
  return window
}

const found = (window: Window, title: string) => waitFor(() => expect(rows(window)).toContain(title), patience)

describe('the search', () => {
  it('opens at Ctrl+K with the cursor in its box', async () => {
    const window = await searching()
    expect(document.activeElement).toBe(await box(window))
  })

  it('opens at F3', async () => {
    const window = await openWindow({ release })
    await window.person.keyboard('{F3}')
    expect(await box(window)).toBeDefined()
  })

  it('opens from My day', async () => {
    const window = await openWindow({ release })
    await window.person.click(window.screen.getByRole('tab', { name: 'My day' }))
    await openSearch(window)
    expect(await box(window)).toBeDefined()
  })

  it('opens from its button', async () => {
    const window = await openWindow({ release })
    await window.person.click(window.screen.getByRole('button', { name: 'Search' }))
    expect(document.activeElement).toBe(await box(window))
  })

  it('leaves the notes on the screen', async () => {
    const window = await searchingInACall()
    expect(window.screen.getByRole('textbox', { name: 'Notes' })).toBeDefined()
  })

  it('gives the cursor back to the notes at Escape', async () => {
    const window = await searchingInACall()
    await window.person.keyboard('{Escape}')
    await waitFor(() => expect(document.activeElement).toBe(window.screen.getByRole('textbox', { name: 'Notes' })))
    expect(window.screen.queryByRole('region', { name: 'Search all answers' })).toBeNull()
  })

  it('asks at every keystroke', async () => {
    const window = await searching('hole')
    expect(asked(window, 'answers:search').map((search) => (search as { text: string }).text)).toEqual([
      '',
      'h',
      'ho',
      'hol',
      'hole',
    ])
  })

  it('lists what was found, the best reached', async () => {
    const window = await searching('pothole')
    await found(window, pothole.title)
    expect(reached(window)).toBe(pothole.title)
    expect(reachedRow(window)?.querySelector('mark')?.textContent).toBe('pothole')
  })

  it('says how many there are', async () => {
    const window = await searching('bank')
    await found(window, tax.title)
    expect(window.screen.getByText('1 answer')).toBeDefined()
  })

  it('says to a screen reader which row the arrows reached', async () => {
    const window = await searching()
    await found(window, streetLight.title)
    await window.person.keyboard('{ArrowDown}{ArrowDown}')
    const id = (await box(window)).getAttribute('aria-activedescendant') ?? ''
    expect(document.getElementById(id)?.getAttribute('aria-selected')).toBe('true')
    expect(reached(window)).toBe(tax.title)
  })

  it('stays at the last row', async () => {
    const window = await searching()
    await found(window, tax.title)
    await window.person.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowDown}')
    expect(reached(window)).toBe(tax.title)
  })

  it('shows for an empty text what is used most', async () => {
    const window = await searching()
    const group = await window.screen.findByRole('group', { name: 'Used most' }, patience)
    expect(within(group).getAllByRole('option')).toHaveLength(2)
  })

  it('shows for an empty text first what was used here lately', async () => {
    const window = await searchingInACall('pothole')
    await found(window, pothole.title)
    await window.person.keyboard('{Enter}')
    await waitFor(() => expect(asked(window, 'suggestions:teach')).toHaveLength(1), patience)
    await openSearch(window)
    const group = await window.screen.findByRole('group', { name: 'Used here lately' }, patience)
    expect(within(group).getAllByRole('option')).toHaveLength(1)
  })

  it('opens nothing at Enter while nothing was typed or reached', async () => {
    const window = await searching()
    await found(window, tax.title)
    await window.person.keyboard('{Enter}')
    expect(window.store.getState().answer.open).toBeNull()
  })

  it('keeps to one service', async () => {
    const window = await searching()
    await window.person.selectOptions(window.screen.getByRole('combobox', { name: 'Service' }), 'taxes')
    await waitFor(() => expect(rows(window)).toEqual([tax.title]), patience)
  })

  it('searches in the other language at F7', async () => {
    const window = await searching('{F7}trou dans la rue')
    await found(window, frenchHole.title)
    expect(window.screen.getByRole('button', { name: 'In French' })).toBeDefined()
  })

  it('leaves the resident’s language alone at F7', async () => {
    const window = await searchingInACall('{F7}')
    expect(window.store.getState().interaction.open?.language).toBeNull()
  })

  it('uses no card that it hides', async () => {
    const window = await openWindow({ release })
    await window.person.keyboard('{F2}pothole')
    await window.screen.findByRole('article', {}, patience)
    await openSearch(window)
    await window.person.keyboard('{Control>}[Digit1]{/Control}')
    expect(window.store.getState().answer.open).toBeNull()
  })

  it('closes when a call begins', async () => {
    const window = await searching()
    await window.person.keyboard('{F2}')
    const notes = await window.screen.findByRole('textbox', {}, patience)
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(document.activeElement).toBe(notes)
  })

  it('confirms no wrap-up with its Enter', async () => {
    const window = await searchingInACall()
    await window.person.keyboard('{Escape}{F9}')
    await openSearch(window)
    await window.person.keyboard('pothole')
    await found(window, pothole.title)
    await window.person.keyboard('{Enter}')
    expect(window.store.getState().interaction.open).not.toBeNull()
  })
})

describe('an answer that was searched for', () => {
  it('opens between calls too', async () => {
    const window = await searching('pothole')
    await found(window, pothole.title)
    await window.person.keyboard('{Enter}')
    expect(await window.screen.findByText('Ask for the street.', {}, patience)).toBeDefined()
  })

  it('can be copied between calls', async () => {
    const window = await searching('pothole')
    await found(window, pothole.title)
    await window.person.keyboard('{Enter}')
    await window.screen.findByText('Ask for the street.', {}, patience)
    await window.person.keyboard('{Control>}{Shift>}[KeyC]{/Shift}{/Control}')
    await waitFor(() => expect(window.memory.clipboard).toContain(pothole.spoken), patience)
    expect(window.memory.facts).toEqual([])
  })

  it('opens with the mouse', async () => {
    const window = await searching('pothole')
    await found(window, pothole.title)
    await window.person.click(window.screen.getByRole('option', { name: new RegExp(`^${pothole.title}`) }))
    expect(await window.screen.findByText('Ask for the street.', {}, patience)).toBeDefined()
  })

  it('is recorded as read, on no card', async () => {
    const window = await searchingInACall('pothole')
    await found(window, pothole.title)
    await window.person.keyboard('{Enter}')
    const fact = { kind: 'answer-read', answerId: pothole.answerId, position: 0, openedFrom: 'search' }
    await waitFor(() => expect(window.memory.facts.at(-1)).toMatchObject(fact), patience)
  })

  it('becomes the topic of the call', async () => {
    const window = await searchingInACall('pothole')
    await found(window, pothole.title)
    await window.person.keyboard('{Enter}{F9}{Enter}')
    await waitFor(() => expect(window.memory.facts.at(-1)?.kind).toBe('wrap-up-submitted'), patience)
    const wrapUp = { topic: pothole.answerId, disposition: 'request-taken' }
    expect(window.memory.facts.at(-1)).toMatchObject({ wrapUp })
  })

  it('leaves the cursor in the notes', async () => {
    const window = await searchingInACall('pothole')
    await found(window, pothole.title)
    await window.person.keyboard('{Enter}')
    await waitFor(() => expect(document.activeElement).toBe(window.screen.getByRole('textbox', { name: 'Notes' })))
  })
})

describe('a search that finds nothing', () => {
  const settled = { timeout: 4_000 }

  it('says so calmly', async () => {
    const window = await searching('zzzz')
    expect(await window.screen.findAllByText(/^Nothing found for these words/, {}, patience)).toBeDefined()
  })

  it('is recorded once it has stood', async () => {
    const window = await searching('zzzz')
    expect(missing(window)).toEqual([])
    await waitFor(
      () => expect(missing(window)).toMatchObject([{ query: 'zzzz', language: 'en', service: null }]),
      settled,
    )
  })

  it('is recorded at once at Enter', async () => {
    const window = await searching('zzzz')
    await window.screen.findAllByText(/^Nothing found/, {}, patience)
    await window.person.keyboard('{Enter}')
    await waitFor(() => expect(missing(window)).toHaveLength(1))
    expect(await window.screen.findAllByText(/It is noted/, {}, patience)).toBeDefined()
  })

  it('is recorded once', async () => {
    const window = await searching('zzzz')
    await window.screen.findAllByText(/^Nothing found/, {}, patience)
    await window.person.keyboard('{Enter}{Enter}x')
    await window.person.keyboard('{Backspace}{Enter}')
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(missing(window)).toHaveLength(1)
  })

  it('is recorded without what could tell who the resident is', async () => {
    const window = await searching('zzzz 705-555-0117')
    await window.screen.findAllByText(/^Nothing found/, {}, patience)
    await window.person.keyboard('{Enter}')
    await waitFor(() => expect(missing(window)).toMatchObject([{ query: 'zzzz [phone]' }]))
  })

  it('belongs to the call in which it was asked', async () => {
    const window = await searchingInACall('zzzz')
    await window.screen.findAllByText(/^Nothing found/, {}, patience)
    await window.person.keyboard('{Enter}')
    const { interactionId } = window.store.getState().interaction.open ?? {}
    await waitFor(() => expect(missing(window)).toMatchObject([{ interactionId }]))
  })

  it('is no call of the day when there was none', async () => {
    const window = await searching('zzzz')
    await window.screen.findAllByText(/^Nothing found/, {}, patience)
    await window.person.keyboard('{Enter}{Escape}')
    await waitFor(() => expect(missing(window)).toHaveLength(1))
    await window.person.click(window.screen.getByRole('tab', { name: 'My day' }))
    expect(await window.screen.findByText('No calls yet today.', {}, patience)).toBeDefined()
  })
})
