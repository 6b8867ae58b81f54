import { waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { HeldInteraction } from '../../../shared/fair/held.ts'
import { fewest } from '../../../shared/figures/figure.ts'
import { anAgentId, anInteraction } from '../../support/an-interaction.ts'
import { openWindow } from '../support/open-window.tsx'

type Window = Awaited<ReturnType<typeof openWindow>>
const patience = { timeout: 10_000 }
const startAt = Date.UTC(2026, 10, 22, 15, 0)

const call = (place: number, more: Partial<HeldInteraction> = {}): HeldInteraction => ({
  interactionId: `00000000-0000-4000-9000-${String(place).padStart(12, '0')}`,
  startedAt: startAt - place * 60_000,
  endedAt: startAt,
  channel: 'voice',
  practice: false,
  phase: 'done',
  talkMs: 100_000,
  holdMs: 0,
  afterCallMs: 20_000,
  handleMs: 120_000,
  topic: 'pothole-report',
  title: { en: 'Report a pothole' },
  disposition: 'answered',
  suggestionsShown: 1,
  suggestionsUsed: 1,
  transferred: false,
  overridden: false,
  answerAt: null,
  language: 'en',
  queue: 'Roads',
  team: 'North',
  leftOut: false,
  contest: null,
  ...more,
})

const figures = {
  handled: fewest - 1,
  transferred: 0,
  medians: null,
}
const held = {
  interactions: [call(0), call(1), call(2)],
  facts: anInteraction(undefined, { interactionId: call(0).interactionId }),
  records: {
    'look-at-me': [{ id: '1', at: startAt, until: null, about: [{ text: '2026-11-01 – 2026-11-22' }], by: 'Sora' }],
    'sign-in': [
      {
        id: 's',
        at: startAt,
        until: null,
        about: [{ term: 'record workstation' }, { text: 'a-workstation' }],
        by: null,
      },
    ],
  },
  ownFigures: {
    teams: [
      {
        teamId: '00000000-0000-4000-9000-00000000000a',
        name: 'North',
        agents: [{ personId: anAgentId, displayName: 'Demo Agent', figures }],
      },
    ],
    timeZone: 'America/Toronto',
  },
}

const press = async ({ screen, person }: Window, name: string | RegExp) =>
  person.click((await screen.findAllByRole('button', { name }, patience))[0] ?? expect.fail())

async function whatIsHeld(options: Parameters<typeof openWindow>[0] = {}) {
  const window = await openWindow({ held, ...options })
  const isFrench = options?.settings?.language === 'fr'
  await window.person.click(
    await window.screen.findByRole('tab', { name: isFrench ? 'Ma journée' : 'My day' }, patience),
  )
  await press(window, isFrench ? 'Ce qui est conservé sur moi' : 'What is held about me')
  return window
}
const entries = async ({ screen }: Window) =>
  within(await screen.findByRole('region', { name: 'Your calls and chats' }, patience)).getAllByRole('listitem')

describe('what is held about me', () => {
  it('lists every kind of record with how many there are and how long they are kept', async () => {
    const { screen } = await whatIsHeld()
    const table = await screen.findByRole('table', { name: 'Kinds of records' }, patience)
    const row = within(table).getByText('Looks at your figures').closest('tr')
    const cells = [...(row?.querySelectorAll('th, td') ?? [])].map(({ textContent }) => textContent)
    expect(cells).toEqual([
      'Looks at your figures',
      '1',
      'Nov 22, 2026',
      'Nov 22, 2026',
      'Show',
      'Who looked at your figures, when, and of which period.',
      'No end',
    ])
    expect(screen.getByText(/^Where it says “No end”: .* until the city deletes it/)).toBeDefined()
  })

  it('shows the records of a kind, and who looked at the figures', async () => {
    const window = await whatIsHeld()
    await press(window, 'Show the records: Looks at your figures')
    const table = await window.screen.findByRole('table', { name: 'Looks at your figures' }, patience)
    expect(within(table).getByText('Sora').closest('tr')?.textContent).toContain('2026-11-01 – 2026-11-22')
    const [kind] = window.screen.getAllByRole('row', { name: /^Looks at your figures/ })
    expect(kind?.nextElementSibling?.contains(table)).toBe(true)
  })

  it('shows what the leads see, and says where that is too few', async () => {
    const { screen } = await whatIsHeld()
    const table = await screen.findByRole('table', { name: 'North' }, patience)
    const cells = within(table)
      .getAllByRole('cell')
      .map(({ textContent }) => textContent)
    expect(cells).toEqual(['9', ...Array(4).fill('too few to say'), '0'])
  })

  it('pages through the interactions', async () => {
    const window = await whatIsHeld()
    expect(await entries(window)).toHaveLength(2)
    await press(window, 'Show more')
    await waitFor(async () => expect(await entries(window)).toHaveLength(3), patience)
  })

  it('shows an interaction as its time line', async () => {
    const window = await whatIsHeld()
    await press(window, /^Time line of/)
    const table = await window.screen.findByRole('table', { name: 'Time line' }, patience)
    const steps = within(table)
      .getAllByRole('row')
      .slice(1)
      .map((row) => row.querySelectorAll('td')[0]?.textContent)
    expect(steps).toEqual(['Offered', 'Accepted', 'Ended', 'Wrap-up'])
  })

  it('tells the answers of a time line by their titles', async () => {
    const window = await whatIsHeld()
    await press(window, /^Time line of/)
    const table = await window.screen.findByRole('table', { name: 'Time line' }, patience)
    expect(within(table).getByText('Wrap-up').closest('tr')?.textContent).toMatch(/Report a pothole$/)
  })

  it('writes numbers as the language does', async () => {
    const many = Array.from({ length: 1_200 }, (_, place) => ({ ...held.records['sign-in'][0], id: String(place) }))
    const records = { 'sign-in': many as (typeof held.records)['sign-in'] }
    const { screen } = await whatIsHeld({ held: { ...held, records } })
    const table = await screen.findByRole('table', { name: 'Kinds of records' }, patience)
    expect(within(table).getByText('Sign-ins').closest('tr')?.textContent).toContain('1,200')
  })

  it('sends to the leads what is wrong, masked as it says before', async () => {
    const window = await whatIsHeld()
    await press(window, /^Say what is wrong about/)
    await window.person.keyboard('Caller 416 555 0199 was cut off')
    expect(await window.screen.findByText('Sent as: Caller [phone] was cut off')).toBeDefined()
    await press(window, 'Send')
    expect(
      await window.screen.findByText(/^You wrote on .*: Caller \[phone\] was cut off$/, {}, patience),
    ).toBeDefined()
    expect(window.screen.getByText('To be answered by Sora.')).toBeDefined()
    expect(window.calls).toContainEqual({
      name: 'contest:raise',
      input: { interactionId: call(0).interactionId, words: 'Caller [phone] was cut off' },
    })
    expect(await entries(window)).toHaveLength(2)
  })

  it('shows what a lead decided, and offers nothing more about what is left out', async () => {
    const answered = {
      decision: 'left-out' as const,
      answer: 'The line was dead.',
      decidedBy: 'Sora',
      decidedAt: startAt,
    }
    const contest = { words: 'Nobody spoke.', raisedAt: startAt, leads: ['Sora'], answered }
    const window = await whatIsHeld({ held: { ...held, interactions: [call(0, { leftOut: true, contest })] } })
    const [entry] = await entries(window)
    expect(entry?.textContent).toMatch(/Left out of all figures\. Sora answered on .*: The line was dead\.$/)
    expect(window.screen.queryByRole('button', { name: /^Say what is wrong/ })).toBeNull()
  })

  it('is saved whole as a file, with explanations in the language of the window', async () => {
    const window = await whatIsHeld({ settings: { language: 'fr' } })
    await press(window, 'Tout enregistrer dans un fichier…')
    const said = '3 enregistrements sauvegardés dans cue311-held.json'
    expect(await window.screen.findByText(said, {}, patience)).toBeDefined()
    expect(window.calls).toContainEqual({ name: 'held:save', input: { language: 'fr' } })
  })

  it('says that the disk is full, and can be saved again', async () => {
    const window = await whatIsHeld()
    window.memory.disk = 'disk-full'
    await press(window, 'Save all of it as a file…')
    expect(await window.screen.findByText('The disk is full. Nothing was saved.', {}, patience)).toBeDefined()
    window.memory.disk = 'ok'
    await press(window, 'Save all of it as a file…')
    expect(await window.screen.findByText('3 records saved as cue311-held.json', {}, patience)).toBeDefined()
  })

  it('says that the centre was gone before all of it was read', async () => {
    const window = await whatIsHeld()
    window.held.fault = 'server-unreachable'
    await press(window, 'Save all of it as a file…')
    expect(await window.screen.findByText('The centre cannot be reached.', {}, patience)).toBeDefined()
  })

  it('has the notice of what is recorded, in the language of the window', async () => {
    const { screen } = await whatIsHeld({ settings: { language: 'fr' } })
    expect(await screen.findByText('Avis : ce qui est enregistré ici', {}, patience)).toBeDefined()
    expect(screen.getByText('les frappes au clavier, ou ce qui est tapé avant l’envoi')).toBeDefined()
  })

  it('takes the focus, and gives it back', async () => {
    const { screen, person } = await whatIsHeld()
    const back = await screen.findByRole('button', { name: 'Back to my day' }, patience)
    await waitFor(() => expect(document.activeElement).toBe(back))
    await person.keyboard('{Enter}')
    const open = await screen.findByRole('button', { name: 'What is held about me' }, patience)
    await waitFor(() => expect(document.activeElement).toBe(open))
  })

  it('says when the centre cannot be reached', async () => {
    const { screen } = await whatIsHeld({ held: { fault: 'server-unreachable' } })
    expect(await screen.findByText('The centre cannot be reached.', {}, patience)).toBeDefined()
  })
})
