import { waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { anAgent, openWindow } from '../support/open-window.tsx'

type Window = Awaited<ReturnType<typeof openWindow>>

/** What the window's clock says: nine in the morning in the city. */
const now = Date.UTC(2026, 10, 23, 14, 0)
const anEditor = { ...anAgent, roles: ['editor' as const] }
const patience = { timeout: 10_000 }

const button = ({ screen }: Window, name: string) => screen.findByRole('button', { name }, patience)
const press = async (window: Window, name: string) => window.person.click(await button(window, name))

/** The title of the text that is open in an editor. */
const titleIn = (editor: HTMLElement) => (within(editor).getByLabelText('Title') as HTMLInputElement).value

describe('the gap report', () => {
  const gaps = {
    from: now - 30 * 86_400_000,
    until: now,
    missed: [{ language: 'en' as const, query: 'bike racks', others: ['bike rack downtown'], count: 12, before: 4 }],
    unused: [],
    dismissed: [
      {
        answerId: 'pothole-report',
        language: 'en' as const,
        title: 'Report a pothole',
        owner: 'roads-operations',
        count: 7,
        before: 0,
        used: 1,
      },
    ],
  }

  it('shows what was looked for in vain, how else, and how it was before', async () => {
    const window = await openWindow({ person: anEditor, gaps })
    await press(window, 'Gap report')
    const row = (await window.screen.findByText('bike racks', {}, patience)).closest('li')
    expect(row?.textContent).toBe('12bike racksalso: bike rack downtownbefore: 4Write it')
  })

  it('shows what was turned down, and how often it was used all the same', async () => {
    const window = await openWindow({ person: anEditor, gaps })
    await press(window, 'Gap report')
    const row = (await window.screen.findByText('Report a pothole', {}, patience)).closest('li')
    expect(row?.textContent).toBe('7Report a potholeKept by roads-operations · used in 1 callbefore: 0Open it')
  })

  it('begins an answer with what was asked for, by keys, and has it at the centre', async () => {
    const window = await openWindow({ person: anEditor, gaps })
    await press(window, 'Gap report')
    const write = await button(window, 'Write an answer about “bike racks”')
    await waitFor(() => expect(document.activeElement).toBe(write))
    await window.person.keyboard('{Enter}')
    const editor = await window.screen.findByRole('region', { name: 'Answer being written' }, patience)
    expect(within(editor).getByDisplayValue('Bike racks')).toBeDefined()
    await waitFor(
      () =>
        expect([...window.content.drafts.values()]).toMatchObject([
          {
            answerId: 'bike-racks',
            language: 'en',
            replaces: null,
            text: { title: 'Bike racks', residentsWords: ['bike racks', 'bike rack downtown'] },
          },
        ]),
      patience,
    )
    expect(window.store.getState().editor.open?.questions.en).toBe('bike racks\nbike rack downtown')
  })

  it('leads to the draft that was begun from it, and begins no second one', async () => {
    const window = await openWindow({ person: anEditor, gaps })
    await press(window, 'Gap report')
    await press(window, 'Write an answer about “bike racks”')
    await waitFor(() => expect(window.content.drafts.size).toBe(1), patience)
    await press(window, 'All texts')
    await press(window, 'Gap report')
    await press(window, 'Write an answer about “bike racks”')
    const editor = await window.screen.findByRole('region', { name: 'Answer being written' }, patience)
    expect(await within(editor).findByDisplayValue('Bike racks', {}, patience)).toBeDefined()
    expect(window.content.drafts.size).toBe(1)
  })

  it('opens what was turned down, by the arrows', async () => {
    const window = await openWindow({ person: anEditor, gaps })
    await press(window, 'Gap report')
    const write = await button(window, 'Write an answer about “bike racks”')
    await waitFor(() => expect(document.activeElement).toBe(write))
    await window.person.keyboard('{ArrowDown}{Enter}')
    const editor = await window.screen.findByRole('region', { name: 'Answer being written' }, patience)
    await waitFor(() => expect(titleIn(editor)).toBe('Report a pothole'), patience)
    expect(window.content.drafts.size).toBe(0)
  })

  it('keeps what was being written before it leads elsewhere', async () => {
    const window = await openWindow({ person: anEditor, gaps })
    await window.person.click(await window.screen.findByRole('tab', { name: 'Content' }, patience))
    await window.person.keyboard('{Control>}[KeyN]{/Control}')
    await window.person.keyboard('Half a thought')
    await press(window, 'Gap report')
    await press(window, 'Open “Report a pothole” in the editor')
    await waitFor(
      () => expect([...window.content.drafts.values()]).toMatchObject([{ title: 'Half a thought' }]),
      patience,
    )
    const editor = await window.screen.findByRole('region', { name: 'Answer being written' }, patience)
    await waitFor(() => expect(titleIn(editor)).toBe('Report a pothole'), patience)
  })

  it('says that an answer has no text any more', async () => {
    const [dismissed] = gaps.dismissed
    const gone = { ...dismissed, answerId: 'gone', title: 'Gone' } as (typeof gaps.dismissed)[0]
    const window = await openWindow({ person: anEditor, gaps: { ...gaps, dismissed: [gone] } })
    await press(window, 'Gap report')
    await press(window, 'Open “Gone” in the editor')
    expect(await window.screen.findByText(/is not in the release on this workstation/, {}, patience)).toBeDefined()
  })

  it('says when the centre cannot be reached', async () => {
    const window = await openWindow({ person: anEditor })
    await press(window, 'Gap report')
    expect(await window.screen.findByText(/^The centre cannot be reached/, {}, patience)).toBeDefined()
  })
})
