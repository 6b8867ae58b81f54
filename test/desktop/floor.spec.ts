import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import type { FigureName } from '../../shared/figures/definitions.ts'
import { isReady } from './support/agent-hands.ts'
import type { Desktop } from './support/desktop.ts'
import { Platform, residentSays } from './support/platform.ts'
import { words } from './support/screens.ts'
import { temporaryFolder } from './support/temporary-folder.ts'
import { expect, test } from './support/test.ts'

const say = words.en

/** The number that stands large under the name of a figure. */
const figure = (page: Page, name: FigureName) =>
  page.locator('dl > div').filter({ hasText: say.figure[name].name }).locator('dd').first()

const fillsScreen = ({ app }: Desktop) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isFullScreen())

test('a supervisor sees who waits, who is on a call and what was handled, while it happens', async ({
  ownCentre,
  openDesktop,
}) => {
  const platform = await Platform.open(ownCentre, 'generic')
  const elsewhere = await temporaryFolder('supervisor')
  const serverUrl = ownCentre.url
  const [maya, sora] = [await ownCentre.addAgent('Maya'), await ownCentre.addAgent('Sora', 'supervisor')]
  const agent = await openDesktop({ serverUrl, agent: maya })
  await isReady(agent)
  await agent.hasRelease()
  const supervisor = await openDesktop({ serverUrl, agent: sora, userData: elsewhere.path })
  const floor = supervisor.page
  await floor.getByRole('tab', { name: say.app.tabFloor }).click()
  await expect(floor.getByText(say.wall.live, { exact: true })).toBeVisible()
  await expect(figure(floor, 'waiting')).toHaveText('0')
  await expect(floor.getByRole('row', { name: /^Maya/ })).toContainText(say.presence.state.available)

  const [call, another] = [randomUUID(), randomUUID()]
  for (const one of [call, another]) await platform.tell(one, { kind: 'offered', channel: 'voice', queue: 'roads' })
  await expect(figure(floor, 'waiting')).toHaveText('2')
  await expect(floor.getByRole('row', { name: /^roads/ })).toContainText('2')

  await platform.tell(call, { kind: 'accepted', agent: maya.signInName }, residentSays('There is a pothole'))
  await expect(figure(floor, 'open')).toHaveText('1')
  await expect(figure(floor, 'waiting')).toHaveText('1')
  await expect(floor.getByRole('row', { name: /^Maya/ })).toContainText(say.presence.state['on-contact'])

  await agent.page.getByRole('heading', { name: say.phase.talking }).waitFor()
  await platform.tell(call, { kind: 'ended', by: 'resident' })
  await agent.page.getByRole('heading', { name: say.phase['after-call'] }).waitFor()
  await expect(floor.getByRole('row', { name: /^Maya/ })).toContainText(say.presence.state['after-call'])
  await agent.page.keyboard.press('Enter')
  await expect(figure(floor, 'handled')).toHaveText('1')
  await expect(figure(floor, 'handle-time-median')).toHaveText(say.figures.tooFew)

  await platform.tell(randomUUID(), {
    kind: 'offered',
    channel: 'voice',
    queue: 'roads',
    at: Date.now() - 200_000,
  })
  await expect(floor.getByRole('region', { name: say.wall.attention.title }).getByRole('listitem')).toHaveText(/3:00/)
  await expect(floor.getByRole('row', { name: /^roads/ })).toContainText('over 3:00')
  await floor.keyboard.press('F11')
  await expect(floor.getByRole('banner')).toHaveCount(0)
  await expect.poll(() => fillsScreen(supervisor)).toBe(true)
  await expect(figure(floor, 'waiting')).toHaveText('2')
  await floor.keyboard.press('Escape')
  await expect(floor.getByRole('banner')).toBeVisible()
  await expect.poll(() => fillsScreen(supervisor)).toBe(false)

  await ownCentre.stop()
  await expect(floor.getByText(/^Figures as of /)).toBeVisible()
  await expect(figure(floor, 'handled')).toHaveText('1')
  await ownCentre.start()
  await expect(floor.getByText(say.wall.live, { exact: true })).toBeVisible()
  await elsewhere.remove()
})
