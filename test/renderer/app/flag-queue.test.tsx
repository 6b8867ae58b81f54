import { act, fireEvent, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { SettledFlag } from '../../../shared/flags/flag.ts'
import { aListedFlag } from '../../support/a-flag.ts'
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

describe('the queue of flags', () => {
  const flags = [
    aListedFlag({ note: 'The fee is 30 dollars.' }),
    aListedFlag({ note: 'Fee!' }),
    aListedFlag({ kind: 'missing', answerId: null, title: null, owner: null, query: 'bike racks' }),
  ]
  const atTheQueue = async () => {
    const window = await openWindow({ person: anEditor, listedFlags: flags })
    await press(window, 'Flagged answers')
    await window.screen.findByText('The fee is 30 dollars.', {}, patience)
    return window
  }
  const words = async ({ screen }: Window) => {
    const [first] = screen.getAllByLabelText('What to say to those who flagged it')
    return first ?? expect.fail()
  }

  it('shows what most say first, with every note', async () => {
    const { screen } = await atTheQueue()
    const titles = screen.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent)
    expect(titles).toEqual(['Report a pothole', 'bike racks'])
    expect(screen.getByText('2 flags')).toBeDefined()
    expect(screen.getByText('Fee!')).toBeDefined()
  })

  it('settles all flags of a matter with one sentence', async () => {
    const window = await atTheQueue()
    await window.person.type(await words(window), 'The fee was corrected.')
    await window.person.click(window.screen.getAllByRole('button', { name: 'Fixed' })[0] ?? expect.fail())
    await waitFor(() => expect(window.screen.queryByText('2 flags')).toBeNull())
    expect(window.memory.decisions).toEqual([{ state: 'fixed', release: 1, words: 'The fee was corrected.' }])
    expect(window.memory.listedFlags).toHaveLength(1)
  })

  it('names the release that is installed, also one that comes while it is open, until another is typed', async () => {
    const window = await atTheQueue()
    const release = () => (window.screen.getAllByLabelText('In release')[0] as HTMLInputElement).value
    const becomes = (number: number) => {
      const installed = { number, hash: 'a'.repeat(64), answers: 1, installedAt: 1 }
      act(() => window.announce('release:changed', { installed, fault: null }))
    }
    expect(release()).toBe('1')
    becomes(2)
    await waitFor(() => expect(release()).toBe('2'))
    fireEvent.change(window.screen.getAllByLabelText('In release')[0] ?? expect.fail(), { target: { value: '7' } })
    fireEvent.blur(window.screen.getAllByLabelText('In release')[0] ?? expect.fail())
    becomes(3)
    expect(release()).toBe('7')
  })

  it('has a missing answer begun from what was missed', async () => {
    const window = await atTheQueue()
    await press(window, 'Draft an answer about “bike racks”')
    await waitFor(
      () =>
        expect([...window.content.drafts.values()]).toMatchObject([
          { answerId: 'bike-racks', text: { title: 'Bike racks', residentsWords: ['bike racks'] } },
        ]),
      patience,
    )
    expect(await window.screen.findByRole('region', { name: 'Answer being written' }, patience)).toBeDefined()
  })

  it('leads to the answer that is flagged', async () => {
    const window = await atTheQueue()
    await press(window, 'Open “Report a pothole” in the editor')
    const editor = await window.screen.findByRole('region', { name: 'Answer being written' }, patience)
    await waitFor(() => expect(titleIn(editor)).toBe('Report a pothole'), patience)
  })

  it('asks for a sentence before anything is settled', async () => {
    const window = await atTheQueue()
    await window.person.click(window.screen.getAllByRole('button', { name: 'Not changed' })[0] ?? expect.fail())
    expect(await window.screen.findByText(/^Say in a few words what was decided/)).toBeDefined()
    expect(window.memory.decisions).toEqual([])
  })

  it('says when the centre cannot be reached, and keeps what was typed', async () => {
    const window = await atTheQueue()
    window.memory.centreFault = 'server-unreachable'
    await window.person.type(await words(window), 'The fee was corrected.')
    await window.person.click(window.screen.getAllByRole('button', { name: 'Fixed' })[0] ?? expect.fail())
    expect(await window.screen.findByText(/^The centre cannot be reached/)).toBeDefined()
    expect(((await words(window)) as HTMLInputElement).value).toBe('The fee was corrected.')
  })

  it('shows one owner’s alone', async () => {
    const window = await atTheQueue()
    fireEvent.change(window.screen.getByLabelText('Kept by'), { target: { value: 'roads-operations' } })
    await waitFor(() => expect(window.screen.queryByText('bike racks')).toBeNull())
    expect(window.screen.getByText('2 flags')).toBeDefined()
  })
})

