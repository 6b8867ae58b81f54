import { waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import {
  aDelay,
  asked,
  type ContentWindow,
  colleague,
  openContent,
  openText,
  patience,
  potholeDraft,
  potholeRevision,
  saved,
  sideOf,
  titleField as title,
  withDraft,
} from '../../support/content-window.ts'

/** A colleague saves over the draft. */
function changeElsewhere(window: ContentWindow, words: string) {
  const [draft] = window.content.drafts.values()
  if (!draft) throw new Error('there is no draft')
  const text = { ...draft.text, title: words }
  window.content.drafts.set(draft.draftId, {
    ...draft,
    text,
    title: words,
    version: draft.version + 1,
    editedBy: colleague,
  })
}

describe('the editor', () => {
  it('shows both languages beside each other', async () => {
    const window = await openContent()
    await openText(window, 'Report a pothole')
    expect(title(window).value).toBe('Report a pothole')
    expect(sideOf(window, 'Français').getByDisplayValue('Signaler un nid-de-poule')).toBeDefined()
  })

  it('puts the cursor into the title', async () => {
    const window = await openContent()
    await openText(window, 'Signaler un nid-de-poule')
    expect(document.activeElement).toBe(sideOf(window, 'Français').getByDisplayValue('Signaler un nid-de-poule'))
  })

  it('begins a draft at the first letter, and saves what follows', async () => {
    const window = await openContent()
    await openText(window, 'Report a pothole')
    await window.person.type(title(window), ' now')
    await saved(window, 'Report a pothole now')
    await window.person.type(title(window), '!')
    await saved(window, 'Report a pothole now!')
    expect(window.content.drafts.size).toBe(1)
    expect(asked(window, 'content:begin')).toMatchObject([{ replaces: potholeRevision, purpose: 'text' }])
  })

  it('says where what was typed is', async () => {
    const window = await openContent()
    await openText(window, 'Report a pothole')
    await window.person.type(title(window), '!')
    expect(await sideOf(window, 'English').findByText('Saved on this workstation', {}, patience)).toBeDefined()
    expect(await sideOf(window, 'English').findByText('Saved, last by Edith Editor', {}, patience)).toBeDefined()
  })

  it('warns where a language is missing, and writes it from the other', async () => {
    const window = await openContent()
    await openText(window, 'Pay property tax')
    const french = sideOf(window, 'Français')
    expect(french.getByText('There is no text in French.')).toBeDefined()
    await window.person.click(french.getByRole('button', { name: 'Write it in French' }))
    expect(sideOf(window, 'Français').getByRole<HTMLSelectElement>('combobox', { name: 'Service' }).value).toBe('taxes')
    await window.person.type(sideOf(window, 'Français').getByRole('textbox', { name: 'Title' }), 'Payer ses taxes')
    await saved(window, 'Payer ses taxes')
    expect(asked(window, 'content:begin')).toMatchObject([{ answerId: 'tax-pay', language: 'fr', replaces: null }])
  })

  it('warns where the other language was changed later', async () => {
    const window = await withDraft()
    await openText(window, 'Report a deep pothole')
    expect(sideOf(window, 'Français').getByText(/English text was changed later/)).toBeDefined()
    expect(sideOf(window, 'English').queryByText(/was changed later/)).toBeNull()
  })

  it('counts the words of the line to say, and says when there are too many', async () => {
    const window = await openContent()
    await openText(window, 'Report a pothole')
    const spoken = sideOf(window, 'English').getByRole('textbox', { name: 'Line to say first' })
    await window.person.clear(spoken)
    await window.person.click(spoken)
    await window.person.paste('word '.repeat(41))
    expect(sideOf(window, 'English').getByText('41 of 40 words')).toBeDefined()
    expect(sideOf(window, 'English').getByText('Too many words to say in one go.')).toBeDefined()
  })

  it('shows the card as an agent sees it, letter by letter', async () => {
    const window = await openContent()
    await openText(window, 'Report a pothole')
    await window.person.type(title(window), ' here')
    const preview = within(window.screen.getByRole('region', { name: 'As agents see it' }))
    expect(preview.getByText('Report a pothole here')).toBeDefined()
    expect(preview.getByText('Strong match')).toBeDefined()
  })

  it('warns of an answer that looks like the title', async () => {
    const window = await openContent()
    await openText(window, 'Report a pothole')
    await window.person.clear(title(window))
    await window.person.type(title(window), 'Pay my property tax')
    expect(await window.screen.findByText(/This looks like “Pay property tax” \(tax-pay\)/, {}, patience)).toBeDefined()
  })

  it('tells with which questions agents will find it', async () => {
    const window = await openContent()
    await openText(window, 'Report a pothole')
    const box = window.screen.getByRole('textbox', { name: /Questions as residents ask them, in English/ })
    await window.person.type(box, 'hole in the road{Enter}where do I pay my city bill')
    const results = window.screen.getByRole('region', { name: /Agents will find this/ })
    await waitFor(() => {
      expect(within(results).getByText(/^Place 1: /)).toBeDefined()
      expect(within(results).getByText(/behind “Pay property tax”/)).toBeDefined()
    }, patience)
  })

  it('says who else has the draft open', async () => {
    const window = await openContent((content) => {
      content.drafts.set(potholeDraft().draftId, potholeDraft())
      content.others = [colleague]
    })
    await openText(window, 'Report a deep pothole')
    expect(await window.screen.findByText('Colin Colleague has this draft open.', {}, patience)).toBeDefined()
    await window.person.keyboard('{Escape}')
    await waitFor(() => expect(asked(window, 'content:look').at(-1)).toEqual({ draftId: null }), patience)
  })

  it('follows a colleague’s change while nothing is typed here', async () => {
    const window = await withDraft()
    await openText(window, 'Report a deep pothole')
    changeElsewhere(window, 'Report a huge pothole')
    window.announce('content:changed', { what: 'drafts' })
    await waitFor(() => expect(title(window).value).toBe('Report a huge pothole'), patience)
  })

  it('takes what it saved itself for nobody else’s, though the list is late and the next letter is typed', async () => {
    const window = await withDraft()
    await openText(window, 'Report a deep pothole')
    const [list, text] = [aDelay(), aDelay()]
    window.content.listing = list.over
    window.content.reading = text.over
    window.announce('content:changed', { what: 'drafts' })
    await window.person.type(title(window), '!')
    await saved(window, 'Report a deep pothole!')
    await waitFor(() => expect(window.store.getState().editor.open?.sides.en?.draft?.version).toBe(2), patience)
    list.end()
    await waitFor(() => expect(window.store.getState().content.drafts[0]?.version).toBe(1), patience)
    await window.person.type(title(window), '?')
    text.end()
    await saved(window, 'Report a deep pothole!?')
    expect(window.screen.queryByRole('alert', { name: 'Changed meanwhile' })).toBeNull()
  })
})

describe('a draft that somebody else changed meanwhile', () => {
  async function inConflict() {
    const window = await withDraft()
    await openText(window, 'Report a deep pothole')
    changeElsewhere(window, 'Their words')
    await window.person.clear(title(window))
    await window.person.type(title(window), 'My words')
    await window.screen.findByRole('alert', { name: 'Changed meanwhile' }, patience)
    return window
  }
  const centreTitle = (window: ContentWindow) => [...window.content.drafts.values()][0]?.text.title

  it('says who, shows both texts, and overwrites nothing', async () => {
    const window = await inConflict()
    const panel = window.screen.getByRole('alert', { name: 'Changed meanwhile' })
    expect(panel.textContent).toContain('Colin Colleague changed this draft')
    expect(panel.querySelector('del')?.textContent).toContain('Their')
    expect(panel.querySelector('ins')?.textContent).toContain('My')
    expect(title(window).value).toBe('My words')
    expect(centreTitle(window)).toBe('Their words')
  })

  it('becomes mine when I say so', async () => {
    const window = await inConflict()
    await window.person.click(window.screen.getByRole('button', { name: 'Keep my text' }))
    await saved(window, 'My words')
    expect(window.screen.queryByRole('alert', { name: 'Changed meanwhile' })).toBeNull()
  })

  it('becomes theirs when I say so, and mine can be put back', async () => {
    const window = await inConflict()
    await window.person.click(window.screen.getByRole('button', { name: 'Take their text' }))
    expect(title(window).value).toBe('Their words')
    await window.person.click(window.screen.getByText('Your text that gave way'))
    await window.person.click(window.screen.getByRole('button', { name: 'Put my text back' }))
    await saved(window, 'My words')
  })

  it('waits for a choice after its editor was closed, and goes over theirs by itself never', async () => {
    const window = await inConflict()
    await window.person.keyboard('{Escape}')
    await window.screen.findByText(/“My words” \(English\) was typed on this/, {}, patience)
    window.announce('connection:changed', { state: 'online' })
    await window.person.click(await window.screen.findByRole('button', { name: 'Open it' }, patience))
    expect(await window.screen.findByRole('alert', { name: 'Changed meanwhile' }, patience)).toBeDefined()
    expect(title(window).value).toBe('My words')
    expect(centreTitle(window)).toBe('Their words')
  })

  it('meets another draft that was begun for the same text', async () => {
    const window = await openContent()
    await openText(window, 'Report a pothole')
    window.content.drafts.set(potholeDraft().draftId, potholeDraft())
    await window.person.type(title(window), '!')
    expect(await window.screen.findByRole('alert', { name: 'Changed meanwhile' }, patience)).toBeDefined()
    expect(window.content.drafts.size).toBe(1)
  })

  it('goes on as a new one after it was discarded elsewhere', async () => {
    const window = await withDraft()
    await openText(window, 'Report a deep pothole')
    window.content.drafts.clear()
    await window.person.type(title(window), '!')
    await window.person.click(await window.screen.findByRole('button', { name: 'Go on as a new draft' }, patience))
    await saved(window, 'Report a deep pothole!')
  })
})

describe('a new answer', () => {
  it('opens at Ctrl+N and takes its id from its title', async () => {
    const window = await openContent()
    await window.person.keyboard('{Control>}[KeyN]{/Control}')
    await window.screen.findByRole('region', { name: 'English' }, patience)
    await window.person.type(title(window), 'Élagage of trees')
    await window.screen.findByDisplayValue('elagage-of-trees', {}, patience)
    await saved(window, 'Élagage of trees')
    expect(asked(window, 'content:begin')).toMatchObject([{ answerId: 'elagage-of-trees', replaces: null }])
  })

  it('is not saved under the id of another', async () => {
    const window = await openContent()
    await window.person.keyboard('{Control>}[KeyN]{/Control}')
    await window.screen.findByRole('region', { name: 'English' }, patience)
    await window.person.type(title(window), 'Tax pay')
    expect(window.screen.getByText('Another answer has this id.')).toBeDefined()
    await new Promise((resolve) => setTimeout(resolve, 1_200))
    expect(window.content.drafts.size).toBe(0)
  })

  it('is not begun by Ctrl+N while a call is looked at', async () => {
    const window = await openContent()
    await window.person.click(window.screen.getByRole('tab', { name: 'Call' }))
    await window.person.keyboard('{Control>}[KeyN]{/Control}')
    expect(window.store.getState().editor.open).toBeNull()
  })
})
