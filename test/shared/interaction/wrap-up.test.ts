import { describe, expect, it } from 'vitest'
import { proposeWrapUp } from '../../../shared/interaction/wrap-up.ts'

describe('the proposed wrap-up', () => {
  it('names the answer used last', () => {
    const used = [
      { answerId: 'collection-day-lookup', kind: 'information' },
      { answerId: 'bin-broken', kind: 'request' },
    ] as const
    expect(proposeWrapUp(used)).toEqual({ topic: 'bin-broken', disposition: 'request-taken' })
  })

  it('is a referral after an answer that is not ours', () => {
    expect(proposeWrapUp([{ answerId: 'passport', kind: 'referral' }]).disposition).toBe('referred')
  })

  it('says that no answer was found when none was used', () => {
    expect(proposeWrapUp([])).toEqual({ topic: null, disposition: 'no-answer-found' })
  })
})
