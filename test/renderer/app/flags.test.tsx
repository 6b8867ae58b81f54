import { waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { aSettledFlag } from '../../support/a-flag.ts'
import { openWindow } from '../support/open-window.tsx'

const patience = { timeout: 10_000 }

type Window = Awaited<ReturnType<typeof openWindow>>

const flagKey = '{Control>}{Shift>}[KeyF]{/Shift}{/Control}'
const notes = ({ screen }: Window) => screen.findByRole('textbox', { name: 'Notes' }, patience)
const flagged = ({ memory }: Window) => memory.facts.filter((fact) => fact.kind === 'flagged')
const flagNote = ({ screen }: Window) => screen.queryByRole('textbox', { name: 'Note for those who keep the answer' })

/** In a call, with this typed into the notes. */
async function inACall(text = ''): Promise<Window> {
  const window = await openWindow()
  await window.person.keyboard('{F2}')
  await notes(window)
  if (text) await window.person.keyboard(text)
  return window
}

/** In a call, with the pothole on the first card, and the panel open. */
async function flaggingThePothole(): Promise<Window> {
  const window = await inACall('pothole')
  await window.screen.findByRole('article', {}, patience)
  await window.person.keyboard(flagKey)
  return window
}

describe('Ctrl+Shift+F', () => {
  it('asks about the first card while no answer is open', async () => {
    const { screen } = await flaggingThePothole()
    expect(screen.getByRole('heading', { name: 'Flag “Report a pothole”' })).toBeDefined()
  })

  it('puts the cursor into the note', async () => {
    const window = await flaggingThePothole()
    expect(document.activeElement).toBe(flagNote(window))
  })

  it('does nothing between calls', async () => {
    const window = await openWindow()
    await window.person.keyboard(flagKey)
    expect(flagNote(window)).toBeNull()
  })

  it('leaves only a missing answer to be flagged when there is none', async () => {
    const window = await inACall('unicorns')
    await window.person.keyboard(flagKey)
    expect(window.screen.getByRole('radio', { name: 'Missing', checked: true })).toBeDefined()
    expect(window.screen.getByRole('radio', { name: 'Wrong' }).hasAttribute('disabled')).toBe(true)
  })
})

describe('a flag', () => {
  it('is a fact of the call, with its note masked', async () => {
    const window = await flaggingThePothole()
    await window.person.keyboard('The number is 416-555-0199{Enter}')
    await waitFor(() =>
      expect(flagged(window)).toMatchObject([
        {
          flag: 'wrong',
          answerId: 'pothole-report',
          revisionId: expect.any(String),
          language: 'en',
          note: 'The number is [phone]',
          query: null,
          interactionId: window.store.getState().interaction.open?.interactionId,
        },
      ]),
    )
  })

  it('has the kind that the arrows chose', async () => {
    const window = await flaggingThePothole()
    await window.person.keyboard('{ArrowDown}{ArrowDown}{Enter}')
    await waitFor(() => expect(flagged(window)).toMatchObject([{ flag: 'out-of-date' }]))
  })

  it('of a missing answer has no answer, and the notes of the moment, masked', async () => {
    const window = await inACall('unicorn permit for 416-555-0199')
    await window.person.keyboard(`${flagKey}{Enter}`)
    await waitFor(() =>
      expect(flagged(window)).toMatchObject([
        { flag: 'missing', answerId: null, revisionId: null, query: 'unicorn permit for [phone]' },
      ]),
    )
  })

  it('of a missing answer says what the agent makes of the query, masked before it is sent', async () => {
    const window = await inACall('unicorn permit')
    await window.person.keyboard(flagKey)
    const query = window.screen.getByRole('textbox', { name: 'What there is no answer for' })
    expect(query).toHaveProperty('value', 'unicorn permit')
    await window.person.keyboard('{Shift>}{Tab}{/Shift}{End} call 416-555-0199')
    expect(document.activeElement).toBe(query)
    expect(window.screen.getByText('Sent as: unicorn permit call [phone]')).toBeDefined()
    await window.person.keyboard('{Enter}')
    await waitFor(() =>
      expect(flagged(window)).toMatchObject([{ flag: 'missing', query: 'unicorn permit call [phone]' }]),
    )
    expect(document.activeElement).toBe(await notes(window))
  })

  it('is about a missing answer after one arrow, in the resident’s language', async () => {
    const window = await flaggingThePothole()
    await window.person.keyboard('{Escape}{F7}')
    await window.person.keyboard(`${flagKey}{ArrowUp}for bicycles{Enter}`)
    await waitFor(() =>
      expect(flagged(window)).toMatchObject([
        { flag: 'missing', answerId: null, language: 'fr', query: 'pothole', note: 'for bicycles' },
      ]),
    )
  })

  it('has the note again when the kind needs no query any more', async () => {
    const window = await flaggingThePothole()
    await window.person.keyboard('{ArrowUp}{Shift>}{Tab}{/Shift}{ArrowDown}')
    expect(document.activeElement).toBe(flagNote(window))
    expect(window.screen.queryByRole('textbox', { name: 'What there is no answer for' })).toBeNull()
  })

  it('of a missing answer says nothing of what the resident said', async () => {
    const window = await inACall()
    window.announce('utterance:heard', {
      interactionId: window.store.getState().interaction.open?.interactionId ?? '',
      utterance: { speaker: 'resident', text: 'my unicorn is called Ada', heardAt: window.clock.now() },
    })
    await window.person.keyboard(`${flagKey}nothing about it{Enter}`)
    await waitFor(() => expect(flagged(window)).toMatchObject([{ flag: 'missing', query: null }]))
    expect(JSON.stringify(flagged(window))).not.toContain('Ada')
  })

  it('of a missing answer that says nothing at all is not sent', async () => {
    const window = await inACall()
    await window.person.keyboard(`${flagKey}{Enter}`)
    expect(flagNote(window)).not.toBeNull()
    expect(flagged(window)).toEqual([])
  })

  it('leaves the cursor in the notes', async () => {
    const window = await flaggingThePothole()
    await window.person.keyboard('{Enter}')
    expect(flagNote(window)).toBeNull()
    expect(document.activeElement).toBe(await notes(window))
  })

  it('is not sent at Escape, and the cursor is in the notes', async () => {
    const window = await flaggingThePothole()
    await window.person.keyboard('never mind{Escape}')
    expect(document.activeElement).toBe(await notes(window))
    expect(flagged(window)).toEqual([])
  })

  it('in after-call work does not confirm the wrap-up', async () => {
    const window = await flaggingThePothole()
    await window.person.keyboard('{Escape}{F9}')
    await window.person.keyboard(`${flagKey}{Enter}`)
    await waitFor(() => expect(flagged(window)).toHaveLength(1))
    expect(window.memory.facts.map(({ kind }) => kind)).not.toContain('wrap-up-submitted')
  })
})

describe('a flag that was settled', () => {
  it('is said in the status line, and takes no focus', async () => {
    const window = await inACall()
    window.announce('flag:settled', { flags: [aSettledFlag()] })
    expect(await window.screen.findByRole('button', { name: '1 of your flags was answered' })).toBeDefined()
    expect(document.activeElement).toBe(await notes(window))
  })

  it('while the agent was away is said when the window opens', async () => {
    const { screen } = await openWindow({ ownFlags: [aSettledFlag()] })
    expect(await screen.findByRole('button', { name: '1 of your flags was answered' })).toBeDefined()
  })

  it('stands in My day with the answer, and is no news afterwards', async () => {
    const window = await openWindow({ ownFlags: [aSettledFlag()] })
    await window.person.click(await window.screen.findByRole('button', { name: '1 of your flags was answered' }))
    expect(await window.screen.findByText('Fixed in release 42')).toBeDefined()
    expect(window.screen.getByText(/^The fee was corrected\./)).toBeDefined()
    await waitFor(() => expect(window.screen.queryByRole('button', { name: /answered/ })).toBeNull())
    expect(window.memory.ownFlags).toMatchObject([{ heard: true }])
  })
})
