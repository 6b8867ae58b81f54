import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rebuildFlags } from '../../../server/flags/flags-repository.ts'
import { publishRelease } from '../../../server/releases/releases-repository.ts'
import { sha256 } from '../../../server/releases/sha256.ts'
import type { Decision, FlagKind } from '../../../shared/flags/flag.ts'
import { toRevision } from '../../../shared/knowledge/release.ts'
import { anAnswer } from '../../support/a-release.ts'
import { anInteraction } from '../../support/an-interaction.ts'
import { aDesktop, type TestDesktop } from '../support/a-desktop.ts'
import { aServer, type TestServer } from '../support/a-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await aServer()
  await server.addAgent('edna', ['editor'])
  await publish('Report a pothole', 'roads-operations')
})
afterAll(() => server.stop())

const publish = (title: string, owner: string) =>
  publishRelease(
    server.database.db,
    [{ kind: 'put-revision', revision: toRevision(anAnswer({ title, owner }), sha256) }],
    'America/Toronto',
    Date.now(),
  )

type Flagging = { readonly flag?: FlagKind; readonly note?: string; readonly answerId?: string | null; query?: string }

/** Flags something in a call of its own; resolves to the flag's id. */
async function flag(desktop: TestDesktop, { flag: kind = 'wrong', ...more }: Flagging = {}, first = 1) {
  const about = { answerId: 'pothole-report', language: 'en', note: '', ...more }
  const facts = anInteraction(
    [
      ['offered', 0, { channel: 'voice', practice: false }],
      ['flagged', 5_000, { ...about, flag: kind }],
    ],
    { agentId: desktop.personId, startAt: Date.now() - 10_000 },
  )
  await desktop.delivered(facts, first)
  return facts[1]?.factId ?? expect.fail()
}

async function queue(editor: TestDesktop, wish: { state?: 'open' | 'settled'; owner?: string | null } = {}) {
  const answer = await editor.ask('flags:list', { state: 'open', owner: null, ...wish })
  return answer.ok ? answer.value : expect.fail(answer.reason)
}
const openIds = async (editor: TestDesktop) =>
  (await queue(editor)).groups.flatMap(({ flags }) => flags.map(({ flagId }) => flagId))
const mine = async (desktop: TestDesktop) => {
  const answer = await desktop.ask('flags:mine', {})
  return answer.ok ? answer.value.flags : expect.fail(answer.reason)
}
const fixed = (words = 'The fee was corrected.'): Decision => ({ state: 'fixed', release: 1, words })

