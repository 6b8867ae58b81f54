import { waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { failure } from '../../../../shared/result.ts'
import { aDraftText } from '../../../support/a-draft-text.ts'
import {
  aDelay,
  asked,
  type ContentWindow,
  openContent,
  openText,
  patience,
  potholeRevision,
  sideOf,
  titleField as title,
  withDraft,
} from '../../support/content-window.ts'

describe('the states of a draft', () => {
  const button = (window: ContentWindow, name: string) =>
    sideOf(window, 'English').findByRole('button', { name }, patience)
  const state = (window: ContentWindow) => [...window.content.drafts.values()][0]

  it('goes to review with all that was typed', async () => {
    const window = await withDraft()
    await openText(window, 'Report a deep pothole')
    await window.person.type(title(window), '!')
    await window.person.click(await button(window, 'Send to review'))
    await waitFor(
      () => expect(state(window)).toMatchObject({ state: 'in-review', title: 'Report a deep pothole!' }),
      patience,
    )
  })

  it('goes to review though a save is still on its way', async () => {
    const window = await withDraft()
    await openText(window, 'Report a deep pothole')
    const save = aDelay()
    window.content.saving = save.over
    await window.person.type(title(window), '!')
    await waitFor(() => expect(asked(window, 'content:save')).toHaveLength(1), patience)
    await window.person.click(await button(window, 'Send to review'))
    save.end()
    await waitFor(
      () => expect(state(window)).toMatchObject({ state: 'in-review', title: 'Report a deep pothole!' }),
      patience,
    )
  })

  it('says what is missing before it may go to review', async () => {
    const window = await withDraft({ text: aDraftText({ title: 'A hole', steps: '', owner: '' }), title: 'A hole' })
    await openText(window, 'A hole')
    expect(
      sideOf(window, 'English').getByText('To be completed before review: Steps for the agent, Owner.'),
    ).toBeDefined()
    await window.person.click(await button(window, 'Send to review'))
    expect(asked(window, 'content:move')).toEqual([])
  })

  it('is approved for an hour of the city', async () => {
    const window = await withDraft({ state: 'in-review' })
    await openText(window, 'Report a deep pothole')
    const hour = sideOf(window, 'English').getByLabelText(/Publish by itself at \(America\/Toronto/)
    await window.person.type(hour, '2026-12-01T06:00')
    await window.person.click(await button(window, 'Approve'))
    const publishAt = Date.parse('2026-12-01T11:00:00Z')
    await waitFor(() => expect(state(window)).toMatchObject({ state: 'approved', publishAt }), patience)
  })

  it('is approved without an hour', async () => {
    const window = await withDraft({ state: 'in-review' })
    await openText(window, 'Report a deep pothole')
    await window.person.click(await button(window, 'Approve'))
    await waitFor(() => expect(state(window)).toMatchObject({ state: 'approved', publishAt: null }), patience)
    expect(await sideOf(window, 'English').findByText(/approved by Edith Editor/, {}, patience)).toBeDefined()
  })

  it('says that somebody else has to approve it', async () => {
    const window = await withDraft({ state: 'in-review' })
    window.content.moveAnswer = failure('second-person')
    await openText(window, 'Report a deep pothole')
    await window.person.click(await button(window, 'Approve'))
    expect(await window.screen.findByText(/Somebody other than the author/, {}, patience)).toBeDefined()
  })

  it('says in words of its own what keeps it in work', async () => {
    const window = await withDraft()
    const reason = 'related: there is no answer nowhere'
    window.content.moveAnswer = {
      ...failure('incomplete', reason),
      obstacles: [{ draftId: null, reason, obstacle: { code: 'unknown-related', answerId: 'nowhere' } }],
    }
    await openText(window, 'Report a deep pothole')
    await window.person.click(await button(window, 'Send to review'))
    expect(await window.screen.findByText(/It names nowhere as often confused with it/, {}, patience)).toBeDefined()
    expect(window.screen.queryByText(new RegExp(reason))).toBeNull()
  })

  it('says why it was not published at its hour', async () => {
    const heldUpBy = [{ draftId: null, reason: 'gone', obstacle: { code: 'replaced-text-gone' as const } }]
    const window = await withDraft({ state: 'approved', heldUp: 'gone', heldUpBy })
    await openText(window, 'Report a deep pothole')
    expect(sideOf(window, 'English').getByText(/It was not published at its hour/)).toBeDefined()
    expect(sideOf(window, 'English').getByText(/Begin again from the one that is/)).toBeDefined()
  })

  it('says it in the words that a centre of before has kept', async () => {
    const window = await withDraft({ state: 'approved', heldUp: 'the bridge was closed' })
    await openText(window, 'Report a deep pothole')
    expect(sideOf(window, 'English').getByText(/the bridge was closed/)).toBeDefined()
  })

  it('goes back to work', async () => {
    const window = await withDraft({ state: 'approved' })
    await openText(window, 'Report a deep pothole')
    await window.person.click(await button(window, 'Back to work'))
    await waitFor(() => expect(state(window)).toMatchObject({ state: 'in-work' }), patience)
  })

  it('is discarded after a second press, and what is published stands there again', async () => {
    const window = await withDraft()
    await openText(window, 'Report a deep pothole')
    await window.person.click(await button(window, 'Discard the draft'))
    expect(window.content.drafts.size).toBe(1)
    await window.person.click(await button(window, 'Discard'))
    await waitFor(() => expect(title(window).value).toBe('Report a pothole'), patience)
    expect(window.content.drafts.size).toBe(0)
  })

  it('withdraws a published text as a draft of its own', async () => {
    const window = await openContent()
    await openText(window, 'Report a pothole')
    await window.person.click(await button(window, 'Withdraw this text'))
    await window.person.click(await button(window, 'Begin'))
    await waitFor(
      () => expect(state(window)).toMatchObject({ purpose: 'withdrawal', replaces: potholeRevision }),
      patience,
    )
    expect(title(window).closest('fieldset')?.disabled).toBe(true)
  })
})
