import { waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { shownAfterMs } from '../../../renderer/features/suggestions/suggestions-commands.ts'
import { leastConfidence } from '../../../shared/knowledge/confidence.ts'
import type { Suggestion, SuggestQuery } from '../../../shared/knowledge/suggestion.ts'
import { anAnswer, aRelease } from '../../support/a-release.ts'
import { aSuggestion, suggestionsOf } from '../../support/a-suggestion.ts'
import { openWindow, pothole, streetLight } from '../support/open-window.tsx'

const patience = { timeout: 10_000 }

type Window = Awaited<ReturnType<typeof openWindow>>

const asked = ({ calls }: Window, name: string) => calls.filter((call) => call.name === name).map(({ input }) => input)
const queries = (window: Window) => asked(window, 'suggestions:ask') as SuggestQuery[]
const notes = ({ screen }: Window) => screen.getByRole('textbox', { name: 'Notes' })
const press = (window: Window, digit: number) => window.person.keyboard(`{Control>}[Digit${digit}]{/Control}`)

/** In a real call in which main suggests these. */
async function onACallWith(suggestions: readonly Suggestion[], ...more: Parameters<typeof openWindow>) {
  return realCall(await openWindow({ suggest: () => suggestionsOf(suggestions), ...more[0] }))
}

async function realCall(window: Window): Promise<Window> {
  await window.person.click(window.screen.getByRole('radio', { name: 'a real call' }))
  await window.person.keyboard('{F2}')
  await window.screen.findAllByRole('article', {}, patience)
  return window
}

const why = ({ screen }: Window) => screen.getByRole('article').querySelector('p:last-of-type')?.textContent

describe('a card', () => {
  it.each([
    ['strong', 'Strong match'],
    ['likely', 'Likely'],
    ['possible', 'Possible'],
  ] as const)('says in words that it is %s', async (word, words) => {
    const window = await onACallWith([aSuggestion({ confidence: leastConfidence[word] })])
    expect(why(window)).toMatch(new RegExp(`^${words}`))
  })

  it('says which word was meant by the one that was said', async () => {
    const window = await onACallWith([aSuggestion({ matches: [{ said: 'trash', found: 'garbage' }] })])
    expect(why(window)).toContain('trash → , which means garbage')
  })

  it('says once a word that is the same in both', async () => {
    const window = await onACallWith([aSuggestion({ matches: [{ said: 'Carts', found: 'cart' }] })])
    expect(why(window)).toContain('Heard: CartsRevised')
  })

  it('says how long ago it was asked for', async () => {
    const window = await onACallWith([aSuggestion({ saidTurnsAgo: 2 })])
    expect(why(window)).toContain('Said 2 turns ago')
  })

  it('does not say so of what was said just now', async () => {
    const window = await onACallWith([aSuggestion({ saidTurnsAgo: 0 })])
    expect(why(window)).not.toContain('Said')
  })

  it('says that it was used here before', async () => {
    const window = await onACallWith([aSuggestion({ usedBefore: true })])
    expect(why(window)).toContain('Used here before')
  })

  it('says why in French', async () => {
    const suggestion = aSuggestion({ matches: [{ said: 'vidanges', found: 'ordures' }], saidTurnsAgo: 1 })
    const window = await openWindow({ suggest: () => suggestionsOf([suggestion]), settings: { language: 'fr' } })
    await window.person.keyboard('{F2}')
    await window.screen.findByRole('article', {}, patience)
    expect(why(window)).toContain('Entendu : vidanges → , c’est-à-dire ordures')
    expect(why(window)).toContain('Dit il y a 1 réplique')
  })

  it('names the section at which it opens', async () => {
    const window = await onACallWith([aSuggestion({ section: { part: 'detail', heading: 'In **winter**' } })])
    expect(why(window)).toContain('§ Opens at: In winter')
  })
})

describe('a long answer', () => {
  const long = anAnswer({ answerId: 'long', detail: 'Always.\n\n## In **summer**\n\nDry.\n\n## In winter\n\nSnow.' })
  const open = async (heading: string) => {
    const section = { part: 'detail', heading } as const
    const window = await onACallWith([aSuggestion({ answerId: 'long', section })], { release: aRelease([long]) })
    await press(window, 1)
    await window.screen.findByText('Snow.', {}, patience)
    return window
  }

  it.each([
    ['In winter', 'In winter'],
    ['In **summer**', 'In summer'],
  ])('marks the section %s', async (heading, shown) => {
    const window = await open(heading)
    const panel = window.screen.getByRole('region', { name: 'Answer' })
    expect(panel.querySelector('[aria-current]')?.textContent).toBe(shown)
  })

  it('leaves the cursor in the notes', async () => {
    const window = await open('In winter')
    expect(document.activeElement).toBe(notes(window))
  })

  it('marks nothing when the section is gone', async () => {
    const window = await open('In autumn')
    expect(window.screen.getByRole('region', { name: 'Answer' }).querySelector('[aria-current]')).toBeNull()
  })
})

describe('asking for suggestions', () => {
  it.each(['possible', 'likely', 'strong'] as const)('asks for cards from %s on', async (cardsFrom) => {
    const window = await onACallWith([aSuggestion()], { settings: { cardsFrom } })
    expect(queries(window).at(-1)?.floor).toBe(leastConfidence[cardsFrom])
  })

  it('says what the cards show', async () => {
    const window = await onACallWith([aSuggestion({ answerId: 'one' }), aSuggestion({ answerId: 'two' })])
    await window.person.keyboard('x')
    expect(queries(window).at(-1)?.showing).toEqual(['one', 'two'])
  })

  it('says what was dismissed', async () => {
    const window = await onACallWith([aSuggestion({ answerId: 'one' }), aSuggestion({ answerId: 'two' })])
    await window.person.keyboard('{Control>}{Shift>}[Digit1]{/Shift}{/Control}')
    expect(queries(window).at(-1)).toMatchObject({ showing: ['two'], dismissed: ['one'] })
  })

  it('asks again when fewer cards are wished', async () => {
    const window = await onACallWith([aSuggestion()])
    await window.person.click(window.screen.getByRole('button', { name: 'Cards from: possible' }))
    await window.person.click(await window.screen.findByRole('radio', { name: /^strong/ }, patience))
    await waitFor(() => expect(queries(window).at(-1)?.floor).toBe(leastConfidence.strong), patience)
    expect(window.memory.settings.cardsFrom).toBe('strong')
  })
})

const choices = [
  { answerId: 'green', label: 'Green bin' },
  { answerId: 'blue', label: 'Blue bin' },
]
const which = { question: 'Which bin is it?', choices }
const bins = [aSuggestion({ answerId: 'blue' }), aSuggestion({ answerId: 'green' })]

const onACallWithAQuestion = async () =>
  realCall(await openWindow({ suggest: () => suggestionsOf(bins, which), release: null }))

describe('a clarifying question', () => {
  const group = ({ screen }: Window) => screen.queryByRole('group', { name: which.question })

  it('stands above the cards, with its choices in their order and with their keys', async () => {
    const window = await onACallWithAQuestion()
    const buttons = within(group(window) ?? document.body).getAllByRole('button')
    expect(buttons.map((button) => button.textContent)).toEqual(['Blue binCtrl1', 'Green binCtrl2'])
    expect(buttons.map((button) => button.getAttribute('aria-keyshortcuts'))).toEqual(['Control+1', 'Control+2'])
  })

  it('uses the answer that is chosen', async () => {
    const window = await onACallWithAQuestion()
    await window.person.click(window.screen.getByRole('button', { name: 'Green bin: green' }))
    await waitFor(() => expect(window.memory.facts.at(-1)).toMatchObject({ kind: 'suggestion-used', position: 2 }))
    expect(document.activeElement).toBe(notes(window))
  })

  it('is asked no more once an answer was chosen', async () => {
    const window = await onACallWithAQuestion()
    await press(window, 1)
    await window.person.keyboard('{Escape}')
    expect(group(window)).toBeNull()
  })

  it('is asked no more once only one choice is left', async () => {
    const window = await onACallWithAQuestion()
    await window.person.keyboard('{Control>}{Shift>}[Digit1]{/Shift}{/Control}')
    expect(group(window)).toBeNull()
  })

  it('is said aloud after it stood for a second', async () => {
    const window = await onACallWithAQuestion()
    expect(window.screen.queryByText('Ask: Which bin is it?')).toBeNull()
    window.clock.advance(shownAfterMs)
    expect(await window.screen.findByText('Ask: Which bin is it?', {}, patience)).toBeDefined()
  })
})

describe('what is learnt here', () => {
  const practised = async (): Promise<Window> => {
    const window = await openWindow({ suggest: () => suggestionsOf([aSuggestion()]) })
    await window.person.keyboard('{F2}')
    await window.screen.findByRole('article', {}, patience)
    return window
  }

  it('is that an answer was used, for what was asked then', async () => {
    const window = await onACallWith([aSuggestion()])
    await window.person.keyboard('hole')
    await press(window, 1)
    const query = { notes: 'hole', showing: ['pothole-report'], dismissed: [] }
    await waitFor(() =>
      expect(asked(window, 'suggestions:teach')).toMatchObject([{ query, answerId: 'pothole-report', lesson: 'used' }]),
    )
  })

  it('is that an answer does not fit', async () => {
    const window = await onACallWith([aSuggestion()])
    await window.person.keyboard('{Control>}{Shift>}[Digit1]{/Shift}{/Control}')
    await waitFor(() =>
      expect(asked(window, 'suggestions:teach')).toMatchObject([{ query: { dismissed: [] }, lesson: 'dismissed' }]),
    )
  })

  it('is nothing from practice', async () => {
    const window = await practised()
    await press(window, 1)
    await window.person.keyboard('{Escape}{Control>}{Shift>}[Digit1]{/Shift}{/Control}')
    await waitFor(() => expect(window.memory.facts.at(-1)?.kind).toBe('suggestion-dismissed'), patience)
    expect(asked(window, 'suggestions:teach')).toEqual([])
  })

  it('is forgotten only after a second word', async () => {
    const window = await openWindow()
    await window.person.click(window.screen.getByRole('button', { name: /^Cards from/ }))
    await window.person.click(
      await window.screen.findByRole('button', { name: 'Forget what was learnt here' }, patience),
    )
    expect(document.activeElement?.textContent).toBe('Keep it')
    expect(asked(window, 'suggestions:forget-lessons')).toEqual([])
    await window.person.click(window.screen.getByRole('button', { name: 'Forget' }))
    expect(await window.screen.findByText('Forgotten.', {}, patience)).toBeDefined()
    expect(asked(window, 'suggestions:forget-lessons')).toHaveLength(1)
  })

  it('moves an answer up that was used for the same words', async () => {
    const window = await realCallTyping('pothole')
    await press(window, 1)
    await waitFor(() => expect(window.lessons().recent).toEqual([pothole.answerId]), patience)
  })
})

/** In a real call with the real knowledge. */
async function realCallTyping(text: string): Promise<Window> {
  const window = await openWindow({ release: aRelease([pothole, streetLight]) })
  await window.person.click(window.screen.getByRole('radio', { name: 'a real call' }))
  await window.person.keyboard('{F2}')
  await window.person.keyboard(text)
  await window.screen.findAllByRole('article', {}, patience)
  return window
}
