import { describe, expect, it } from 'vitest'
import { readConfig } from '../../electron/config.ts'

describe('configuration', () => {
  it('needs nothing', () => {
    expect(readConfig({ packaged: false }, {})).toEqual({
      serverUrl: null,
      userData: null,
      demoSignIn: null,
      practicePace: 1,
    })
  })

  it('splits the demo sign-in at its first colon', () => {
    const { demoSignIn } = readConfig({ packaged: false }, { CUE311_DEMO_SIGN_IN: 'agent:pass:word' })
    expect(demoSignIn).toEqual({ signInName: 'agent', password: 'pass:word' })
  })

  it('signs nobody in by itself once packaged', () => {
    expect(readConfig({ packaged: true }, { CUE311_DEMO_SIGN_IN: 'agent:password' }).demoSignIn).toBeNull()
  })

  it('names what it cannot understand', () => {
    const environment = { CUE311_PRACTICE_PACE: 'fast', CUE311_SERVER_URL: 'here' }
    expect(() => readConfig({ packaged: false }, environment)).toThrow(/CUE311_SERVER_URL[\s\S]*CUE311_PRACTICE_PACE/)
  })
})
