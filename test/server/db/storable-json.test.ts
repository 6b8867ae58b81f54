import { describe, expect, it } from 'vitest'
import { storableJson } from '../../../server/db/storable-json.ts'

describe('JSON for the database', () => {
  it('is that of JSON.stringify for ordinary values', () => {
    const value = { text: 'é "quoted" \\ \n 😀', list: [1, null, true], empty: {} }
    expect(storableJson(value)).toBe(JSON.stringify(value))
  })

  it('has no NUL and no half of a surrogate pair', () => {
    expect(storableJson(['\0', '\ud83d', '\ude00', '😀'])).toBe('["\ufffd","\ufffd","\ufffd","😀"]')
  })

  it('keeps text that only looks like an escape', () => {
    expect(JSON.parse(storableJson(['\\u0000', '\\\\u0000', '\\\0']) ?? '')).toEqual([
      '\\u0000',
      '\\\\u0000',
      '\\\ufffd',
    ])
  })

  it('cleans keys too', () => {
    expect(storableJson({ 'a\0': 1 })).toBe('{"a\ufffd":1}')
  })

  it('is null for what is nested too deep', () => {
    expect(storableJson(JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)))).toBeNull()
  })

  it('writes nothing at all as null', () => {
    expect(storableJson(undefined)).toBe('null')
  })
})