describe('the settled flags', () => {
  const settlement = { state: 'fixed' as const, release: 42, words: 'The fee was corrected.', settledAt: now }
  const aDecided = (more: Partial<SettledFlag> = {}): SettledFlag => ({
    ...aListedFlag({ note: 'The fee is 30 dollars.', flaggedAt: now - 2 * 86_400_000 }),
    settlement,
    settledBy: 'Edna',
    ...more,
  })
  const atTheSettled = async (settledFlags: readonly SettledFlag[]) => {
    const window = await openWindow({ person: anEditor, settledFlags, listedFlags: [aListedFlag()] })
    await press(window, 'Flagged answers')
    await window.person.click(await window.screen.findByRole('tab', { name: 'Settled' }, patience))
    return window
  }

  it('say how, when, by whom and in what time', async () => {
    const { screen } = await atTheSettled([aDecided()])
    const row = (await screen.findByText('Fixed in release 42', {}, patience)).closest('li')
    expect(row?.textContent).toMatch(
      /^Fixed in release 42WrongReport a potholeThe fee is 30 dollars\.The fee was corrected\.Settled by Edna, Nov 23, 2026.* · flagged by Maya, 2 days before$/,
    )
  })

  it('are read by pages', async () => {
    const many = Array.from({ length: 51 }, (_, index) => aDecided({ note: `Note ${index}` }))
    const window = await atTheSettled(many)
    await window.screen.findByText('Note 49', {}, patience)
    expect(window.screen.queryByText('Note 50')).toBeNull()
    await press(window, 'Older ones')
    expect(await window.screen.findByText('Note 50', {}, patience)).toBeDefined()
    expect(window.screen.queryByRole('button', { name: 'Older ones' })).toBeNull()
  })

  it('are one owner’s alone', async () => {
    const window = await atTheSettled([aDecided({ note: 'Mine' }), aDecided({ note: 'Theirs', owner: 'waste' })])
    await window.screen.findByText('Theirs', {}, patience)
    fireEvent.change(window.screen.getByLabelText('Kept by'), { target: { value: 'roads-operations' } })
    await waitFor(() => expect(window.screen.queryByText('Theirs')).toBeNull(), patience)
    expect(await window.screen.findByText('Mine', {}, patience)).toBeDefined()
  })

  /** Somebody looks at them while one more is on its way; `settle` lets it arrive. */
  const whileSettling = async (settledFlags: readonly SettledFlag[]) => {
    const window = await openWindow({ person: anEditor, settledFlags, listedFlags: [aListedFlag()] })
    let settle = () => {}
    window.memory.settling = new Promise((resolve) => {
      settle = resolve
    })
    await press(window, 'Flagged answers')
    await window.person.type(
      await window.screen.findByLabelText('What to say to those who flagged it', {}, patience),
      'It was corrected.',
    )
    await press(window, 'Fixed')
    await window.person.click(window.screen.getByRole('tab', { name: 'Settled' }))
    return { window, settle }
  }

  it('stay as they are when it could not be settled, and it is said', async () => {
    const { window, settle } = await whileSettling([aDecided()])
    await window.screen.findByText('Fixed in release 42', {}, patience)
    window.memory.centreFault = 'server-unreachable'
    settle()
    await window.screen.findByText(/^The centre cannot be reached/, {}, patience)
    expect(window.screen.getAllByText('Fixed in release 42')).toHaveLength(1)
  })

  it('show what is settled while somebody looks at them', async () => {
    const { window, settle } = await whileSettling([])
    await window.screen.findByText('Nothing was settled yet.', {}, patience)
    settle()
    expect(await window.screen.findByText('Fixed in release 1', {}, patience)).toBeDefined()
  })

  it('say that there are none', async () => {
    const { screen } = await atTheSettled([])
    expect(await screen.findByText('Nothing was settled yet.', {}, patience)).toBeDefined()
  })
})
