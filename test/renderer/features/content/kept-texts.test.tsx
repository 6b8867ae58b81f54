import { waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { KeptText } from '../../../../shared/content/content-here.ts'
import { aDraftText } from '../../../support/a-draft-text.ts'
import {
  asked,
  openContent,
  openText,
  patience,
  potholeDraft,
  potholeRevision,
  saved,
  sideOf,
  titleField as title,
} from '../../support/content-window.ts'

const aKept = (more: Partial<KeptText> = {}): KeptText => ({
  draftId: '33333333-3333-4333-8333-333333333333',
  answerId: 'pothole-report',
  language: 'en',
  replaces: potholeRevision,
  version: 1,
  text: aDraftText({ title: 'Typed before the crash' }),
  keptAt: 1,
  ...more,
})

describe('what was typed', () => {
  it('is kept on this workstation while the centre is away, and saved when it is back', async () => {
    const window = await openContent()
    await openText(window, 'Report a pothole')
    window.content.reachable = false
    await window.person.type(title(window), ' away')
    await waitFor(
      () => expect([...window.content.kept.values()][0]?.text.title).toBe('Report a pothole away'),
      patience,
    )
    expect(await sideOf(window, 'English').findByText(/centre cannot be reached/, {}, patience)).toBeDefined()
    window.content.reachable = true
    window.announce('connection:changed', { state: 'online' })
    await saved(window, 'Report a pothole away')
    await waitFor(() => expect(window.content.kept.size).toBe(0), patience)
  })

  it('is in sight in the list when the editor closed without the centre', async () => {
    const window = await openContent()
    await openText(window, 'Report a pothole')
    window.content.reachable = false
    await window.person.type(title(window), '!')
    await window.person.keyboard('{Escape}')
    expect(
      await window.screen.findByText(/“Report a pothole!” \(English\) was typed on this/, {}, patience),
    ).toBeDefined()
  })

  it('is sent by itself when the connection is back, though its editor was closed', async () => {
    const window = await openContent()
    await openText(window, 'Report a pothole')
    window.content.reachable = false
    await window.person.type(title(window), '!')
    await window.person.keyboard('{Escape}')
    await window.screen.findByText(/was typed on this/, {}, patience)
    window.content.reachable = true
    window.announce('connection:changed', { state: 'online' })
    await saved(window, 'Report a pothole!')
    await waitFor(() => expect(window.screen.queryByText(/was typed on this/)).toBeNull(), patience)
    expect(window.content.kept.size).toBe(0)
  })

  it('is sent over the version that it was typed into', async () => {
    const window = await openContent((content) => {
      content.drafts.set(potholeDraft().draftId, potholeDraft())
      content.kept.set(aKept().draftId, aKept())
    })
    window.announce('connection:changed', { state: 'online' })
    await saved(window, 'Typed before the crash')
    await waitFor(() => expect(window.content.kept.size).toBe(0), patience)
  })

  it('is sent though the draft had been begun with less of it', async () => {
    const window = await openContent((content) => {
      content.drafts.set(potholeDraft().draftId, potholeDraft())
      content.kept.set(aKept().draftId, aKept({ version: null }))
    })
    window.announce('connection:changed', { state: 'online' })
    await saved(window, 'Typed before the crash')
  })

  it.each([
    ['changed the draft', { version: 7 }, {}],
    ['has a draft for the same text', { draftId: '44444444-4444-4444-8444-444444444444' }, { version: null }],
    [
      'wrote an answer of that id',
      { draftId: '44444444-4444-4444-8444-444444444444', answerId: 'snow-ban', replaces: null },
      { answerId: 'snow-ban', replaces: null, version: null },
    ],
  ])('stays here when somebody else %s, until a person chooses', async (_what, draft, kept) => {
    const window = await openContent((content) => {
      content.drafts.set(potholeDraft(draft).draftId, potholeDraft(draft))
      content.kept.set(aKept().draftId, aKept(kept))
    })
    window.announce('connection:changed', { state: 'online' })
    await waitFor(() => expect(asked(window, 'content:drafts').length).toBeGreaterThan(2), patience)
    expect(await window.screen.findByText(/was typed on this/, {}, patience)).toBeDefined()
    expect([...window.content.kept.values()]).toMatchObject([{ text: { title: 'Typed before the crash' } }])
    expect([...window.content.drafts.values()]).toMatchObject([{ title: 'Report a deep pothole' }])
  })

  it('survives a crash of the window', async () => {
    const window = await openContent((content) => {
      content.drafts.set(potholeDraft().draftId, potholeDraft())
      content.kept.set(aKept().draftId, aKept())
    })
    await window.person.click(await window.screen.findByRole('button', { name: 'Open it' }, patience))
    await waitFor(() => expect(title(window).value).toBe('Typed before the crash'), patience)
    await saved(window, 'Typed before the crash')
  })

  it('survives a crash though the draft was changed since', async () => {
    const window = await openContent((content) => {
      content.drafts.set(potholeDraft().draftId, potholeDraft({ version: 7 }))
      content.kept.set(aKept().draftId, aKept())
    })
    await window.person.click(await window.screen.findByRole('button', { name: 'Open it' }, patience))
    expect(await window.screen.findByRole('alert', { name: 'Changed meanwhile' }, patience)).toBeDefined()
    expect(title(window).value).toBe('Typed before the crash')
  })

  it('survives a crash though nobody else knows of the answer', async () => {
    const window = await openContent((content) => {
      content.kept.set(aKept().draftId, aKept({ answerId: 'snow-ban', replaces: null, version: null }))
    })
    await window.person.click(await window.screen.findByRole('button', { name: 'Open it' }, patience))
    await saved(window, 'Typed before the crash')
    expect(asked(window, 'content:begin')).toMatchObject([{ answerId: 'snow-ban', draftId: aKept().draftId }])
  })
})
