import { describe, expect, it, onTestFinished } from 'vitest'
import { rightPassword, startCentre } from '../support/a-centre.ts'
import { aConnectedDesktop, aDesktop, eventually, online } from '../support/a-desktop.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

async function aCentre() {
  const centre = await startCentre()
  onTestFinished(() => centre.stop())
  return centre
}

describe('connection', () => {
  it('asks for a sign-in while nobody is signed in', async () => {
    const { url } = await aCentre()
    const desktop = await aDesktop({ folder: await temporaryFolder(), url })
    expect(desktop.status().connection).toMatchObject({ state: 'refused', reason: 'signed-out' })
  })

  it('is online after the welcome', async () => {
    const { desktop } = await aConnectedDesktop()
    expect(desktop.status().connection).toEqual({ state: 'online' })
  })

  it('introduces itself with its identity and protocol', async () => {
    const { centre, desktop } = await aConnectedDesktop()
    expect(centre.handshakes.at(-1)).toMatchObject({
      deviceId: desktop.outbox.deviceId(),
      protocol: { oldest: 1, newest: 1 },
    })
  })

  it('is offline when the server goes and online when it is back', async () => {
    const { centre, desktop } = await aConnectedDesktop()
    await centre.stop()
    await eventually(() => expect(desktop.status().connection.state).toBe('offline'))
    await centre.start()
    await online(desktop)
  })

  it.each([
    ['a day behind', 86_400_000],
    ['a day ahead', -86_400_000],
  ])('says how far the clocks are apart when the one here is %s', async (_which, clockAheadMs) => {
    const { desktop } = await aConnectedDesktop(({ knobs }) => {
      knobs.clockAheadMs = clockAheadMs
    })
    const { connection } = desktop.status()
    const apartMs = connection.state === 'online' ? (connection.clockApartMs ?? 0) : 0
    expect(Math.abs(apartMs - clockAheadMs)).toBeLessThan(60_000)
  })

  it('says nothing of clocks that differ by minutes', async () => {
    const { desktop } = await aConnectedDesktop(({ knobs }) => {
      knobs.clockAheadMs = 300_000
    })
    expect(desktop.status().connection).toEqual({ state: 'online' })
  })

  it('announces its changes', async () => {
    const { desktop } = await aConnectedDesktop()
    const states = desktop.announced.filter(({ name }) => name === 'connection:changed').map(({ payload }) => payload)
    expect(states).toEqual([{ state: 'connecting' }, { state: 'online' }])
  })

  it('says in the server’s words that the versions do not fit', async () => {
    const centre = await aCentre()
    centre.knobs.refuseConnection = { reason: 'protocol-mismatch', detail: 'Install Cue311 2.0 or newer.' }
    const desktop = await aDesktop({ folder: await temporaryFolder(), url: centre.url })
    await desktop.signIn()
    await eventually(() =>
      expect(desktop.status().connection).toEqual({
        state: 'refused',
        reason: 'protocol-mismatch',
        detail: 'Install Cue311 2.0 or newer.',
      }),
    )
  })

  it('tries again when the server says that it is not available', async () => {
    const centre = await aCentre()
    centre.knobs.refuseConnection = { reason: 'unavailable', detail: 'The database is starting.' }
    const desktop = await aDesktop({ folder: await temporaryFolder(), url: centre.url })
    await desktop.signIn()
    await eventually(() => expect(desktop.status().connection.state).toBe('offline'))
    centre.knobs.refuseConnection = null
    await online(desktop)
  })

  it('tries again when the settings cannot be read at the moment', async () => {
    const { url } = await aCentre()
    let readable = true
    const desktop = await aDesktop({
      folder: await temporaryFolder(),
      url: () => {
        if (readable) return url
        readable = true
        throw new Error('too many open files')
      },
    })
    await desktop.session.signIn('agent', rightPassword)
    readable = false
    desktop.connection.connect()
    await online(desktop)
  })

  it('renews a token that is turned down', async () => {
    const { centre, desktop } = await aConnectedDesktop()
    centre.knobs.tokensTurnedDown = true
    desktop.connection.connect()
    await online(desktop)
    expect(centre.requestedPaths).toContain('/v1/session/refresh')
  })
})

