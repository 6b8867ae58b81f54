import { within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { ReleaseRecord } from '../../../../shared/content/content-contract.ts'
import { toRevision } from '../../../../shared/knowledge/release.ts'
import { failure } from '../../../../shared/result.ts'
import { anAnswer, sha256 } from '../../../support/a-release.ts'
import {
  asked,
  type ContentWindow,
  colleague,
  openContent,
  openText,
  patience,
  pothole,
  potholeDraft,
  potholeRevision,
  saved,
  sideOf,
} from '../../support/content-window.ts'

const record = (number: number, more: Partial<ReleaseRecord> = {}): ReleaseRecord => ({
  number,
  hash: String(number).repeat(64),
  // Half past midnight in Greenwich: still the day before in the city.
  publishedAt: Date.UTC(2026, 10, 20 + number, 0, 30),
  publishedBy: colleague,
  purpose: 'content',
  note: null,
  put: 1,
  withdrawn: 0,
  ...more,
})

const text = (title: string, steps = pothole.steps) => toRevision(anAnswer({ title, steps }), sha256)
const current = toRevision(pothole, sha256)
const history = [
  { revision: current, release: record(3) },
  {
    revision: text('Report a hole', '1. Ask for the nearest house.'),
    release: record(2, { purpose: 'emergency', note: 'Snow storm' }),
  },
  { revision: text('A hole in the road'), release: record(1, { purpose: 'first', publishedBy: null }) },
]

type Prepare = Parameters<typeof openContent>[0]

async function openEarlier(prepare: Prepare = () => {}, title = 'Report a pothole') {
  const window = await openContent((content) => {
    content.history = history
    prepare(content)
  })
  await openText(window, title)
  await window.person.click(sideOf(window, 'English').getByRole('button', { name: 'Earlier texts' }))
  await window.screen.findByText('Release 3', {}, patience)
  return window
}

const choose = (window: ContentWindow, name: string) => window.person.click(window.screen.getByRole('radio', { name }))
const difference = (window: ContentWindow) => within(window.screen.getByRole('region', { name: 'What differs' }))
const restore = (window: ContentWindow, number: number) =>
  window.person.click(window.screen.getByRole('button', { name: `Restore the text of release ${number}` }))

describe('the earlier texts of an answer', () => {
  it('come newest first, with release, purpose, reason, who and when in the city', async () => {
    const window = await openEarlier()
    const list = within(window.screen.getByRole('region', { name: 'Texts, the newest first' }))
    const [newest, emergency, first] = list.getAllByRole('listitem').map(({ textContent }) => textContent)
    expect(newest).toMatch(/Release 3.*Current.*Colin Colleague, Nov 22, 2026, 7:30/)
    expect(emergency).toMatch(/Release 2.*Emergency.*Reason: Snow storm/)
    expect(first).toMatch(/Release 1.*First.*the server/)
  })

  it('show first what the newest changed', async () => {
    const window = await openEarlier()
    expect(difference(window).getByText('hole').closest('del')).not.toBeNull()
    expect(difference(window).getByText('pothole').closest('ins')).not.toBeNull()
  })

  it('are compared two by two, whichever they are', async () => {
    const window = await openEarlier()
    await choose(window, 'Compare from release 1')
    await choose(window, 'Compare to release 2')
    expect(difference(window).getByText('From release 1 to release 2')).toBeDefined()
    expect(difference(window).getByText('nearest house', { exact: false }).closest('ins')).not.toBeNull()
  })

  it('are read as a whole when one is chosen twice', async () => {
    const window = await openEarlier()
    await choose(window, 'Compare to release 2')
    expect(difference(window).getByText('The text of release 2')).toBeDefined()
    expect(difference(window).getByText('1. Ask for the nearest house.')).toBeDefined()
    expect(difference(window).queryByText('hole')?.closest('del')).toBeFalsy()
  })

  it('open at Ctrl+Shift+H from the row that the arrows have reached', async () => {
    const window = await openContent((content) => {
      content.history = history
    })
    await window.person.type(window.screen.getByRole('combobox', { name: 'Find a text' }), 'report{ArrowDown}')
    await window.person.keyboard('{Control>}{Shift>}h{/Shift}{/Control}')
    await window.screen.findByText('Release 3', {}, patience)
    await window.person.keyboard('{Escape}')
    expect(await window.screen.findByRole('listbox', { name: 'Texts' }, patience)).toBeDefined()
  })

  it('say calmly that the centre cannot be reached', async () => {
    const window = await openContent((content) => {
      content.history = history
    })
    await openText(window, 'Report a pothole')
    window.content.reachable = false
    await window.person.click(sideOf(window, 'English').getByRole('button', { name: 'Earlier texts' }))
    expect(await window.screen.findByText(/centre cannot be reached/, {}, patience)).toBeDefined()
  })
})

describe('restoring an earlier text', () => {
  it('begins a draft with it, which is reviewed like any other', async () => {
    const window = await openEarlier()
    await restore(window, 2)
    await saved(window, 'Report a hole')
    expect(asked(window, 'content:begin')).toMatchObject([
      { answerId: 'pothole-report', language: 'en', replaces: potholeRevision, purpose: 'text' },
    ])
    expect(sideOf(window, 'English').getByDisplayValue('1. Ask for the nearest house.')).toBeDefined()
    expect(await sideOf(window, 'English').findByRole('button', { name: 'Send to review' }, patience)).toBeDefined()
  })

  it('is not offered for what is published', async () => {
    const window = await openEarlier()
    expect(window.screen.queryByRole('button', { name: 'Restore the text of release 3' })).toBeNull()
  })

  const onADraft = (more: Parameters<typeof potholeDraft>[0] = {}) =>
    openEarlier((content) => content.drafts.set(potholeDraft().draftId, potholeDraft(more)), 'Report a deep pothole')
  const titles = ({ content }: ContentWindow) => [...content.drafts.values()].map((draft) => draft.text.title)

  it('overwrites no draft before a person has seen both', async () => {
    const window = await onADraft()
    await restore(window, 2)
    const alert = within(await window.screen.findByRole('alert', { name: 'Changed meanwhile' }, patience))
    expect(alert.getByText(/There is a draft of this text, changed by Colin Colleague/)).toBeDefined()
    await new Promise((resolve) => setTimeout(resolve, 1_200))
    expect(titles(window)).toEqual(['Report a deep pothole'])
    expect(window.content.kept.size).toBe(0)
    await window.person.click(alert.getByRole('button', { name: 'Take the earlier text' }))
    await saved(window, 'Report a hole')
    expect(window.content.drafts.size).toBe(1)
  })

  it('leaves the draft as it is when I say so', async () => {
    const window = await onADraft()
    await restore(window, 2)
    await window.person.click(await window.screen.findByRole('button', { name: 'Keep the draft' }, patience))
    expect(sideOf(window, 'English').getByDisplayValue('Report a deep pothole')).toBeDefined()
    expect(titles(window)).toEqual(['Report a deep pothole'])
  })

  it('meets a draft that was begun meanwhile', async () => {
    const window = await openEarlier()
    window.content.drafts.set(potholeDraft().draftId, potholeDraft())
    await restore(window, 2)
    expect(await window.screen.findByRole('alert', { name: 'Changed meanwhile' }, patience)).toBeDefined()
    expect(titles(window)).toEqual(['Report a deep pothole'])
  })

  it('waits while what was typed is not at the centre', async () => {
    const window = await openContent((content) => {
      content.history = history
      content.beginAnswer = failure('unavailable')
    })
    await openText(window, 'Report a pothole')
    await window.person.type(sideOf(window, 'English').getByRole('textbox', { name: 'Title' }), '!')
    await window.person.click(sideOf(window, 'English').getByRole('button', { name: 'Earlier texts' }))
    await window.screen.findByText('Release 3', {}, patience)
    await restore(window, 2)
    expect(await window.screen.findByText(/What is in the editor is not at the centre/, {}, patience)).toBeDefined()
    window.content.beginAnswer = null
    await window.person.keyboard('{Escape}')
    expect(sideOf(window, 'English').getByDisplayValue('Report a pothole!')).toBeDefined()
  })

  it('waits while a draft takes the text out', async () => {
    const window = await onADraft({ purpose: 'withdrawal' })
    await restore(window, 2)
    expect(await window.screen.findByText(/A draft takes this text out/, {}, patience)).toBeDefined()
    expect(titles(window)).toEqual(['Report a deep pothole'])
  })
})
