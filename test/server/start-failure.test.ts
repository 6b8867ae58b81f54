import { writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { isTelling, sentenceFor } from '../../server/db/embedded/postmaster.ts'
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

  it('tells a port that only root may use from a file that may not be read', () => {
    const refused = { ...places, port: 80 }
    const listening = Object.assign(withCode('EACCES'), { syscall: 'listen', address: '127.0.0.1', port: 80 })
    expect(explainStartFailure(listening, refused)).toMatch(/^This account may not listen on port 80;/)
    const reading = Object.assign(withCode('EACCES'), { syscall: 'open', path: '/data/x' })
    expect(explainStartFailure(reading, refused)).toMatch(/^\/data\/x cannot be read or written/)
  })

  it('is none for a bug', () => {
    expect(explainStartFailure(new TypeError('x is not a function'), places)).toBeNull()
    expect(explainStartFailure(withCode('23505'), places)).toBeNull()
  })

  it('is not announced by what PostgreSQL says to those who ask too early', () => {
    const said = (words: string) => isTelling(`2026-11-23 09:44:04.092 UTC [7] ${words}`)
    expect(said('FATAL:  the database system is starting up')).toBe(false)
    expect(said('FATAL:  the database system is not yet accepting connections')).toBe(false)
    expect(said('PANIC:  could not write to file "x": No space left on device')).toBe(true)
  })

  it('does not repeat a connection string that it cannot read', () => {
    expect(placeOf('postgres://cue311:secret@db.city:port/cue311')).not.toContain('secret')
  })
})
