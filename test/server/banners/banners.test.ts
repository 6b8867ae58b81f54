import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aBanner } from '../../support/a-banner.ts'
import { aDesktop, type TestDesktop } from '../support/a-desktop.ts'
import { aServer, type TestServer } from '../support/a-server.ts'
import { aSource } from '../support/a-source.ts'

let server: TestServer
beforeAll(async () => {
  server = await aServer()
  await server.addAgent('sora', ['supervisor'])
})
afterAll(() => server.stop())

const aWriter = () => aDesktop(server, { name: 'sora' })
const done = { ok: true, value: {} }

async function list(writer: TestDesktop) {
  const answer = await writer.ask('banner:list', {})
  return answer.ok ? answer.value.banners : expect.fail(answer.reason)
}
const listed = async (writer: TestDesktop, bannerId: string) =>
  (await list(writer)).find((banner) => banner.bannerId === bannerId) ?? expect.fail()
const welcomed = async (desktop: TestDesktop) => {
  const { banners = [], acknowledgedBanners = [] } = await desktop.event('welcome')
  return { ids: banners.map(({ bannerId }) => bannerId), acknowledgedBanners }
}
/** The first announcement in which this banner is there, or is not there any more. */
async function announced(desktop: TestDesktop, bannerId: string, there = true): Promise<void> {
  for (;;) {
    const { banners } = await desktop.event('banner:changed')
    if (banners.some((banner) => banner.bannerId === bannerId) === there) return
  }
}

describe('a banner', () => {
  it('is heard of by everybody who is connected', async () => {
    const [sora, maya, theo] = await Promise.all([aWriter(), aDesktop(server), aDesktop(server, { name: 'theo' })])
    const banner = aBanner()
    expect(await sora.ask('banner:put', banner)).toEqual(done)
    await Promise.all([announced(maya, banner.bannerId), announced(theo, banner.bannerId)])
  })

  it('is heard of on another node', async () => {
    const other = await aServer({ database: server.database })
    try {
      const [sora, maya] = await Promise.all([aWriter(), aDesktop(other)])
      const banner = aBanner()
      await sora.ask('banner:put', banner)
      await announced(maya, banner.bannerId)
    } finally {
      await other.stop()
    }
  })

  it('is in the welcome of those who come later, also before its start', async () => {
    const [sora, witness] = await Promise.all([aWriter(), aDesktop(server)])
    const banner = aBanner({ startsAt: Date.now() + 60_000 })
    await sora.ask('banner:put', banner)
    await announced(witness, banner.bannerId)
    expect((await welcomed(await aDesktop(server))).ids).toContain(banner.bannerId)
  })

  it('is in the welcome of a server that was started again', async () => {
    const sora = await aWriter()
    const banner = aBanner()
    await sora.ask('banner:put', banner)
    const restarted = await aServer({ database: server.database })
    try {
      expect((await welcomed(await aDesktop(restarted))).ids).toContain(banner.bannerId)
    } finally {
      await restarted.stop()
    }
  })

  it('for a queue counts those who had a conversation from it while it stood', async () => {
    const [sora, maya] = await Promise.all([aWriter(), aDesktop(server)])
    await aDesktop(server, { name: 'theo' })
    const source = await aSource({ url: server.url, db: server.database.db })
    const queue = `queue ${randomUUID()}`
    const offered = (agent: string) => ({ kind: 'offered', channel: 'voice', queue, agent })
    await source.tell(
      'over before',
      { ...offered('theo'), at: Date.now() - 10_000 },
      { kind: 'ended', at: Date.now() - 9_000 },
    )
    const banner = aBanner({ audience: { kind: 'queue', queue }, startsAt: Date.now() - 5_000 })
    expect(await sora.ask('banner:put', banner)).toEqual(done)
    await announced(maya, banner.bannerId)
    for (const conversation of ['one', 'another'])
      expect(await source.tell(conversation, offered('maya'))).toMatchObject({ status: 200 })
    expect(await listed(sora, banner.bannerId)).toMatchObject({ audience: { kind: 'queue', queue }, people: 1 })
    const tomorrow = aBanner({ audience: { kind: 'queue', queue }, startsAt: Date.now() + 3_000_000 })
    await sora.ask('banner:put', tomorrow)
    expect((await listed(sora, tomorrow.bannerId)).people).toBe(0)
    expect(await sora.ask('banner:list', {})).toMatchObject({ value: { queues: expect.arrayContaining([queue]) } })
  })

  it('is gone from every desktop when somebody ends it', async () => {
    const [sora, maya] = await Promise.all([aWriter(), aDesktop(server)])
    const banner = aBanner()
    await sora.ask('banner:put', banner)
    await announced(maya, banner.bannerId)
    expect(await sora.ask('banner:end', { bannerId: banner.bannerId })).toEqual(done)
    await announced(maya, banner.bannerId, false)
    expect((await welcomed(await aDesktop(server))).ids).not.toContain(banner.bannerId)
    expect((await listed(sora, banner.bannerId)).endedBy).toBe('sora')
  })

  it('is put once although it was asked for twice', async () => {
    const sora = await aWriter()
    const banner = aBanner()
    await sora.ask('banner:put', banner)
    expect(await sora.ask('banner:put', banner)).toEqual(done)
    expect((await list(sora)).filter(({ bannerId }) => bannerId === banner.bannerId)).toHaveLength(1)
  })

  it('is never altered', async () => {
    const sora = await aWriter()
    const banner = aBanner()
    await sora.ask('banner:put', banner)
    const other = { ...banner, text: { en: 'Do not drink it.', fr: 'N’en buvez pas.' } }
    expect(await sora.ask('banner:put', other)).toMatchObject({ ok: false, reason: 'exists' })
    expect((await listed(sora, banner.bannerId)).text).toEqual(banner.text)
  })

  it('that is over already is refused', async () => {
    const sora = await aWriter()
    expect(await sora.ask('banner:put', aBanner({ endsAt: Date.now() - 1 }))).toMatchObject({
      ok: false,
      reason: 'over',
    })
  })

  it.each(['banner:put', 'banner:end', 'banner:list'] as const)('%s is not for agents', async (name) => {
    const maya = await aDesktop(server)
    const input = { 'banner:put': aBanner(), 'banner:end': { bannerId: randomUUID() }, 'banner:list': {} }[name]
    expect(await maya.ask(name, input)).toMatchObject({ ok: false, reason: 'not-permitted' })
  })
})

