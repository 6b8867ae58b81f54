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
      georeport: null,
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

  it('knows the city’s own system for service requests by its address', () => {
    const CUE311_GEOREPORT_URL = 'https://311.portellery.example/georeport/v2'
    expect(readConfig({ CUE311_GEOREPORT_URL, CUE311_GEOREPORT_KEY: 'secret' }).georeport).toEqual({
      url: CUE311_GEOREPORT_URL,
      key: 'secret',
      jurisdiction: null,
      format: 'xml',
    })
    expect(readConfig({ CUE311_GEOREPORT_KEY: 'secret' }).georeport).toBeNull()
  })

  it.each(['311.example', 'ftp://311.example', 'https://311.example/?api_key=x', 'https://u:p@311.example'])(
    'does not take %s for that address',
    (address) => expect(() => readConfig({ CUE311_GEOREPORT_URL: address })).toThrow('CUE311_GEOREPORT_URL'),
  )

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
