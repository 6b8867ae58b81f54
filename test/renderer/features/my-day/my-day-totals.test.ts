import { describe, expect, it } from 'vitest'
import { median, myDayTotals } from '../../../../renderer/features/my-day/my-day-totals.ts'
import type { InteractionSummary } from '../../../../shared/interaction/interaction.ts'
import { summarize } from '../../../../shared/interaction/interaction.ts'
import { anInteraction } from '../../../support/an-interaction.ts'

function aSummary(more: Partial<InteractionSummary> = {}): InteractionSummary {
  const summary = summarize(anInteraction())
  if (!summary) throw new Error('the builder makes no whole interaction')
  return { ...summary, ...more }
}

describe('totals of the day', () => {
  it('adds up the closed calls', () => {
    expect(myDayTotals([aSummary(), aSummary()])).toMatchObject({ count: 2, talkMs: 360_000, afterCallMs: 50_000 })
  })

  it('counts no practice call', () => {
    expect(myDayTotals([aSummary({ practice: true })])).toMatchObject({ count: 0, handleMs: 0, medianHandleMs: null })
  })

  it('counts no call that is still open', () => {
    expect(myDayTotals([aSummary({ phase: 'talking' })]).count).toBe(0)
  })

  it.each([
    [[], null],
    [[5], 5],
    [[9, 1, 5], 5],
    [[4, 1, 2, 9], 3],
  ])('takes as median of %j: %j', (values, expected) => {
    expect(median(values)).toBe(expected)
  })
})
