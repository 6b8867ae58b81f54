import { writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { sentenceFor } from '../../server/db/embedded/postmaster.ts'
import { explainStartFailure, placeOf } from '../../server/start-failure.ts'

const places = { host: '127.0.0.1', port: 3311, dataFolder: '/data', databaseUrl: null }
const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  )
const withCode = (code: string) => Object.assign(new Error('no'), { code })

describe('the sentence for a failure at start', () => {
  it('tells a full disk, as the system reports it', async () => {
    const error = await failureOf(writeFile('/dev/full', 'x'))
    expect(explainStartFailure(error, places)).toMatch(/^The disk that holds \/data is full\. Free some space/)
  })

  it('tells a full disk, as PostgreSQL reports it', () => {
    expect(explainStartFailure(withCode('53100'), places)).toMatch(/^The disk that holds \/data is full\./)
    const words = 'initdb: error: could not write to file "pg_wal/xlogtemp.17": No space left on device'
    expect(sentenceFor(words, '/data')).toMatch(/^The disk that holds \/data is full\./)
  })

  it('tells a missing system library by its name', () => {
    const words = 'postgres: error while loading shared libraries: libstdc++.so.6: cannot open shared object file'
    expect(sentenceFor(words, '/data')).toContain('needs the system library libstdc++.so.6.')
  })

  it('repeats PostgreSQL’s own reason for anything else', () => {
    const words = '2026-11-23 08:45:21 UTC [7] FATAL:  data directory "/data/database" has wrong ownership'
    expect(sentenceFor(words, '/data')).toContain(
      'PostgreSQL says: data directory "/data/database" has wrong ownership.',
    )
  })

  it.each(['28P01', '3D000', '42501', '53300', '57P03', 'ENOTFOUND'])(
    'names the database without its password: %s',
    (code) => {
      const sentence = explainStartFailure(withCode(code), {
        ...places,
        databaseUrl: 'postgres://cue311:secret@db.city/cue311',
      })
      expect(sentence).toContain('db.city:5432/cue311')
      expect(sentence).not.toContain('secret')
    },
  )

  it('is none for a bug', () => {
    expect(explainStartFailure(new TypeError('x is not a function'), places)).toBeNull()
    expect(explainStartFailure(withCode('23505'), places)).toBeNull()
  })

  it('does not repeat a connection string that it cannot read', () => {
    expect(placeOf('postgres://cue311:secret@db.city:port/cue311')).not.toContain('secret')
  })
})
