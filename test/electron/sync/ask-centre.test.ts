import { describe, expect, it } from 'vitest'
import { askCentre } from '../../../electron/sync/ask-centre.ts'
import { failure } from '../../../shared/result.ts'

/** How long a desktop waits for an answer; undefined: as long as for any. */
async function limitOf(ask: (connection: Parameters<typeof askCentre>[0]) => Promise<unknown>) {
  let limit: number | undefined
  const request = async (_name: string, _input: unknown, limitMs?: number) => {
    limit = limitMs
    return failure('unreachable')
  }
  await ask({ request: request as never })
  return limit
}

/** The server ends a statement after so long. */
const statementLimitMs = 30_000

describe('what a desktop asks the centre', () => {
  it('is waited for longer than the server works at figures of a period', async () => {
    const period = { from: '2025-11-30', until: '2026-11-30' }
    const question = { period, filter: {}, by: null, thresholdS: 75 }
    const limit = await limitOf((connection) => askCentre(connection, 'period:read', question))
    expect(limit).toBeGreaterThan(statementLimitMs)
    expect(await limitOf((connection) => askCentre(connection, 'effect:read', { period, filter: {} }))).toBe(limit)
  })

  it('is waited for as any other answer when nothing is worked out for it', async () => {
    expect(await limitOf((connection) => askCentre(connection, 'wall:read', {}))).toBeUndefined()
  })

  it('is answered as unreachable where nobody is there', async () => {
    const connection = { request: (async () => failure('unreachable')) as never }
    expect(await askCentre(connection, 'wall:read', {})).toMatchObject({ reason: 'server-unreachable' })
  })
})
