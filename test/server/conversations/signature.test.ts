import { describe, expect, it } from 'vitest'
import { isSameSignature, isTimely, signLine, signRequest } from '../../../server/conversations/signature.ts'

const request = {
  method: 'post',
  path: '/v1/conversations/call-17/events',
  timestamp: '1764072000',
  body: '{"events":[]}',
}

describe('a signature', () => {
  // Made with `openssl dgst`, as docs/conversations.md tells.
  it('is the one that openssl makes of the same request', () => {
    expect(signRequest('secret', request)).toBe('v1=0ae2e15fe81233bfad8ae40f4daf05181c8fb01db7e9162dc9aef65de82a11f0')
  })

  it('is another one for another method, path, time, body or secret', () => {
    const others = [
      ...[{ method: 'put' }, { path: '/v1/conversations/call-18/events' }, { timestamp: '1764072001' }, { body: '{}' }],
    ].map((change) => signRequest('secret', { ...request, ...change }))
    const all = [signRequest('secret', request), signRequest('other', request), ...others]
    expect(new Set(all).size).toBe(6)
  })

  it('of a line depends on the line before it', () => {
    expect(signLine('secret', 'one', '{}')).not.toBe(signLine('secret', 'two', '{}'))
  })

  it('is the same only letter by letter', () => {
    expect(isSameSignature('v1=ab', 'v1=ab')).toBe(true)
    expect(isSameSignature('v1=ab', 'v1=ac')).toBe(false)
    expect(isSameSignature('v1=ab', 'v1=abc')).toBe(false)
  })
})

it('a time stamp is timely within five minutes, and a number of seconds', () => {
  const now = 1_764_072_000_000
  expect(['1764072000', '1764071700', '1764072300'].map((stamp) => isTimely(stamp, now))).toEqual([true, true, true])
  expect(
    ['1764071699', '1764072301', '1764072000000', '-5', 'now', ''].map((stamp) => isTimely(stamp, now)),
  ).not.toContain(true)
})
