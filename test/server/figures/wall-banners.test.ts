import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aBanner } from '../../support/a-banner.ts'
import { aDesktop, type TestDesktop } from '../support/a-desktop.ts'
import { aServer, type TestServer } from '../support/a-server.ts'
import { aSource } from '../support/a-source.ts'

let server: TestServer
let sora: TestDesktop
beforeEach(async () => {
  server = await aServer()
  await server.addAgent('sora', ['supervisor'])
  sora = await aDesktop(server, { name: 'sora' })
})
afterEach(() => server.stop())

async function banners() {
  const answer = await sora.ask('wall:read', {})
  return answer.ok ? answer.value.banners : expect.fail(answer.reason)
}

describe('the banners on the wall', () => {
  it('are none of those that will stand or were taken down', async () => {
    const over = aBanner()
    await sora.ask('banner:put', over)
    await sora.ask('banner:put', aBanner({ startsAt: Date.now() + 1_800_000 }))
    expect(await banners()).toMatchObject([{ bannerId: over.bannerId }])
    await sora.ask('banner:end', { bannerId: over.bannerId })
    await expect.poll(banners).toEqual([])
  })

  it('say for whom and until when, and how many of them have read it, each once', async () => {
    const banner = aBanner()
    await sora.ask('banner:put', banner)
    const [maya, elsewhere] = await Promise.all([aDesktop(server), aDesktop(server)])
    for (const desktop of [maya, elsewhere]) {
      const { bannerId } = banner
      await desktop.ask('banner:acknowledge', { bannerId, personId: maya.personId, at: Date.now() })
    }
    expect(await banners()).toEqual([{ ...banner, people: 3, acknowledged: 1 }])
  })

  it('for a queue are for whoever had a conversation from it', async () => {
    await sora.ask('banner:put', aBanner({ audience: { kind: 'queue', queue: 'water' } }))
    expect(await banners()).toMatchObject([{ people: 0, acknowledged: 0 }])
    const source = await aSource({ url: server.url, db: server.database.db })
    await source.tell(
      'a call',
      { kind: 'offered', channel: 'voice', queue: 'water' },
      { kind: 'accepted', agent: 'maya' },
    )
    await expect.poll(banners).toMatchObject([{ people: 1, acknowledged: 0 }])
  })
})
