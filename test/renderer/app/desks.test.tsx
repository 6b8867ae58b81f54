import { fireEvent, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { SettledFlag } from '../../../shared/flags/flag.ts'
import { aBanner } from '../../support/a-banner.ts'
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

describe('the desks', () => {
  it('are not for agents', async () => {
    const { screen } = await openWindow()
    expect(screen.queryByRole('button', { name: 'Flagged answers' })).toBeNull()
    expect(screen.queryByRole('button', { name: 'Notices to everybody' })).toBeNull()
  })

  it('are for supervisors, but for the flags', async () => {
    const { screen } = await openWindow({ person: { ...anAgent, roles: ['supervisor'] } })
    expect(screen.queryByRole('button', { name: 'Flagged answers' })).toBeNull()
    expect(screen.queryByRole('button', { name: 'Notices to everybody' })).not.toBeNull()
  })
})

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

  it('say that there are none', async () => {
    const { screen } = await atTheSettled([])
    expect(await screen.findByText('Nothing was settled yet.', {}, patience)).toBeDefined()
  })
})

describe('the desk for notices', () => {
  const acknowledgements = [
    { personId: anAgent.personId, displayName: 'Maya', deviceId: anAgent.personId, acknowledgedAt: now },
  ]
  const listed = {
    ...aBanner({}, now),
    writtenBy: 'Sora',
    writtenAt: now,
    endedBy: null,
    people: 40,
    acknowledgements,
  }
  const atTheDesk = async (listedBanners = [listed]) => {
    const window = await openWindow({ person: anEditor, listedBanners })
    await press(window, 'Notices to everybody')
    await window.screen.findByLabelText('Text in English', {}, patience)
    return window
  }
  const write = (window: Window, label: string, value: string) =>
    fireEvent.change(window.screen.getByLabelText(label), { target: { value } })
  const writeBoth = (window: Window) => {
    write(window, 'Text in English', 'Bridge closed.')
    write(window, 'Text in French', 'Pont fermé.')
  }

  it('puts a notice up, with start and end in the city’s time', async () => {
    const window = await atTheDesk([])
    writeBoth(window)
    write(window, 'From (city time)', '2026-11-23T10:00')
    write(window, 'Until (city time)', '2026-11-23T12:30')
    await press(window, 'Put up')
    await waitFor(() =>
      expect(window.memory.listedBanners).toMatchObject([
        {
          text: { en: 'Bridge closed.', fr: 'Pont fermé.' },
          audience: { kind: 'all' },
          startsAt: Date.UTC(2026, 10, 23, 15, 0),
          endsAt: Date.UTC(2026, 10, 23, 17, 30),
        },
      ]),
    )
  })

  it('puts it up for one role', async () => {
    const window = await atTheDesk([])
    writeBoth(window)
    write(window, 'For', 'supervisor')
    await press(window, 'Put up')
    await waitFor(() =>
      expect(window.memory.listedBanners).toMatchObject([{ audience: { kind: 'role', role: 'supervisor' } }]),
    )
  })

  it.each([
    ['only one language', 'Text in French', ' ', /both languages/],
    ['an end before the start', 'Until (city time)', '2026-11-23T08:00', /end after it starts/],
    ['an end that no calendar has', 'Until (city time)', '', /end after it starts/],
    ['more than a month', 'Until (city time)', '2027-03-01T08:00', /31 days/],
  ])('refuses %s in words', async (_what, label, value, reason) => {
    const window = await atTheDesk([])
    writeBoth(window)
    write(window, label, value)
    await press(window, 'Put up')
    expect(await window.screen.findByText(reason)).toBeDefined()
    expect(window.memory.listedBanners).toEqual([])
  })

  it('asked again after no answer came, puts up the same one', async () => {
    const window = await atTheDesk([])
    window.memory.centreFault = 'server-unreachable'
    writeBoth(window)
    await press(window, 'Put up')
    await window.screen.findByText(/^The centre cannot be reached/)
    window.memory.centreFault = null
    await press(window, 'Put up')
    await waitFor(() => expect(window.memory.listedBanners).toHaveLength(1))
    const asked = window.calls.filter(({ name }) => name === 'banner:put').map(({ input }) => input)
    expect(new Set(asked.map((input) => (input as { bannerId: string }).bannerId)).size).toBe(1)
  })

  it('shows who has acknowledged, of how many', async () => {
    const { screen } = await atTheDesk()
    expect(screen.getByText('Acknowledged by 1 of 40')).toBeDefined()
    expect(screen.getByText(/^Maya, 9:00/)).toBeDefined()
  })

  it('takes a notice down', async () => {
    const window = await atTheDesk()
    await press(window, 'Take down')
    expect(await window.screen.findByText(/Taken down by Demo Agent\./)).toBeDefined()
  })
})

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
