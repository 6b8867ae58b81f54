import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Threshold, usualThresholds } from '../../../shared/figures/threshold.ts'
import { aDesktop, type TestDesktop } from '../support/a-desktop.ts'
import { aServer, type TestServer } from '../support/a-server.ts'
import { aSource } from '../support/a-source.ts'

let server: TestServer
beforeAll(async () => {
  server = await aServer()
  for (const name of ['sora', 'ines']) await server.addAgent(name, ['supervisor'])
})
afterAll(() => server.stop())

const at = (name: string) => aDesktop(server, { name })
const ours: Threshold[] = [
  { kind: 'longest-wait', on: true, queue: 'roads', limit: 45 },
  { kind: 'rising', on: false },
]

async function thresholds(desktop: TestDesktop) {
  const answer = await desktop.ask('wall:thresholds', {})
  return answer.ok ? answer.value : expect.fail(answer.reason)
}

describe('the thresholds of the wall', () => {
  it('are the usual ones for whoever never kept any', async () => {
    expect((await thresholds(await at('sora'))).thresholds).toEqual(usualThresholds)
  })

  it('follow whoever kept them to another workstation, and nobody else has them', async () => {
    const [sora, ines] = await Promise.all([at('sora'), at('ines')])
    expect(await sora.ask('wall:keep-thresholds', { thresholds: usualThresholds })).toMatchObject({ ok: true })
    expect(await sora.ask('wall:keep-thresholds', { thresholds: ours })).toMatchObject({ ok: true })
    expect((await thresholds(await at('sora'))).thresholds).toEqual(ours)
    expect((await thresholds(ines)).thresholds).toEqual(usualThresholds)
  })

  it('can be none at all', async () => {
    const ines = await at('ines')
    await ines.ask('wall:keep-thresholds', { thresholds: [] })
    expect((await thresholds(ines)).thresholds).toEqual([])
  })

  it('can be for the queues that people came to', async () => {
    const source = await aSource({ url: server.url, db: server.database.db })
    await source.tell('a call', { kind: 'offered', channel: 'voice', queue: 'water' })
    expect((await thresholds(await at('sora'))).queues).toEqual(['water'])
  })

  it('are refused when two of them watch the same', async () => {
    const sora = await at('sora')
    const [first] = ours
    const answer = await sora.ask('wall:keep-thresholds', { thresholds: [first, first] })
    expect(answer).toMatchObject({ ok: false, reason: 'malformed' })
    expect((await thresholds(sora)).thresholds).not.toEqual([first, first])
  })

  it('are not for agents', async () => {
    const maya = await at('maya')
    expect(await maya.ask('wall:thresholds', {})).toMatchObject({ reason: 'not-permitted' })
    expect(await maya.ask('wall:keep-thresholds', { thresholds: ours })).toMatchObject({ reason: 'not-permitted' })
  })
})
