import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { disablePerson, endSessionsOf } from '../../../server/people/people-repository.ts'
import { centreDeviceId } from '../../../shared/device-id.ts'
import { httpPaths, type RefreshAnswer } from '../../../shared/http-contract.ts'
import { ourProtocol } from '../../../shared/protocol-version.ts'
import { fakeClock } from '../../support/fake-clock.ts'
import { aDesktop, openSocket, refusalOf } from '../support/a-desktop.ts'
import { aServer, type TestServer } from '../support/a-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await aServer()
})
afterAll(() => server.stop())

const turnedDown = async (auth: Record<string, unknown>, from: TestServer = server) =>
  refusalOf(openSocket(from.url, auth))
const goodAuth = async (name = 'maya') => {
  const deviceId = randomUUID()
  const { accessToken } = await server.signIn(name, deviceId)
  return { accessToken, deviceId, protocol: ourProtocol }
}

describe('a desktop that connects', () => {
  it('is welcomed with the version to speak and the current release', async () => {
    const desktop = await aDesktop(server)
    expect(await desktop.event('welcome')).toEqual({
      protocol: ourProtocol.newest,
      serverVersion: 'test',
      now: expect.any(Number),
      release: null,
      banners: [],
      acknowledgedBanners: [],
    })
  })

  it('is told in words when it is too new', async () => {
    const refusal = await turnedDown({ ...(await goodAuth()), protocol: { oldest: 50, newest: 51 } })
    expect(refusal).toEqual({
      reason: 'protocol-mismatch',
      detail: expect.stringMatching(/newer than the server understands \(it speaks version 50 to 51, this server \d/),
    })
  })

  it('is told in words even when the rest of what it says has changed', async () => {
    expect(await turnedDown({ protocol: { oldest: 50, newest: 51 }, passport: 'new kind' })).toMatchObject({
      reason: 'protocol-mismatch',
    })
  })

  it.each([
    ['no token', { accessToken: undefined }, 'malformed'],
    ['no protocol', { protocol: undefined }, 'malformed'],
    ['the identity of the centre itself', { deviceId: centreDeviceId }, 'malformed'],
    ['a token that is none', { accessToken: 'nonsense' }, 'signed-out'],
  ])('is turned down with %s', async (_what, more, reason) => {
    expect(await turnedDown({ ...(await goodAuth()), ...more })).toMatchObject({ reason })
  })

  it('is turned down with a token that was altered', async () => {
    const { accessToken, ...rest } = await goodAuth()
    const [header, , signature] = accessToken.split('.')
    const claims = Buffer.from(
      JSON.stringify({ sub: randomUUID(), sid: randomUUID(), iss: 'cue311', exp: 9_999_999_999 }),
    )
    const forged = [header, claims.toString('base64url'), signature].join('.')
    expect(await turnedDown({ accessToken: forged, ...rest })).toMatchObject({ reason: 'signed-out' })
  })

  it('is turned down with the token of a session that has ended', async () => {
    await server.addAgent('leaving')
    const auth = await goodAuth('leaving')
    await disablePerson(server.database.db, 'leaving', Date.now())
    expect(await turnedDown(auth)).toMatchObject({ reason: 'signed-out' })
  })

  it('keeps its people when it comes back under a new identity', async () => {
    const deviceId = randomUUID()
    const theo = await aDesktop(server, { name: 'theo', deviceId })
    const maya = await aDesktop(server, { deviceId })
    const renewed = { accessToken: maya.accessToken, deviceId: randomUUID(), protocol: ourProtocol }
    const socket = openSocket(server.url, renewed)
    await new Promise((resolve) => socket.once('welcome', resolve))
    socket.disconnect()
    const rows = await server.database.db
      .selectFrom('device_sign_in')
      .select('person_id')
      .where('device_id', '=', renewed.deviceId)
      .execute()
    expect(rows.map(({ person_id }) => person_id).sort()).toEqual([maya.personId, theo.personId].sort())
  })
})

describe('a message that cannot be read', () => {
  it.each([
    ['nothing', 'facts:deliver', undefined],
    ['a text', 'facts:deliver', 'facts'],
    ['no entries', 'facts:deliver', { deviceId: randomUUID(), entries: [] }],
    ['a sequence number of zero', 'facts:deliver', { deviceId: randomUUID(), entries: [{ sequence: 0, fact: {} }] }],
    ['another workstation’s batch', 'facts:deliver', { deviceId: randomUUID(), entries: [{ sequence: 1, fact: {} }] }],
    ['half an identity', 'release:installed', { number: 1 }],
    ['no token', 'session:renew', {}],
  ] as const)('is answered malformed: %s', async (_what, name, input) => {
    const desktop = await aDesktop(server)
    const answer = await desktop.ask(name, input)
    expect(answer).toMatchObject({ ok: false, reason: 'malformed', detail: expect.stringMatching(/\w/) })
  })

  it('leaves the connection as it was', async () => {
    const desktop = await aDesktop(server)
    await desktop.ask('facts:deliver', { nonsense: true })
    expect(await desktop.ask('release:current', {})).toEqual({ ok: true, value: null })
  })

  it.each(['facts:destroy', 'constructor', '__proto__', ''])('is one of no known name: %j', async (name) => {
    const desktop = await aDesktop(server)
    const answer = await desktop.socket.timeout(30_000).emitWithAck(name, {})
    expect(answer).toMatchObject({ ok: false, reason: 'malformed' })
  })

  it('is ignored when it wants no answer', async () => {
    const desktop = await aDesktop(server)
    desktop.socket.emit('facts:deliver', { deviceId: desktop.deviceId, entries: [] })
    desktop.socket.emit('facts:deliver')
    expect(await desktop.ask('release:current', {})).toEqual({ ok: true, value: null })
  })
})

describe('a session that ends', () => {
  it('reaches the open connection, which is told and cut off', async () => {
    await server.addAgent('revoked')
    const desktop = await aDesktop(server, { name: 'revoked' })
    const cutOff = new Promise((resolve) => desktop.socket.once('disconnect', resolve))
    await endSessionsOf(server.database.db, 'revoked', Date.now())
    expect(await desktop.event('session:ended')).toEqual({ reason: 'revoked' })
    await cutOff
  })

  it('reaches connections on another node', async () => {
    const node = await aServer({ database: server.database })
    await node.addAgent('elsewhere')
    const desktop = await aDesktop(node, { name: 'elsewhere' })
    await server.post(httpPaths.signOut, { refreshToken: desktop.refreshToken, deviceId: desktop.deviceId })
    expect(await desktop.event('session:ended')).toEqual({ reason: 'revoked' })
    await node.stop()
  })

  it('does not touch a colleague', async () => {
    await server.addAgent('colleague')
    const [revoked, colleague] = [await aDesktop(server, { name: 'colleague' }), await aDesktop(server)]
    await endSessionsOf(server.database.db, 'colleague', Date.now())
    await revoked.event('session:ended')
    expect((await colleague.ask('release:current', {})).ok).toBe(true)
  })
})

describe('an access token that expires', () => {
  const soon = 15 * 60_000 + 1_000

  it('ends what the connection may do', async () => {
    const clock = fakeClock()
    const node = await aServer({ clock })
    const desktop = await aDesktop(node)
    clock.advance(soon)
    expect(await desktop.ask('release:current', {})).toMatchObject({ ok: false, reason: 'signed-out' })
    await node.stop()
  })

  it('ends the connection, which is told why', async () => {
    const clock = fakeClock()
    const node = await aServer({ clock })
    const deviceId = randomUUID()
    const { accessToken, accessTokenExpiresAt } = await node.signIn('maya', deviceId)
    clock.advance(accessTokenExpiresAt - clock.now() - 300)
    const socket = openSocket(node.url, { accessToken, deviceId, protocol: ourProtocol })
    const told = await new Promise((resolve) => socket.once('session:ended', resolve))
    expect(told).toEqual({ reason: 'expired' })
    socket.disconnect()
    await node.stop()
  })

  it('is replaced on the open connection by a fresh one', async () => {
    const clock = fakeClock()
    const node = await aServer({ clock })
    const desktop = await aDesktop(node)
    clock.advance(soon / 2)
    const { refreshToken, deviceId } = desktop
    const renewed = (await node.post(httpPaths.refresh, { refreshToken, deviceId })).body as RefreshAnswer
    if (!renewed.ok) throw new Error(renewed.reason)
    expect(await desktop.ask('session:renew', { accessToken: renewed.value.accessToken })).toEqual({
      ok: true,
      value: {},
    })
    clock.advance(soon / 2)
    expect((await desktop.ask('release:current', {})).ok).toBe(true)
    await node.stop()
  })

  it('is not replaced by one of somebody else', async () => {
    const [maya, theo] = [await aDesktop(server), await aDesktop(server, { name: 'theo' })]
    expect(await maya.ask('session:renew', { accessToken: theo.accessToken })).toMatchObject({ reason: 'signed-out' })
  })
})
