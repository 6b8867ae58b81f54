import { join } from 'node:path'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { packageApp } from '../../electron/launch/package.ts'
import { isReady, signIn, takePracticeCall } from './support/agent-hands.ts'
import { personOf } from './support/desktop.ts'
import { expect, test } from './support/test.ts'

/** How a fuse is written into the executable. */
const on = '1'.charCodeAt(0)
const off = '0'.charCodeAt(0)

let packaged: string

test.beforeAll(async () => {
  test.setTimeout(300_000)
  packaged = join(await packageApp({ test: true }), 'linux-unpacked/cue311')
})

test('the packaged app signs in and takes a call', async ({ centre, agent, openDesktop }) => {
  const desktop = await openDesktop({ packaged, agent: null, isBare: true })
  await signIn(desktop.page, agent)
  await isReady(desktop)
  await desktop.hasRelease()
  const { personId } = await personOf(desktop)
  await takePracticeCall(desktop)
  await desktop.hasSentAll()
  const rows = await centre.query('select phase, practice from interaction where agent_id = $1', [personId])
  expect(rows).toEqual([{ phase: 'done', practice: true }])
})

test('the packaged app signs nobody in by itself', async ({ openDesktop }) => {
  const desktop = await openDesktop({ packaged })
  await desktop.page.locator('input[type="password"]').waitFor()
  expect(await desktop.request('session:current', {})).toBeNull()
})

test('the test build has every fuse of the product but the inspector’s', async () => {
  const { [FuseV1Options.EnableNodeCliInspectArguments]: inspector, ...others } = await getCurrentFuseWire(packaged)
  expect(inspector).toBe(on)
  expect(others).toMatchObject({
    [FuseV1Options.RunAsNode]: off,
    [FuseV1Options.EnableCookieEncryption]: on,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: off,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: on,
    [FuseV1Options.OnlyLoadAppFromAsar]: on,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: off,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: off,
  })
})
