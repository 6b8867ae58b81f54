import { describe, expect, it } from 'vitest'
import { inSplit, type Query } from '../../bench/quality/query.ts'
import { belongsTo, fnv1a, halfOf } from '../../bench/quality/split.ts'

const ids = Array.from({ length: 2_000 }, (_, number) => `query-${number}`)

describe('the split', () => {
  it('hashes by FNV-1a', () => {
    expect(fnv1a('')).toBe(0x811c9dc5)
    expect(fnv1a('foobar')).toBe(0xbf9cf968)
  })

  it('puts about half on either side', () => {
    const tuned = ids.filter((id) => halfOf(id) === 'tune').length
    expect(tuned).toBeGreaterThan(900)
    expect(tuned).toBeLessThan(1_100)
  })

  it('puts every id on one side', () => {
    for (const id of ids) expect(belongsTo('tune', halfOf(id))).not.toBe(belongsTo('report', halfOf(id)))
  })

  it('believes a file that says it itself', () => {
    const query: Query = { id: 'q', text: '', answers: [], difficulty: 'keyword', lang: 'en', split: 'tune' }
    expect(inSplit('tune', query)).toBe(true)
    expect(inSplit('report', query)).toBe(false)
  })
})