describe('a flag', () => {
  it('is in the queue of whoever keeps the answer', async () => {
    const [maya, edna] = await Promise.all([aDesktop(server), aDesktop(server, { name: 'edna' })])
    const flagId = await flag(maya, { note: 'The fee is 30 dollars now.' })
    const { groups } = await queue(edna, { owner: 'roads-operations' })
    expect(groups.flatMap(({ flags }) => flags).find((one) => one.flagId === flagId)).toMatchObject({
      kind: 'wrong',
      title: 'Report a pothole',
      owner: 'roads-operations',
      note: 'The fee is 30 dollars now.',
      flaggedBy: 'maya',
      practice: false,
      settlement: null,
    })
  })

  it('is in no queue of another owner', async () => {
    const edna = await aDesktop(server, { name: 'edna' })
    expect((await queue(edna, { owner: 'waste-services' })).groups).toEqual([])
  })

  it('counts once although it was delivered twice', async () => {
    const [maya, edna] = await Promise.all([aDesktop(server), aDesktop(server, { name: 'edna' })])
    const [offered, flagged] = anInteraction(
      [
        ['offered', 0, { channel: 'voice', practice: false }],
        ['flagged', 5_000, { answerId: 'pothole-report', language: 'en', flag: 'unclear', note: 'twice' }],
      ],
      { agentId: maya.personId },
    )
    await maya.delivered([offered, flagged])
    await maya.delivered([offered, flagged])
    const { groups } = await queue(edna)
    expect(groups.find(({ kind }) => kind === 'unclear')?.flags).toHaveLength(1)
  })

  it('of a missing answer needs no answer, and says what was asked for', async () => {
    const [maya, edna] = await Promise.all([aDesktop(server), aDesktop(server, { name: 'edna' })])
    await flag(maya, { flag: 'missing', answerId: null, query: 'bike racks' })
    const { groups } = await queue(edna)
    expect(groups.find(({ kind }) => kind === 'missing')).toMatchObject({
      answerId: null,
      owner: null,
      query: 'bike racks',
    })
  })

  it('goes along when its answer changes hands', async () => {
    const [maya, edna] = await Promise.all([aDesktop(server), aDesktop(server, { name: 'edna' })])
    const flagId = await flag(maya, { flag: 'out-of-date' })
    await publish('Report a pothole or a crack', 'streets')
    const { groups, owners } = await queue(edna, { owner: 'streets' })
    expect(groups.flatMap(({ flags }) => flags.map((one) => one.flagId))).toContain(flagId)
    expect(owners.map(({ owner }) => owner)).not.toContain('roads-operations')
    await publish('Report a pothole', 'roads-operations')
  })

  it('is there again after everything was derived anew, with what was decided', async () => {
    const [maya, edna] = await Promise.all([aDesktop(server), aDesktop(server, { name: 'edna' })])
    const [open, settled] = [await flag(maya), await flag(maya, {}, 3)]
    await edna.ask('flags:settle', { flagIds: [settled], decision: fixed() })
    const before = { queue: await queue(edna), mine: await mine(maya) }
    await rebuildFlags(server.database.db)
    expect({ queue: await queue(edna), mine: await mine(maya) }).toEqual(before)
    expect(await openIds(edna)).toContain(open)
  })

  it('is shown to no agent but the one who raised it', async () => {
    const [maya, theo] = await Promise.all([aDesktop(server), aDesktop(server, { name: 'theo' })])
    const flagId = await flag(maya)
    expect((await mine(maya)).map((one) => one.flagId)).toContain(flagId)
    expect((await mine(theo)).map((one) => one.flagId)).not.toContain(flagId)
    expect(await theo.ask('flags:list', { state: 'open', owner: null })).toMatchObject({
      ok: false,
      reason: 'not-permitted',
    })
  })
})

