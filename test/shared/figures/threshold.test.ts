import { describe, expect, it } from 'vitest'
import { readThresholdsSchema, thresholdsSchema, usualThresholds } from '../../../shared/figures/threshold.ts'

const aWait = (queue: string | null, limit: number) => ({ kind: 'longest-wait', on: true, queue, limit })

describe('thresholds', () => {
  it('are as usual until somebody says otherwise, and those are in order', () => {
    expect(thresholdsSchema.parse(usualThresholds)).toEqual(usualThresholds)
  })

  it.each([
    ['a wait of no time', [aWait(null, 0)]],
    ['a wait of part of a second', [aWait(null, 60.5)]],
    ['more than all', [{ kind: 'service-level', on: true, limit: 101 }]],
    ['a queue without a name', [aWait('', 60)]],
    ['two for one queue', [aWait('roads', 60), aWait('roads', 90)]],
    ['a kind that nobody knows', [{ kind: 'ranking', on: true }]],
  ])('are refused with %s', (_what, thresholds) => {
    expect(thresholdsSchema.safeParse(thresholds).success).toBe(false)
  })

  it('of a newer version are left out when they are read, and the others kept', () => {
    expect(readThresholdsSchema.parse([aWait('roads', 60), { kind: 'mood', on: true }])).toEqual([aWait('roads', 60)])
  })
})
