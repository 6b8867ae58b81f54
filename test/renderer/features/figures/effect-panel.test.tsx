import { within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { EffectPanel } from '../../../../renderer/features/figures/effect/effect-panel.tsx'
import type { Effect } from '../../../../shared/figures/effect-contract.ts'
import { openPanel } from '../../support/open-panel.tsx'

const period = { from: '2026-10-01', until: '2026-11-01' }
const panel = <EffectPanel period={period} filter={{}} />
const patience = { timeout: 10_000 }

const anEffect = (more: Partial<Effect> = {}): Effect => ({
  all: { assisted: 1_200, unassisted: 900 },
  matched: { assisted: 1_000, unassisted: 800 },
  handleTime: {
    assisted: 190_000,
    unassisted: 212_000,
    difference: -22_000,
    low: -26_540,
    high: -17_460,
    relative: -22 / 212,
  },
  allKnown: { assisted: 1_000, unassisted: 700 },
  matchedKnown: { assisted: 900, unassisted: 650 },
  resolution: { difference: 0.021, low: -0.004, high: 0.046 },
  suggestions: { shown: 1_800, assisted: 1_200, overridden: 270 },
  firstAnswer: { helped: 1_500, answerMs: 1_500 * 14_000, medianMs: 11_000 },
  spent: {
    basic: { count: 1_400, handleMs: 70 * 3_600_000 },
    requests: { count: 600, handleMs: 50 * 3_600_000 },
    others: { count: 100, handleMs: 5 * 3_600_000 },
  },
  ...more,
})

type Panel = ReturnType<typeof openPanel>

async function rows({ screen }: Panel, table: string): Promise<(string | null)[][]> {
  const found = await screen.findByRole('table', { name: table }, patience)
  return within(found)
    .getAllByRole('row')
    .slice(1)
    .map((row) =>
      within(row)
        .getAllByRole('cell')
        .map(({ textContent }) => textContent),
    )
}

const opened = (effect: Effect = anEffect(), options: Parameters<typeof openPanel>[1] = {}) =>
  openPanel(panel, { figures: { effectOf: () => effect }, ...options })

describe('the panel of the effect', () => {
  it('tells each difference with its interval, and of how many it is', async () => {
    const window = opened()
    const [handleTime, resolution] = await rows(window, 'Does it help?')
    expect(handleTime?.slice(0, 2)).toEqual([
      '-22.0 s-10.4% of the time without3:10 with, 3:32 without',
      '-26.5 to -17.5 s',
    ])
    expect(resolution?.slice(0, 2)).toEqual([
      '+2.1 points',
      '-0.4 to +4.6 pointsThe interval includes zero: it may be chance.',
    ])
    expect(
      window.screen.getByText(
        'Compared: 1,000 with a used suggestion and 800 without. Left out, because there is too little that is like them: 200 and 100.',
      ),
    ).toBeDefined()
  })

  it('says what it may and may not prove', async () => {
    await opened().screen.findByText(/^This is no experiment\. Agents choose when to use a suggestion\./, {}, patience)
  })

  it('describes its pictures', async () => {
    const { screen } = opened()
    const pictures = await screen.findAllByRole('img', {}, patience)
    expect(pictures.map((picture) => picture.getAttribute('aria-label'))).toEqual([
      'Handle time with a used suggestion: difference -22.0 s, 95% interval -26.5 to -17.5 s, on a scale with zero in the middle.',
      'Settled with a used suggestion: difference +2.1 points, 95% interval -0.4 to +4.6 points, on a scale with zero in the middle.',
    ])
  })

  it('says that there are too few rather than a difference that means nothing', async () => {
    const window = opened(anEffect({ handleTime: null, resolution: null }))
    expect(await rows(window, 'Does it help?')).toEqual([
      ['too few to say', '', ''],
      ['too few to say', '', ''],
    ])
    expect(window.screen.queryByRole('img')).toBeNull()
  })

  it('tells how often suggestions are used and passed over, and how soon there is an answer', async () => {
    const window = opened()
    expect(await rows(window, 'How suggestions are used')).toEqual([
      ['66.7%', '1,200 of 1,800 in which one was shown'],
      ['15%', '270 of 1,800 in which one was shown'],
    ])
    expect(await rows(window, 'From first word to answer')).toEqual([['0:11', '0:14', '1,500']])
  })

  it('puts basic questions beside requests', async () => {
    const window = opened()
    expect(await rows(window, 'Questions and what they cost')).toEqual([
      ['1,400', '66.7%', '70 h', '56%'],
      ['600', '28.6%', '50 h', '40%'],
      ['100', '4.8%', '5 h', '4%'],
    ])
    window.screen.getByText('Basic questions are 70% and requests 30% of the two together.')
  })

  it('reckons in money only once somebody says what an hour costs', async () => {
    const window = opened()
    expect((await rows(window, 'Questions and what they cost'))[0]).toHaveLength(4)
    await window.person.type(window.screen.getByRole('textbox', { name: 'Cost of an agent hour' }), '52,5')
    expect((await rows(window, 'Questions and what they cost')).map((row) => row[4])).toEqual(['3,675', '2,625', '263'])
    expect(window.memory.settings.hourCost).toBe(52.5)
    await window.person.clear(window.screen.getByRole('textbox', { name: 'Cost of an agent hour' }))
    expect((await rows(window, 'Questions and what they cost'))[0]).toHaveLength(4)
    expect(window.memory.settings.hourCost).toBeNull()
  })

  it('says that nothing was handled', async () => {
    const none = { assisted: 0, unassisted: 0 }
    await opened(anEffect({ all: none, matched: none })).screen.findByText(
      'Nothing was handled in this period.',
      {},
      patience,
    )
  })

  it('says why there is nothing yet', async () => {
    await openPanel(panel).screen.findByText('The centre cannot be reached.', {}, patience)
  })

  it('drops an answer to what is not asked any more', async () => {
    const answers: ((effect: Effect) => void)[] = []
    const effectOf = () => new Promise<Effect>((resolve) => answers.push(resolve))
    const window = openPanel(panel, { figures: { effectOf } })
    window.screen.getByText('The figures are on their way…')
    window.show(<EffectPanel period={{ from: '2026-09-01', until: '2026-10-01' }} filter={{}} />)
    answers[1]?.(anEffect({ suggestions: { shown: 40, assisted: 10, overridden: 4 } }))
    expect((await rows(window, 'How suggestions are used'))[0]?.[0]).toBe('25%')
    answers[0]?.(anEffect())
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect((await rows(window, 'How suggestions are used'))[0]?.[0]).toBe('25%')
  })

  it('is in the language of the window', async () => {
    const window = opened(anEffect(), { settings: { language: 'fr' } })
    const [handleTime] = await rows(window, 'Est-ce que ça aide?')
    expect(handleTime?.[0]).toMatch(/^-22,0\ss-10,4\s%\sdu temps sans suggestionavec : 3:10, sans : 3:32$/)
  })
})