describe('settling', () => {
  it('takes flags out of the queue, and says so to every desktop of the person', async () => {
    const [maya, another, edna] = await Promise.all([
      aDesktop(server),
      aDesktop(server),
      aDesktop(server, { name: 'edna' }),
    ])
    const flagId = await flag(maya, { note: 'The fee is wrong.' })
    expect(await edna.ask('flags:settle', { flagIds: [flagId], decision: fixed() })).toEqual({ ok: true, value: {} })
    for (const desktop of [maya, another]) {
      const { flags } = await desktop.event('flag:settled')
      expect(flags.find((one) => one.flagId === flagId)).toMatchObject({
        note: 'The fee is wrong.',
        settlement: { state: 'fixed', release: 1, words: 'The fee was corrected.' },
        heard: false,
      })
    }
    expect(await openIds(edna)).not.toContain(flagId)
  })

  it('says nothing to anybody else', async () => {
    const [maya, theo, edna] = await Promise.all([
      aDesktop(server),
      aDesktop(server, { name: 'theo' }),
      aDesktop(server, { name: 'edna' }),
    ])
    const flagId = await flag(maya)
    let heard = false
    theo.socket.on('flag:settled', () => {
      heard = true
    })
    await edna.ask('flags:settle', { flagIds: [flagId], decision: fixed() })
    await maya.event('flag:settled')
    await theo.ask('flags:mine', {})
    expect(heard).toBe(false)
  })

  it('reaches a desktop on another node', async () => {
    const other = await aServer({ database: server.database })
    try {
      const [maya, edna] = await Promise.all([aDesktop(other), aDesktop(server, { name: 'edna' })])
      const flagId = await flag(maya)
      await edna.ask('flags:settle', { flagIds: [flagId], decision: fixed('On the other node.') })
      const { flags } = await maya.event('flag:settled')
      expect(flags.map((one) => one.settlement?.words)).toContain('On the other node.')
    } finally {
      await other.stop()
    }
  })

  it('is heard of by somebody who was away', async () => {
    const maya = await aDesktop(server)
    const flagId = await flag(maya)
    maya.close()
    const edna = await aDesktop(server, { name: 'edna' })
    await edna.ask('flags:settle', {
      flagIds: [flagId],
      decision: { state: 'refused', words: 'It is right as it is.' },
    })
    const back = await aDesktop(server)
    expect((await mine(back)).find((one) => one.flagId === flagId)).toMatchObject({
      settlement: { state: 'refused', release: null, words: 'It is right as it is.' },
      heard: false,
    })
  })

  it('is no news any more once it was seen', async () => {
    const [maya, edna] = await Promise.all([aDesktop(server), aDesktop(server, { name: 'edna' })])
    const flagId = await flag(maya)
    await edna.ask('flags:settle', { flagIds: [flagId], decision: fixed() })
    await maya.ask('flags:heard', { flagIds: [flagId] })
    expect((await mine(maya)).find((one) => one.flagId === flagId)).toMatchObject({ heard: true })
  })

  it('is no news for somebody else to have seen', async () => {
    const [maya, theo, edna] = await Promise.all([
      aDesktop(server),
      aDesktop(server, { name: 'theo' }),
      aDesktop(server, { name: 'edna' }),
    ])
    const flagId = await flag(maya)
    await edna.ask('flags:settle', { flagIds: [flagId], decision: fixed() })
    await theo.ask('flags:heard', { flagIds: [flagId] })
    expect((await mine(maya)).find((one) => one.flagId === flagId)).toMatchObject({ heard: false })
  })

  it('again in the same way changes nothing', async () => {
    const [maya, edna] = await Promise.all([aDesktop(server), aDesktop(server, { name: 'edna' })])
    const flagIds = [await flag(maya)]
    await edna.ask('flags:settle', { flagIds, decision: fixed() })
    expect(await edna.ask('flags:settle', { flagIds, decision: fixed() })).toEqual({ ok: true, value: {} })
  })

  it('in another way than somebody else did is refused, and nothing of it is done', async () => {
    const [maya, edna] = await Promise.all([aDesktop(server), aDesktop(server, { name: 'edna' })])
    const [first, second] = [await flag(maya), await flag(maya, {}, 3)]
    await edna.ask('flags:settle', { flagIds: [first], decision: fixed() })
    const decision: Decision = { state: 'refused', words: 'It is right as it is.' }
    expect(await edna.ask('flags:settle', { flagIds: [first, second], decision })).toEqual({
      ok: false,
      reason: 'settled-meanwhile',
    })
    expect(await openIds(edna)).toContain(second)
  })

  it.each([
    ['what nobody flagged', () => ({ flagIds: [randomUUID()], decision: fixed() }), 'not-found'],
    ['without a word', () => ({ flagIds: [randomUUID()], decision: fixed('') }), 'malformed'],
  ])('%s is refused', async (_what, input, reason) => {
    const edna = await aDesktop(server, { name: 'edna' })
    expect(await edna.ask('flags:settle', input())).toMatchObject({ ok: false, reason })
  })

  it('in a release that does not exist is refused', async () => {
    const [maya, edna] = await Promise.all([aDesktop(server), aDesktop(server, { name: 'edna' })])
    const flagId = await flag(maya)
    const decision: Decision = { state: 'fixed', release: 99, words: 'In a release to come.' }
    expect(await edna.ask('flags:settle', { flagIds: [flagId], decision })).toEqual({
      ok: false,
      reason: 'no-such-release',
    })
  })

  it('is not for agents', async () => {
    const maya = await aDesktop(server)
    const flagId = await flag(maya)
    expect(await maya.ask('flags:settle', { flagIds: [flagId], decision: fixed() })).toMatchObject({
      ok: false,
      reason: 'not-permitted',
    })
  })
})
