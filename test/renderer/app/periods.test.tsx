import { waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { linkOf } from '../../../renderer/features/figures/period/view-link.ts'
import { barOf } from '../../../shared/figures/bars.ts'
import { firstView } from '../../../shared/figures/period-view.ts'
import type { AnswerToQuestion, Course, CourseQuestion, Figures, Question } from '../../../shared/figures/question.ts'
import { anAgent, openWindow } from '../support/open-window.tsx'

const aSupervisor = { ...anAgent, displayName: 'Sora Supervisor', roles: ['supervisor' as const] }
const patience = { timeout: 10_000 }
const choices = {
  today: '2026-11-23',
  timeZone: 'America/Toronto',
  queues: ['general', 'tax'],
  teams: [{ teamId: '11111111-1111-4111-8111-111111111111', name: 'North' }],
  topics: [{ answerId: 'pothole-report', title: { en: 'Report a pothole', fr: 'Signaler un nid-de-poule' } }],
}

const someFigures = (handled: number, more: Partial<Figures> = {}): Figures => ({
  handled,
  talkMs: handled * 150_000,
  holdMs: handled * 10_000,
  afterCallMs: handled * 30_000,
  handleMs: handled * 190_000,
  medianMs: 170_000,
  p90Ms: 400_000,
  transferred: Math.round(handled / 20),
  known: handled,
  settled: Math.round(handled * 0.8),
  repeats: Math.round(handled / 10),
  shown: handled,
  assisted: handled,
  overridden: 0,
  helped: handled,
  answerMs: handled * 20_000,
  arrived: {
    came: handled,
    answered: handled,
    waitedMs: handled * 15_000,
    inTime: Math.round(handled * 0.9),
    of: handled,
  },
  ...more,
})

/** A centre in which every period has as many as it has days, a hundred a day. */
function answerQuestion({ period: { from, until }, by, filter }: Question): AnswerToQuestion {
  const days = (Date.parse(until) - Date.parse(from)) / 86_400_000
  const handled = filter.queue ? 8 : days * 100
  const values = by === 'hour' ? ['9', '33'] : by === 'queue' ? ['general', 'tax', ''] : ['one']
  return {
    from: Date.parse(`${from}T05:00Z`),
    until: Date.parse(`${until}T05:00Z`),
    timeZone: 'America/Toronto',
    total: someFigures(handled),
    bars: [{ bar: barOf(170_000), count: handled }],
    rows: values.map((value) => ({
      value,
      label: null,
      figures: someFigures(value === '' ? 3 : Math.round(handled / 2)),
    })),
    more: 0,
  }
}

const answerCourse = ({ period: { from } }: CourseQuestion): Course => ({
  timeZone: 'America/Toronto',
  steps: [
    { from: Date.parse(`${from}T05:00Z`), until: Date.parse(`${from}T05:00Z`) + 86_400_000, figures: someFigures(100) },
  ],
})

async function atPeriods(options: Parameters<typeof openWindow>[0] = {}) {
  const window = await openWindow({
    person: aSupervisor,
    figures: { choices, answerQuestion, answerCourse },
    ...options,
  })
  await window.person.click(await window.screen.findByRole('tab', { name: /^(Periods|Périodes)$/ }, patience))
  return window
}
type PeriodsWindow = Awaited<ReturnType<typeof atPeriods>>

const tile = async ({ screen }: PeriodsWindow, name: RegExp) => {
  const term = (await screen.findAllByRole('term')).find((one) => name.test(one.textContent ?? ''))
  return [...(term?.parentElement?.querySelectorAll('dd') ?? [])].map((one) => one.textContent)
}
const asked = ({ calls }: PeriodsWindow, name: string) =>
  calls.filter((call) => call.name === name).map(({ input }) => input as Question)

describe('the screen of periods', () => {
  it('shows the last thirty days beside the thirty before, medians first', async () => {
    const window = await atPeriods()
    await window.screen.findByRole('heading', { name: 'How it went' }, patience)
    const first = within(window.screen.getAllByRole('term')[0] as HTMLElement)
    expect(first.getByText(/Handle time, median/)).toBeDefined()
    expect(await tile(window, /^Handled/)).toEqual(['3,000', 'before 3,000; the same'])
    expect(asked(window, 'period:read').map(({ period }) => period)).toEqual([
      { from: '2026-10-24', until: '2026-11-23' },
      { from: '2026-09-24', until: '2026-10-24' },
    ])
  })

  it('says how much a share differs in points', async () => {
    const answer = (question: Question) => {
      const { total, ...rest } = answerQuestion(question)
      const of = question.period.until === '2026-11-23' ? 100 : 200
      return { ...rest, total: someFigures(1_000, { transferred: of }) }
    }
    const window = await atPeriods({ figures: { choices, answerQuestion: answer, answerCourse } })
    await window.screen.findByRole('heading', { name: 'How it went' }, patience)
    expect(await tile(window, /^Transferred/)).toEqual(['10.0%', 'before 20.0%; 10.0 points less'])
  })

  it('says of too few that they are too few', async () => {
    const window = await atPeriods({
      figures: {
        choices,
        answerQuestion: (question) => ({ ...answerQuestion(question), total: someFigures(9) }),
        answerCourse,
      },
    })
    await window.screen.findByRole('heading', { name: 'How it went' }, patience)
    expect((await tile(window, /^Handle time, median/))[0]).toBe('too few to say')
    expect((await tile(window, /^Handled/))[0]).toBe('9')
  })

  it('looks at other days, beside nothing, within another threshold', async () => {
    const window = await atPeriods()
    await window.screen.findByRole('heading', { name: 'How it went' }, patience)
    await window.person.selectOptions(window.screen.getByRole('combobox', { name: 'Period' }), 'Last month')
    await window.person.selectOptions(window.screen.getByRole('combobox', { name: 'Beside' }), 'Nothing')
    await window.person.selectOptions(window.screen.getByRole('combobox', { name: 'Answered in time within' }), '120 s')
    await waitFor(
      () =>
        expect(asked(window, 'period:read').at(-1)).toMatchObject({
          period: { from: '2026-10-01', until: '2026-11-01' },
          thresholdS: 120,
        }),
      patience,
    )
    await waitFor(async () => expect(await tile(window, /^Handled/)).toEqual(['3,100']), patience)
  })

  it('is narrowed to a queue by its row, and widened again', async () => {
    const window = await atPeriods()
    await window.person.click(await window.screen.findByRole('button', { name: 'tax' }, patience))
    await waitFor(async () => expect((await tile(window, /^Handled/))[0]).toBe('8'), patience)
    expect(asked(window, 'period:read').at(-1)?.filter).toEqual({ queue: ['tax'] })
    await window.person.click(window.screen.getByRole('button', { name: 'Clear filters' }))
    await waitFor(async () => expect((await tile(window, /^Handled/))[0]).toBe('3,000'), patience)
  })

  it('turns each picture into a table of the same numbers', async () => {
    const window = await atPeriods()
    const region = within(await window.screen.findByRole('region', { name: 'Handle times' }, patience))
    await window.person.click(region.getByRole('button', { name: 'As a table' }))
    const row = region.getByRole('row', { name: /^2:30 to 3:00/ })
    expect(
      within(row)
        .getAllByRole('cell')
        .map((cell) => cell.textContent),
    ).toEqual(['3,000', '3,000'])
  })

  it('opens what stands behind a quarter of an hour of a day', async () => {
    const window = await atPeriods()
    await window.screen.findByRole('heading', { name: 'How it went' }, patience)
    await window.person.selectOptions(window.screen.getByRole('combobox', { name: 'Period' }), 'Yesterday')
    await window.person.selectOptions(window.screen.getByRole('combobox', { name: 'Beside' }), 'Nothing')
    await waitFor(async () => expect(await tile(window, /^Handled/)).toEqual(['100']), patience)
    const region = within(window.screen.getByRole('region', { name: 'How it went' }))
    await window.person.click(region.getByRole('button', { name: 'As a table' }))
    const [row] = region.getAllByRole('row').slice(1)
    await window.person.click(within(row ?? expect.fail()).getByRole('button'))
    await window.screen.findByRole('dialog', {}, patience)
    const { period } = asked(window, 'period:read').at(-1) ?? expect.fail()
    expect(asked(window, 'period:interactions')).toMatchObject([
      { period, quarter: Date.parse(`${period.from}T05:00Z`), which: 'handled' },
    ])
  })

  it('shows the hours of the week with the number in each', async () => {
    const window = await atPeriods()
    await window.person.click(await window.screen.findByRole('tab', { name: 'Hours' }, patience))
    const table = await window.screen.findByRole('table', {}, patience)
    expect(
      within(table)
        .getAllByRole('row')
        .map((row) => row.textContent),
    ).toEqual(['MonTueWedThuFriSatSun', '9 a.m.2:502:50'])
  })

  it('saves a view under a name, and opens it again', async () => {
    const window = await atPeriods()
    await window.person.selectOptions(
      await window.screen.findByRole('combobox', { name: 'Period' }, patience),
      'Yesterday',
    )
    await window.person.click(window.screen.getByRole('button', { name: 'Saved views' }))
    await window.person.type(window.screen.getByRole('textbox', { name: 'Name of the view' }), 'Morning look{Enter}')
    await window.screen.findByRole('button', { name: 'Morning look' }, patience)
    await window.person.click(window.screen.getByRole('button', { name: 'Close' }))
    await window.person.selectOptions(window.screen.getByRole('combobox', { name: 'Period' }), 'Last month')
    await window.person.click(window.screen.getByRole('button', { name: 'Saved views' }))
    await window.person.click(await window.screen.findByRole('button', { name: 'Morning look' }, patience))
    expect(window.store.getState().periods.view.days).toBe('yesterday')
  })

  it('opens the link that it copies, and no other', async () => {
    const window = await atPeriods()
    const link = linkOf({
      ...firstView,
      days: { from: '2026-01-01', until: '2026-02-01' },
      filter: { queue: ['tax'], topic: ['a', 'b'] },
    })
    await window.person.click(await window.screen.findByRole('button', { name: 'Saved views' }, patience))
    const box = window.screen.getByRole('textbox', { name: 'Link' })
    await window.person.type(box, 'https://example.org/{Enter}')
    await window.screen.findByText('This is no link to a view of periods.')
    await window.person.clear(box)
    await window.person.type(box, `${link}{Enter}`)
    await waitFor(
      () =>
        expect(window.store.getState().periods.view).toMatchObject({
          days: { from: '2026-01-01', until: '2026-02-01' },
          filter: { queue: ['tax'], topic: ['a', 'b'] },
        }),
      patience,
    )
  })

  it('keeps what was read, and says of when, while the centre cannot be reached', async () => {
    const window = await atPeriods()
    await window.screen.findByRole('heading', { name: 'How it went' }, patience)
    window.memory.answerQuestion = null
    await window.person.click(window.screen.getByRole('button', { name: 'Read again' }))
    await window.screen.findByText(/The centre cannot be reached/, {}, patience)
    expect((await tile(window, /^Handled/))[0]).toBe('3,000')
  })

  it('says that nothing happened', async () => {
    const nothing = someFigures(0, { arrived: { came: 0, answered: 0, waitedMs: 0, inTime: 0, of: 0 } })
    const window = await atPeriods({
      figures: {
        choices,
        answerQuestion: (question) => ({ ...answerQuestion(question), total: nothing }),
        answerCourse,
      },
    })
    await window.screen.findByText('Nothing was handled and nobody came in this period.', {}, patience)
  })

  it('is not for agents', async () => {
    const window = await openWindow({ person: anAgent })
    await window.screen.findByRole('tab', { name: 'My day' }, patience)
    expect(window.screen.queryByRole('tab', { name: 'Periods' })).toBeNull()
  })
})
