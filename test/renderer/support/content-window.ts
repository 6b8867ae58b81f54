import { waitFor, within } from '@testing-library/react'
import type { Draft } from '../../../shared/content/draft.ts'
import { aDraftText } from '../../support/a-draft-text.ts'
import { anAnswer, aRelease } from '../../support/a-release.ts'
import { aDraft } from './content-centre.ts'
import { anAgent, openWindow } from './open-window.tsx'

export const patience = { timeout: 10_000 }

export const anEditor = { ...anAgent, displayName: 'Edith Editor', roles: ['editor' as const] }
export const colleague = { personId: '99999999-9999-4999-8999-999999999999', displayName: 'Colin Colleague' }

export const pothole = anAnswer()
export const nidDePoule = anAnswer({
  language: 'fr',
  title: 'Signaler un nid-de-poule',
  spoken: 'Je peux signaler ce nid-de-poule.',
  residentsWords: ['trou dans la rue'],
})
export const taxes = anAnswer({
  answerId: 'tax-pay',
  title: 'Pay property tax',
  service: 'taxes',
  owner: 'revenue',
  reviewOn: '2026-11-01',
  residentsWords: ['city bill'],
})
export const release = aRelease([pothole, nidDePoule, taxes])
const revisionId = (at: number) => release.revisions[at]?.revisionId ?? ''
export const potholeRevision = revisionId(0)

/** A colleague's draft of the English pothole text. */
export const potholeDraft = (more: Partial<Draft> = {}): Draft =>
  aDraft({
    draftId: '33333333-3333-4333-8333-333333333333',
    answerId: 'pothole-report',
    language: 'en',
    purpose: 'text',
    replaces: potholeRevision,
    text: aDraftText({ title: 'Report a deep pothole' }),
    createdBy: colleague,
    editedBy: colleague,
    editedAt: Date.UTC(2026, 10, 23, 13, 0),
    ...more,
  })

export type ContentWindow = Awaited<ReturnType<typeof openContent>>

/** A window on the content, with an editor signed in; `prepare` says what the centre has. */
export async function openContent(
  prepare: (content: Awaited<ReturnType<typeof openWindow>>['content']) => void = () => {},
  options: Parameters<typeof openWindow>[0] = {},
) {
  const window = await openWindow({ release, person: anEditor, ...options })
  prepare(window.content)
  await window.person.click(await window.screen.findByRole('tab', { name: /^(Content|Contenu)$/ }, patience))
  await window.screen.findByRole('listbox', { name: /^(Texts|Textes)$/ }, patience)
  return window
}

export const rowsOf = ({ screen }: ContentWindow) =>
  within(screen.getByRole('listbox', { name: 'Texts' }))
    .queryAllByRole('option')
    .map((row) => row.querySelector('[lang]')?.textContent)

/** Opens the text that has this title in the list. */
export async function openText(window: ContentWindow, title: string) {
  const list = window.screen.getByRole('listbox', { name: 'Texts' })
  await window.person.click(await within(list).findByText(title, {}, patience))
  return within(await window.screen.findByRole('region', { name: 'Answer being written' }, patience))
}

/** One language of the open answer. */
export const sideOf = (window: ContentWindow, name: 'English' | 'Français') =>
  within(window.screen.getByRole('region', { name }))

/** The title of the English text. */
export const titleField = (window: ContentWindow) =>
  sideOf(window, 'English').getByRole<HTMLInputElement>('textbox', { name: 'Title' })

export const asked = ({ calls }: ContentWindow, name: string) =>
  calls.filter((call) => call.name === name).map(({ input }) => input)

/** Waits until what was typed is at the centre. */
export const saved = (window: ContentWindow, title: string) =>
  waitFor(() => {
    const titles = [...window.content.drafts.values()].map(({ text }) => text.title)
    if (!titles.includes(title)) throw new Error(`the centre has ${titles.join(', ')}`)
  }, patience)

/** With a draft of the pothole's answer, which has these. */
export const withDraft = (more: Parameters<typeof potholeDraft>[0] = {}) =>
  openContent((content) => content.drafts.set(potholeDraft().draftId, potholeDraft(more)))

/** Something that takes until a test ends it. */
export function aDelay() {
  let end = () => {}
  const over = new Promise<void>((resolve) => {
    end = resolve
  })
  return { over, end: () => end() }
}