describe('session', () => {
  it('is shown to no server but the one where somebody signed in', async () => {
    const ours = await aCentre()
    const other = await aCentre()
    let url = ours.url
    const folder = await temporaryFolder()
    const desktop = await aDesktop({ folder, url: () => url })
    await desktop.signIn()
    await online(desktop)

    url = other.url
    desktop.connection.connect()
    await eventually(() => expect(desktop.status().connection).toMatchObject({ reason: 'signed-out' }))
    await desktop.stop()
    const restarted = await aDesktop({ folder, url: () => url })
    await eventually(() => expect(restarted.status().connection).toMatchObject({ reason: 'signed-out' }))
    expect([other.requestedPaths, other.handshakes]).toEqual([[], []])

    url = ours.url
    restarted.connection.connect()
    await online(restarted)
  })

  it('is refused with a wrong password', async () => {
    const { url } = await aCentre()
    const desktop = await aDesktop({ folder: await temporaryFolder(), url })
    expect(await desktop.session.signIn('agent', 'wrong')).toEqual({ ok: false, reason: 'wrong-name-or-password' })
  })

  it('cannot begin while the server is away', async () => {
    const centre = await aCentre()
    await centre.stop()
    const desktop = await aDesktop({ folder: await temporaryFolder(), url: centre.url })
    expect(await desktop.session.signIn('agent', rightPassword)).toMatchObject({
      ok: false,
      reason: 'server-unreachable',
    })
  })

  it('goes on after a restart', async () => {
    const { centre, desktop, folder } = await aConnectedDesktop()
    await desktop.stop()
    const next = await aDesktop({ folder, url: centre.url })
    await online(next)
    expect(next.session.person()?.displayName).toBe('Demo Agent')
  })

  it('knows its person after a restart with the server away', async () => {
    const { centre, desktop, folder } = await aConnectedDesktop()
    await desktop.stop()
    await centre.stop()
    const next = await aDesktop({ folder, url: centre.url })
    expect(next.session.person()?.displayName).toBe('Demo Agent')
    await eventually(() => expect(next.status().connection.state).toBe('offline'))
  })

  it('ends when the server revokes it', async () => {
    const { centre, desktop } = await aConnectedDesktop()
    centre.endSessions('revoked')
    await eventually(() =>
      expect(desktop.status().connection).toMatchObject({ state: 'refused', reason: 'signed-out' }),
    )
    await eventually(() =>
      expect(desktop.announced).toContainEqual({ name: 'session:ended', payload: { reason: 'revoked' } }),
    )
  })

  it('leaves the person known for the open call when it is revoked', async () => {
    const { centre, desktop } = await aConnectedDesktop()
    centre.endSessions('revoked')
    await eventually(() => expect(desktop.status().connection.state).toBe('refused'))
    expect(desktop.session.person()).not.toBeNull()
  })

  it('is nobody’s after a restart when it was revoked', async () => {
    const { centre, desktop, folder } = await aConnectedDesktop()
    centre.endSessions('revoked')
    await eventually(() => expect(desktop.announced.at(-1)?.name).toBe('session:ended'))
    await desktop.stop()
    expect((await aDesktop({ folder, url: centre.url })).session.person()).toBeNull()
  })

  it('goes on with a new token when the server says that the old one expired', async () => {
    const { centre, desktop } = await aConnectedDesktop()
    centre.endSessions('expired')
    await eventually(() => expect(centre.handshakes).toHaveLength(2))
    await online(desktop)
  })

  it('ends when the server does not renew it', async () => {
    const { centre, desktop } = await aConnectedDesktop()
    centre.knobs.refreshAnswer = { ok: false, reason: 'signed-out' }
    centre.endSessions('expired')
    await eventually(() => expect(desktop.announced.at(-1)?.payload).toMatchObject({ reason: 'signed-out' }))
    await eventually(() =>
      expect(desktop.announced).toContainEqual({ name: 'session:ended', payload: { reason: 'expired' } }),
    )
  })

  it('is over after signing out, with the outbox kept', async () => {
    const { desktop } = await aConnectedDesktop()
    await desktop.session.signOut()
    desktop.connection.connect()
    expect(desktop.session.person()).toBeNull()
    expect(desktop.status().connection).toMatchObject({ state: 'refused', reason: 'signed-out' })
  })
})
