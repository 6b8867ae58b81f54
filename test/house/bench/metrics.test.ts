import { describe, expect, it } from 'vitest'
import { atFloor, bestFloor, type Judged, rocArea } from '../../bench/quality/floors.ts'
import { percent, rankOf, scoreOf } from '../../bench/quality/metrics.ts'

describe('a rank', () => {
  it('is the place of the first right one', () => {
    expect(rankOf(['a', 'b', 'c'], new Set(['c', 'b']))).toBe(2)
  })

  it('is none beyond the tenth', () => {
    const ids = Array.from({ length: 11 }, (_, place) => `p${place}`)
    expect(rankOf(ids, new Set(['p9']))).toBe(10)
    expect(rankOf(ids, new Set(['p10']))).toBeNull()
  })
})

describe('a score', () => {
  it('counts those found among the best k in percent', () => {
    expect(scoreOf([1, 2, 4, null])).toEqual({ count: 4, recall1: 25, recall3: 50, recall5: 75, mrr: 43.8 })
  })

  it('is no number where nothing was asked', () => {
    expect(percent([])).toBeNaN()
  })
})

const judged = (right: string[], ...confidences: number[]): Judged => ({
  right: new Set(right),
  ranked: confidences.map((confidence, place) => ({ id: `a${place + 1}`, confidence })),
})

describe('a floor', () => {
  const queries = [judged([], 0.3), judged([], 0.6, 0.1), judged(['a1'], 0.9, 0.5), judged(['a2'], 0.7, 0.4)]

  it('leaves a query without an answer empty when every card is below it', () => {
    expect(atFloor(queries, 0.5).emptyShare).toBe(50)
  })

  it('loses a query whose right card alone is below it', () => {
    expect(atFloor(queries, 0.5).lostShare).toBe(50)
  })

  it('loses no query whose right card was not among the first three', () => {
    expect(atFloor([judged(['a4'], 0.9, 0.8, 0.7, 0.1)], 0.5).lostShare).toBe(0)
  })

  it('is best where most are empty and hardly any is lost', () => {
    expect(bestFloor(queries)).toMatchObject({ floor: 0.31, emptyShare: 50, lostShare: 0 })
  })

  it('is told apart by how much surer answerable queries are', () => {
    expect(rocArea(queries)).toBe(100)
    expect(rocArea([judged([], 0.5), judged(['a1'], 0.5)])).toBe(50)
  })
})
