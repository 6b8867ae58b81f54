import { describe, expect, it } from 'vitest'
import { agreeProtocol } from '../../shared/protocol-version.ts'

describe('two programs', () => {
  it('speak the newest version that both know', () => {
    expect(agreeProtocol({ oldest: 3, newest: 5 }, { oldest: 4, newest: 6 })).toBe(5)
  })

  it('still agree two versions apart', () => {
    expect(agreeProtocol({ oldest: 3, newest: 5 }, { oldest: 1, newest: 3 })).toBe(3)
  })

  it('do not agree when the other is too new', () => {
    expect(agreeProtocol({ oldest: 1, newest: 3 }, { oldest: 4, newest: 6 })).toBeNull()
  })

  it('do not agree when they have none in common', () => {
    expect(agreeProtocol({ oldest: 4, newest: 6 }, { oldest: 1, newest: 3 })).toBeNull()
  })
})
