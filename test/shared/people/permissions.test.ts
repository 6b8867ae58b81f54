import { describe, expect, it } from 'vitest'
import { isAllowed, permissions, type Verb } from '../../../shared/people/permissions.ts'

describe('permissions', () => {
  it('lets an agent deliver facts', () => {
    expect(isAllowed(['agent'], 'facts:deliver')).toBe(true)
  })

  it.each(Object.keys(permissions) as Verb[])('refuse %s to somebody without a role', (verb) => {
    expect(isAllowed([], verb)).toBe(false)
  })
})
