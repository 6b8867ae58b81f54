import { waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { anAnswer, aRelease } from '../../../support/a-release.ts'
import {
  type ContentWindow,
  openContent,
  patience,
  pothole,
  potholeDraft,
  rowsOf,
} from '../../support/content-window.ts'
import { openWindow } from '../../support/open-window.tsx'

const shows = (window: ContentWindow, ...titles: string[]) =>
  waitFor(() => expect(rowsOf(window)).toEqual(titles), patience)

const choose = (window: ContentWindow, label: string, option: string) =>
  window.person.selectOptions(window.screen.getByRole('combobox', { name: label }), option)

const all = ['Pay property tax', 'Report a pothole', 'Signaler un nid-de-poule'] as const

describe('the content tab', () => {
  it('is not there for an agent', async () => {
    const { screen } = await openWindow()
    await screen.findByRole('tab', { name: 'Call' }, patience)
    expect(screen.queryByRole('tab', { name: 'Content' })).toBeNull()
  })

  it('is there for an administrator', async () => {
    const administrator = { personId: pothole.answerId, signInName: 'a', displayName: 'Ada', roles: [] }
    const person = {
      ...administrator,
      personId: '11111111-1111-4111-8111-111111111111',
      roles: ['administrator' as const],
    }
    const { screen } = await openWindow({ person })
    expect(await screen.findByRole('tab', { name: 'Content' }, patience)).toBeDefined()
  })
})

describe('the list of texts', () => {
  it('has every published text by its title', async () => {
    await shows(await openContent(), ...all)
  })

  it('shows a draft in the row of the text that it replaces', async () => {
    const window = await openContent((content) => content.drafts.set('1', potholeDraft()))
    await shows(window, 'Pay property tax', 'Report a deep pothole', 'Signaler un nid-de-poule')
    expect(window.screen.getByRole('option', { name: /In work.*draft of Colin Colleague/ })).toBeDefined()
  })

  it('has a new text first', async () => {
    const window = await openContent((content) =>
      content.drafts.set('1', potholeDraft({ replaces: null, answerId: 'snow-ban', title: 'Snow parking ban' })),
    )
    await shows(window, 'Snow parking ban', ...all)
  })

  it('has the service and the owner of a new text, and is narrowed by them', async () => {
    const about = { replaces: null, answerId: 'snow-ban', title: 'Snow parking ban' }
    const window = await openContent((content) =>
      content.drafts.set('1', potholeDraft({ ...about, service: 'winter', owner: 'winter-desk' })),
    )
    await window.screen.findByRole('option', { name: /Snow parking ban.*Winter · winter-desk/ }, patience)
    await choose(window, 'Owner', 'winter-desk')
    await shows(window, 'Snow parking ban')
  })

  it('narrows at every letter, whatever the accents and capitals', async () => {
    const window = await openContent()
    await window.person.type(window.screen.getByRole('combobox', { name: 'Find a text' }), 'NID-dé')
    await shows(window, 'Signaler un nid-de-poule')
  })

  it('finds by id and by owner', async () => {
    const window = await openContent()
    await window.person.type(window.screen.getByRole('combobox', { name: 'Find a text' }), 'revenue tax-p')
    await shows(window, 'Pay property tax')
  })

  it.each([
    ['Service', 'Taxes', ['Pay property tax']],
    ['Owner', 'revenue', ['Pay property tax']],
    ['Language', 'French', ['Signaler un nid-de-poule']],
    ['State', 'In work', ['Report a deep pothole']],
    ['State', 'Published', ['Pay property tax', 'Signaler un nid-de-poule']],
  ])('narrows by %s: %s', async (filter, value, titles) => {
    const window = await openContent((content) => content.drafts.set('1', potholeDraft()))
    await shows(window, 'Pay property tax', 'Report a deep pothole', 'Signaler un nid-de-poule')
    await choose(window, filter, value)
    await shows(window, ...titles)
  })

  it('narrows to what is due for review', async () => {
    const window = await openContent()
    await window.person.click(window.screen.getByRole('checkbox', { name: 'Due for review' }))
    await shows(window, 'Pay property tax')
  })

  describe('with counts', () => {
    const counted = () =>
      openContent((content) => {
        content.counts = [
          ['pothole-report', 'en', 12, 1, 2],
          ['pothole-report', 'fr', 0, 7, 0],
        ]
      })

    it('says how often each was used and turned down, and that nothing became of others', async () => {
      const { screen } = await counted()
      expect(
        await screen.findByRole(
          'option',
          { name: /Report a pothole.*2 flags.*used in 12 calls · turned down in 1 ·/ },
          patience,
        ),
      ).toBeDefined()
      expect(
        screen.getByRole('option', { name: /Pay property tax.*used in 0 calls · turned down in 0 ·/ }),
      ).toBeDefined()
    })

    it('narrows to what is flagged', async () => {
      const window = await counted()
      await window.screen.findByText('2 flags', {}, patience)
      await window.person.click(window.screen.getByRole('checkbox', { name: 'Flagged' }))
      await shows(window, 'Report a pothole')
    })

    it.each([
      ['Most used first', ['Report a pothole', 'Pay property tax', 'Signaler un nid-de-poule']],
      ['Least used first', ['Pay property tax', 'Signaler un nid-de-poule', 'Report a pothole']],
      ['Most turned down first', ['Signaler un nid-de-poule', 'Report a pothole', 'Pay property tax']],
    ])('is ordered: %s', async (order, titles) => {
      const window = await counted()
      await window.screen.findByText('2 flags', {}, patience)
      await choose(window, 'Order', order)
      await shows(window, ...titles)
    })

    it('tells no counts that the centre has not told', async () => {
      const window = await openContent((content) => {
        content.reachable = false
      })
      await shows(window, ...all)
      expect(window.screen.queryByText(/used in/)).toBeNull()
    })
  })

  it('shows what is not in effect yet, and from when', async () => {
    const later = anAnswer({ answerId: 'snow-ban', title: 'Snow ban', effectiveFrom: '2027-12-01' })
    const window = await openContent(undefined, { release: aRelease([later]) })
    expect(await window.screen.findByText('from 2027-12-01', {}, patience)).toBeDefined()
  })

  it('is walked and opened by keys from the box', async () => {
    const window = await openContent()
    await shows(window, ...all)
    await window.person.type(
      window.screen.getByRole('combobox', { name: 'Find a text' }),
      '{ArrowDown}{ArrowDown}{Enter}',
    )
    expect(await window.screen.findByDisplayValue('Report a pothole', {}, patience)).toBeDefined()
  })

  it('is walked and opened by keys in itself', async () => {
    const window = await openContent()
    await shows(window, ...all)
    window.screen.getByRole('listbox', { name: 'Texts' }).focus()
    await window.person.keyboard('{End}{Enter}')
    expect(await window.screen.findByDisplayValue('Signaler un nid-de-poule', {}, patience)).toBeDefined()
  })

  it('has the keyboard again, where it was, after Escape', async () => {
    const window = await openContent()
    await shows(window, ...all)
    const list = window.screen.getByRole('listbox', { name: 'Texts' })
    list.focus()
    await window.person.keyboard('{ArrowDown}{Enter}')
    await window.screen.findByDisplayValue('Pay property tax', {}, patience)
    await window.person.keyboard('{Escape}')
    await waitFor(() => expect(document.activeElement).toBe(list), patience)
    expect(within(list).getByRole('option', { selected: true }).textContent).toContain('Pay property tax')
  })

  it('follows the centre when somebody else begins a draft', async () => {
    const window = await openContent()
    await shows(window, ...all)
    window.content.drafts.set('1', potholeDraft())
    window.announce('content:changed', { what: 'drafts' })
    await shows(window, 'Pay property tax', 'Report a deep pothole', 'Signaler un nid-de-poule')
  })

  it('says calmly that the centre cannot be reached, and lists what is published', async () => {
    const window = await openContent((content) => {
      content.reachable = false
    })
    await shows(window, ...all)
    expect(window.screen.getByText(/centre cannot be reached/)).toBeDefined()
  })

  it('draws only what is in sight of twenty thousand answers', async () => {
    const many = Array.from({ length: 20_000 }, (_, n) => ({ ...pothole, answerId: `topic-${n}`, title: `Topic ${n}` }))
    const texts = many.map((text, n) => ({ ...text, revisionId: n.toString(16).padStart(32, '0') }))
    const window = await openContent(undefined, { release: { ...aRelease([pothole]), revisions: texts } })
    await window.screen.findByText('20000 texts', {}, patience)
    expect(rowsOf(window).length).toBeLessThan(40)
    await window.person.type(window.screen.getByRole('combobox', { name: 'Find a text' }), 'topic-19999')
    await shows(window, 'Topic 19999')
  })
})