describe('an acknowledgement', () => {
  const aPutBanner = async () => {
    const banner = aBanner()
    const sora = await aWriter()
    await sora.ask('banner:put', banner)
    return { sora, banner }
  }

  it('tells who read it, where and when', async () => {
    const { sora, banner } = await aPutBanner()
    const maya = await aDesktop(server)
    const read = { bannerId: banner.bannerId, personId: maya.personId, at: Date.now() - 5_000 }
    expect(await maya.ask('banner:acknowledge', read)).toEqual(done)
    const { acknowledgements, people } = await listed(sora, banner.bannerId)
    expect(acknowledgements).toEqual([
      { personId: maya.personId, displayName: 'maya', deviceId: maya.deviceId, acknowledgedAt: read.at },
    ])
    expect(people).toBe(3)
  })

  it('that comes again counts once', async () => {
    const { sora, banner } = await aPutBanner()
    const maya = await aDesktop(server)
    const read = { bannerId: banner.bannerId, personId: maya.personId, at: Date.now() }
    await Promise.all([maya.ask('banner:acknowledge', read), maya.ask('banner:acknowledge', { ...read, at: 1 })])
    expect((await listed(sora, banner.bannerId)).acknowledgements).toHaveLength(1)
  })

  it('is known at the next workstation of that person, and of nobody else', async () => {
    const { banner } = await aPutBanner()
    const [maya, witness] = await Promise.all([aDesktop(server), aDesktop(server)])
    await sleep(0)
    await maya.ask('banner:acknowledge', { bannerId: banner.bannerId, personId: maya.personId, at: Date.now() })
    if (!(await welcomed(witness)).ids.includes(banner.bannerId)) await announced(witness, banner.bannerId)
    expect((await welcomed(await aDesktop(server))).acknowledgedBanners).toContain(banner.bannerId)
    expect((await welcomed(await aDesktop(server, { name: 'theo' }))).acknowledgedBanners).toEqual([])
  })

  it('that somebody left on a workstation goes with whoever signs in there next', async () => {
    const { sora, banner } = await aPutBanner()
    const deviceId = randomUUID()
    const maya = await aDesktop(server, { deviceId })
    const theo = await aDesktop(server, { deviceId, name: 'theo' })
    await theo.ask('banner:acknowledge', { bannerId: banner.bannerId, personId: maya.personId, at: Date.now() })
    expect((await listed(sora, banner.bannerId)).acknowledgements.map(({ displayName }) => displayName)).toEqual([
      'maya',
    ])
  })

  it('in the name of somebody who never signed in on that workstation is refused', async () => {
    const { banner } = await aPutBanner()
    const [maya, theo] = await Promise.all([aDesktop(server), aDesktop(server, { name: 'theo' })])
    const read = { bannerId: banner.bannerId, personId: maya.personId, at: Date.now() }
    expect(await theo.ask('banner:acknowledge', read)).toMatchObject({ ok: false, reason: 'not-permitted' })
  })

  it('of a banner that nobody put is refused', async () => {
    const maya = await aDesktop(server)
    const read = { bannerId: randomUUID(), personId: maya.personId, at: Date.now() }
    expect(await maya.ask('banner:acknowledge', read)).toMatchObject({ ok: false, reason: 'not-found' })
  })
})
