import { describe, expect, it } from 'vitest'
import { readConfig } from '../../server/config.ts'

describe('the configuration', () => {
  it('has a default for everything', () => {
    expect(readConfig({})).toEqual({
      host: '127.0.0.1',
      port: 3311,
      dataFolder: `${process.cwd()}/.cue311/server`,
      databaseUrl: null,
      contentFolder: `${process.cwd()}/assets/content`,
      timeZone: 'America/Toronto',
      secondPerson: true,
      chatsPerAgent: 4,
      chatPage: false,
      trustedProxies: null,
      logLevel: 'info',
    })
  })

  it('takes an empty value for none', () => {
    expect(readConfig({ CUE311_PORT: '', CUE311_DATABASE_URL: '' })).toMatchObject({ port: 3311, databaseUrl: null })
  })

  it('takes yes and no for the second person', () => {
    expect(readConfig({ CUE311_SECOND_PERSON: 'no' }).secondPerson).toBe(false)
    expect(readConfig({ CUE311_SECOND_PERSON: 'yes' }).secondPerson).toBe(true)
    expect(() => readConfig({ CUE311_SECOND_PERSON: 'maybe' })).toThrow('CUE311_SECOND_PERSON: yes or no')
  })

  it('takes addresses and networks of proxies, and nothing else', () => {
    expect(readConfig({ CUE311_TRUSTED_PROXIES: '10.0.0.1, fd00::/8' }).trustedProxies).toBe('10.0.0.1, fd00::/8')
    expect(() => readConfig({ CUE311_TRUSTED_PROXIES: 'true' })).toThrow('CUE311_TRUSTED_PROXIES')
  })

  it('names every value that cannot be used', () => {
    const environment = { CUE311_PORT: '70000', CUE311_LOG_LEVEL: 'loud', CUE311_DATABASE_URL: 'postgres://u:p#w@h/d' }
    expect(() => readConfig(environment)).toThrow(/CUE311_PORT.*CUE311_DATABASE_URL.*CUE311_LOG_LEVEL/)
  })

  it('does not take a part of the password for the host', () => {
    expect(() => readConfig({ CUE311_DATABASE_URL: 'postgres://cue311:p@ss#w@db.city/cue311' })).toThrow('%-encoded')
  })
})
