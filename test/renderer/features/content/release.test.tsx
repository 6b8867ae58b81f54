import { act, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { ReleaseRecord } from '../../../../shared/content/content-contract.ts'
import { failure } from '../../../../shared/result.ts'
import { noGolden } from '../../support/content-centre.ts'
import {
  asked,
  type ContentWindow,
  colleague,
  openContent,
  patience,
  potholeDraft,
  release,
} from '../../support/content-window.ts'

const [before = undefined] = release.revisions
const change = {
  answerId: 'pothole-report',
  language: 'en' as const,
  before: before ?? null,
  after: before ? { ...before, title: 'Report a deep pothole' } : null,
}
const candidate = { changes: [change], obstacles: [], golden: { ...noGolden, asked: 40, found: 39, foundBefore: 39 } }
const lost = { text: 'where is the hole', language: 'en' as const, answers: ['pothole-report'] }

type Content = ContentWindow['content']

const approved = (content: Content) => {
  content.drafts.set(potholeDraft().draftId, potholeDraft({ state: 'approved' }))
  content.candidate = candidate
}

async function openRelease(
  prepare: (content: Content) => void = approved,
  options: Parameters<typeof openContent>[1] = {},
) {
  const window = await openContent(prepare, options)
  const name = /^(Next release|Prochaine version)$/
  await window.person.click(window.screen.getByRole('tab', { name }))
  await window.screen.findByRole('region', { name }, patience)
  return window
}

const publishButton = (window: ContentWindow, name = 'Publish 1 draft') =>
  window.screen.findByRole('button', { name }, patience)
const isDisabled = (button: HTMLElement) => button.getAttribute('aria-disabled') === 'true'

/** The answers given so far have been shown. */
const settled = () => act(() => new Promise((resolve) => setTimeout(resolve, 0)))

describe('the next release', () => {
  it('has the approved drafts in it', async () => {
    const window = await openRelease()
    const tick = await window.screen.findByRole('checkbox', { name: /Report a deep pothole/ }, patience)
    expect(tick).toHaveProperty('checked', true)
    await waitFor(
      () => expect(asked(window, 'content:try').at(-1)).toEqual({ draftIds: [potholeDraft().draftId] }),
      patience,
    )
  })

  it('leaves out one that waits for its hour until somebody wants it sooner', async () => {
    const window = await openRelease((content) => {
      approved(content)
      content.drafts.set(potholeDraft().draftId, potholeDraft({ state: 'approved', publishAt: Date.UTC(2027, 0, 1) }))
    })
    const tick = await window.screen.findByRole('checkbox', { name: /goes out/ }, patience)
    expect(tick).toHaveProperty('checked', false)
    await window.person.click(tick)
    expect(await publishButton(window)).toBeDefined()
  })

  it('shows what changes, word by word', async () => {
    const window = await openRelease()
    const come = await window.screen.findByText('deep', {}, patience)
    expect(come.closest('ins')).not.toBeNull()
    expect(come.closest('li')?.querySelector('del')).toBeNull()
  })

  it('says how the test questions do', async () => {
    const window = await openRelease()
    expect(await window.screen.findByText(/39 of 40 found, 39 in the release before/, {}, patience)).toBeDefined()
  })

  it('is not published while something is in its way', async () => {
    const window = await openRelease((content) => {
      approved(content)
      content.candidate = { ...candidate, obstacles: [{ draftId: null, reason: 'related to an answer that is gone' }] }
    })
    expect(await window.screen.findByText('related to an answer that is gone', {}, patience)).toBeDefined()
    await window.person.click(await publishButton(window))
    expect(asked(window, 'content:publish')).toEqual([])
  })

  it('says what is in its way in the reader’s language, with the draft that it is about', async () => {
    const about = { draftId: potholeDraft().draftId, reason: 'nobody has approved it' }
    const window = await openRelease(
      (content) => {
        approved(content)
        const other = { answerId: 'blue-bin', language: 'fr' as const, effectiveFrom: '2026-01-01' }
        content.candidate = {
          ...candidate,
          obstacles: [
            { ...about, obstacle: { code: 'not-approved' } },
            { ...about, reason: 'x', obstacle: { code: 'field', field: 'title', fault: 'missing' } },
            { draftId: null, text: other, reason: 'y', obstacle: { code: 'lonely-question' } },
          ],
        }
      },
      { settings: { language: 'fr' } },
    )
    const [first, second, third] = await window.screen.findAllByRole('listitem', {}, patience)
    expect(first?.textContent).toBe('« Report a deep pothole » (EN) : Personne ne l’a approuvé.')
    expect(second?.textContent).toBe('« Report a deep pothole » (EN) : Titre : Il manque ce champ.')
    expect(third?.textContent).toBe(
      'blue-bin (FR, dès le 2026-01-01) : Aucune autre réponse de cette langue ne pose sa question, à la lettre près.',
    )
  })

  it('is published, and the drafts are no drafts any more', async () => {
    const window = await openRelease()
    await waitFor(async () => expect(isDisabled(await publishButton(window))).toBe(false), patience)
    await window.person.click(await publishButton(window))
    expect(await window.screen.findByText('Release 2 is published.', {}, patience)).toBeDefined()
    expect(asked(window, 'content:publish')).toEqual([
      { draftIds: [potholeDraft().draftId], emergency: null, override: null },
    ])
    expect(await window.screen.findByText('No draft is approved.', {}, patience)).toBeDefined()
  })

  it('asks for a reason when test questions are lost, and keeps it', async () => {
    const window = await openRelease((content) => {
      approved(content)
      content.candidate = { ...candidate, golden: { ...candidate.golden, found: 38, lost: [lost] } }
    })
    expect(await window.screen.findByText('where is the hole', {}, patience)).toBeDefined()
    expect(isDisabled(await publishButton(window))).toBe(true)
    await window.person.type(window.screen.getByRole('textbox', { name: /Reason for publishing/ }), 'The hole is gone')
    await window.person.click(await publishButton(window))
    await waitFor(
      () => expect(asked(window, 'content:publish')).toMatchObject([{ override: { reason: 'The hole is gone' } }]),
      patience,
    )
  })

  it('leads from a lost test question to its line', async () => {
    const window = await openRelease((content) => {
      approved(content)
      content.golden = { version: 1, questions: [lost] }
      content.candidate = { ...candidate, golden: { ...candidate.golden, found: 38, lost: [lost] } }
    })
    await window.person.click(await window.screen.findByRole('button', { name: 'where is the hole' }, patience))
    const line = await window.screen.findByRole('option', { name: /where is the hole.*Lost by the next/ }, patience)
    expect(line.getAttribute('aria-selected')).toBe('true')
    expect(document.activeElement).toBe(line.closest('[role="listbox"]'))
  })

  it('goes out without approval in an emergency, with a reason', async () => {
    const window = await openRelease((content) => {
      content.drafts.set(potholeDraft().draftId, potholeDraft())
      content.candidate = candidate
    })
    expect(await window.screen.findByText('No draft is approved.', {}, patience)).toBeDefined()
    await window.person.click(window.screen.getByRole('checkbox', { name: /Emergency/ }))
    await window.person.click(await window.screen.findByRole('checkbox', { name: /Report a deep pothole/ }, patience))
    await window.person.type(
      await window.screen.findByRole('textbox', { name: /Reason for the emergency/ }, patience),
      'Sn',
    )
    const name = 'Publish now, without approval'
    expect(isDisabled(await publishButton(window, name))).toBe(true)
    await window.person.type(window.screen.getByRole('textbox', { name: /Reason for the emergency/ }), 'ow storm')
    await waitFor(async () => expect(isDisabled(await publishButton(window, name))).toBe(false), patience)
    await window.person.click(await publishButton(window, name))
    await waitFor(
      () =>
        expect(asked(window, 'content:publish')).toMatchObject([
          { emergency: { reason: 'Snow storm' }, override: null },
        ]),
      patience,
    )
  })

  it('says in words why it was not published', async () => {
    const window = await openRelease((content) => {
      approved(content)
      content.publishAnswer = failure('golden-lost')
    })
    await waitFor(async () => expect(isDisabled(await publishButton(window))).toBe(false), patience)
    await window.person.click(await publishButton(window))
    expect(await window.screen.findByText(/Test questions would be lost/, {}, patience)).toBeDefined()
  })

  it('goes on saying so while the choice is tried anew, until somebody chooses', async () => {
    const window = await openRelease((content) => {
      approved(content)
      content.publishAnswer = failure('golden-lost')
    })
    await waitFor(async () => expect(isDisabled(await publishButton(window))).toBe(false), patience)
    const tries = asked(window, 'content:try').length
    await window.person.click(await publishButton(window))
    await waitFor(() => expect(asked(window, 'content:try').length).toBe(tries + 1), patience)
    await settled()
    expect(window.screen.getByText(/Test questions would be lost/)).toBeDefined()
    await window.person.click(window.screen.getByRole('checkbox', { name: /Report a deep pothole/ }))
    expect(window.screen.queryByText(/Test questions would be lost/)).toBeNull()
  })
})

describe('the desktops that a release has reached', () => {
  const desktop = (n: number, current: boolean) => ({
    deviceId: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    displayName: `Desk ${n}`,
    connected: true,
    number: current ? 2 : 1,
    current,
    reportedAt: Date.UTC(2026, 10, 23, 13, 0),
  })
  const identity = { number: 2, hash: 'a'.repeat(64) }

  it('are counted live, and those behind are named', async () => {
    const window = await openRelease((content) => {
      content.reached = { release: identity, desktops: [desktop(1, true), desktop(2, false)] }
    })
    expect(await window.screen.findByText('Release 2 has reached 1 of 2 desktops', {}, patience)).toBeDefined()
    expect(window.screen.getByText(/Desk 2 \(connected\): release 1 since/)).toBeDefined()
    window.content.reached = { release: identity, desktops: [desktop(1, true), desktop(2, true)] }
    expect(await window.screen.findByText('Release 2 has reached 2 of 2 desktops', {}, patience)).toBeDefined()
    expect(window.screen.queryByText(/Desk 2/)).toBeNull()
  })

  it('are counted no more when nobody looks', async () => {
    const window = await openRelease((content) => {
      content.reached = { release: identity, desktops: [desktop(1, true)] }
    })
    await window.screen.findByText(/has reached/, {}, patience)
    await window.person.click(window.screen.getByRole('tab', { name: 'Answers' }))
    const count = asked(window, 'content:reached').length
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    expect(asked(window, 'content:reached').length).toBe(count)
  })
})

describe('the releases', () => {
  const record = (number: number, more: Partial<ReleaseRecord> = {}): ReleaseRecord => ({
    number,
    hash: String(number).repeat(64),
    publishedAt: Date.UTC(2026, 10, 20 + number),
    publishedBy: colleague,
    purpose: 'content',
    note: null,
    put: number,
    withdrawn: 0,
    ...more,
  })

  async function openHistory() {
    const window = await openContent((content) => {
      content.releases = [record(2, { purpose: 'emergency', note: 'Snow storm' }), record(1, { publishedBy: null })]
      content.changes = [change]
    })
    await window.person.click(window.screen.getByRole('tab', { name: 'Releases' }))
    await window.screen.findByText('Release 2', {}, patience)
    return window
  }

  it('say who published them, why, and with which reason', async () => {
    const { screen } = await openHistory()
    const [newest, first] = screen.getAllByRole('listitem')
    expect(newest?.textContent).toMatch(/Emergency.*Colin Colleague.*Reason: Snow storm/)
    expect(first?.textContent).toContain('the server')
  })

  it('show what they changed', async () => {
    const window = await openHistory()
    await window.person.click(window.screen.getByRole('button', { name: 'Changes of release 2' }))
    expect((await window.screen.findByText('deep', {}, patience)).closest('ins')).not.toBeNull()
  })

  it('are rolled back to in one step, with a reason', async () => {
    const window = await openHistory()
    await window.person.click(window.screen.getByRole('button', { name: 'Roll back to release 1' }))
    const group = within(window.screen.getByRole('group', { name: /Make the answers of release 1/ }))
    expect(document.activeElement).toBe(group.getByRole('textbox'))
    await window.person.click(group.getByRole('button', { name: 'Roll back' }))
    expect(asked(window, 'content:roll-back')).toEqual([])
    await window.person.type(group.getByRole('textbox'), 'Wrong number')
    await window.person.click(group.getByRole('button', { name: 'Roll back' }))
    await waitFor(
      () => expect(asked(window, 'content:roll-back')).toEqual([{ to: 1, reason: 'Wrong number' }]),
      patience,
    )
    expect(await window.screen.findByText('Release 3', {}, patience)).toBeDefined()
  })

  it('say why one was not rolled back to, also when they were read again', async () => {
    const window = await openHistory()
    window.content.rollBackAnswer = failure('server-unreachable')
    await window.person.click(window.screen.getByRole('button', { name: 'Roll back to release 1' }))
    const group = within(window.screen.getByRole('group', { name: /Make the answers of release 1/ }))
    await window.person.type(group.getByRole('textbox'), 'Wrong number')
    const readings = asked(window, 'content:releases').length
    await window.person.click(group.getByRole('button', { name: 'Roll back' }))
    await waitFor(() => expect(asked(window, 'content:releases').length).toBe(readings + 1), patience)
    await settled()
    expect(window.screen.getByText(/centre cannot be reached/)).toBeDefined()
  })
})
