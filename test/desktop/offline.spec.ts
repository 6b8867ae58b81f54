import { isReady, takePracticeCall } from './support/agent-hands.ts'
import { expect, test } from './support/test.ts'

test('a whole call goes on without the server and arrives once when it is back', async ({ ownCentre, openDesktop }) => {
  const agent = await ownCentre.addAgent()
  const desktop = await openDesktop({ serverUrl: ownCentre.url, agent })
  await isReady(desktop)
  await desktop.hasRelease()
  await ownCentre.kill({ database: true })
  await desktop.becomes('offline')
  await takePracticeCall(desktop)
  await desktop.keeps(5)
  await ownCentre.start()
  await desktop.becomes('online')
  await desktop.hasSentAll()
  const rows = await ownCentre.query('select phase, suggestions_used from interaction')
  expect(rows).toEqual([{ phase: 'done', suggestions_used: 1 }])
})

test('an agent who was signed in works from the installed release after a restart with the server off', async ({
  ownCentre,
  openDesktop,
}) => {
  const agent = await ownCentre.addAgent()
  const first = await openDesktop({ serverUrl: ownCentre.url, agent, isBare: true })
  await isReady(first)
  await first.hasRelease()
  const { release } = await first.status()
  await ownCentre.stop()
  await first.close()
  const second = await openDesktop({ serverUrl: ownCentre.url, agent: null })
  await isReady(second)
  await second.hasRelease()
  expect((await second.status()).release.installed?.hash).toBe(release.installed?.hash)
  await takePracticeCall(second)
  await second.keeps(5)
})

test('says that it is offline and how much waits to be sent', async ({ ownCentre, openDesktop }) => {
  const agent = await ownCentre.addAgent()
  const desktop = await openDesktop({ serverUrl: ownCentre.url, agent })
  await isReady(desktop)
  await desktop.hasRelease()
  await ownCentre.kill({ database: true })
  await desktop.becomes('offline')
  await takePracticeCall(desktop)
  await expect(desktop.page.getByText(/Offline since/)).toBeVisible()
  await expect(desktop.page.getByText(/waiting to be sent/)).toBeVisible()
})
