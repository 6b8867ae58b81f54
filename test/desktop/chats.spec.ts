import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { landmarks } from '../../electron/launch/landmarks.ts'
import { isReady } from './support/agent-hands.ts'
import type { Agent, Centre } from './support/centre.ts'
import { type Desktop, personOf } from './support/desktop.ts'
import { Platform, residentSays } from './support/platform.ts'
import { words } from './support/screens.ts'
import { temporaryFolder } from './support/temporary-folder.ts'
import { expect, test } from './support/test.ts'

const say = words.en
const residents = ['Ada', 'Bo', 'Chi', 'Dee'] as const

const composer = (page: Page) => page.getByRole('textbox', { name: say.composer.label })
const tab = (page: Page, name: string) => page.getByRole('tab', { name: new RegExp(name) })

async function ready(desktop: Desktop): Promise<void> {
  await isReady(desktop)
  await desktop.hasRelease()
  await desktop.becomes('online')
}

/** Four chats that their platform has handed to an agent, by resident. */
async function fourChats(centre: Centre, { signInName }: Agent, { page }: Desktop) {
  const platform = await Platform.open(centre, 'chat-page')
  const ids = new Map(residents.map((resident) => [resident, randomUUID() as string]))
  const tell = (resident: (typeof residents)[number], ...happenings: Parameters<Platform['tell']>[1][]) =>
    platform.tell(ids.get(resident) ?? '', ...happenings)
  for (const resident of residents) {
    await tell(
      resident,
      { kind: 'offered', channel: 'chat', queue: 'general', agent: signInName, language: 'en', resident },
      { kind: 'accepted', agent: signInName },
    )
  }
  await expect(page.getByRole('tab', { name: /Ada|Bo|Chi|Dee/ })).toHaveCount(4)
  await composer(page).waitFor()
  return { tell }
}

test('four chats at once: each keeps its words, its draft and its wrap-up', async ({ centre, agent, openDesktop }) => {
  const desktop = await openDesktop()
  const { page } = desktop
  await ready(desktop)
  const { tell } = await fourChats(centre, agent, desktop)
  await expect(composer(page)).toBeFocused()

  await tell('Ada', residentSays('There is a pothole on my street 🕳️'))
  await tell('Bo', residentSays('مرحبا، متى يأتي جامع القمامة؟'), residentSays('Hello?'))
  await page.locator(landmarks.card).first().waitFor()
  await expect(tab(page, 'Bo')).toContainText('2')
  await expect(composer(page)).toBeFocused()

  await page.keyboard.type('Hello. ')
  await page.keyboard.press('Control+1')
  const spoken = await page.locator('article[data-answer] p').first().textContent()
  await expect(composer(page)).toHaveValue(`Hello. ${spoken}`)
  await page.keyboard.press('Control+z')
  await expect(composer(page)).toHaveValue('Hello. ')
  await page.keyboard.press('Control+Shift+z')
  await expect(composer(page)).toHaveValue(`Hello. ${spoken}`)
  await page.keyboard.press('Control+Shift+T')
  await expect(composer(page)).not.toHaveValue(`Hello. ${spoken}`)
  await page.keyboard.press('Control+Shift+T')
  await expect(composer(page)).toHaveValue(`Hello. ${spoken}`)
  await page.keyboard.press('Enter')
  await expect(composer(page)).toHaveValue('')
  await expect(page.getByRole('log')).toContainText(`Hello. ${spoken}`)
  await expect(page.getByText(say.composer.line.sending)).toHaveCount(0)

  await page.keyboard.press('Control+PageDown')
  await expect(page.getByText('مرحبا، متى يأتي جامع القمامة؟')).toHaveAttribute('dir', 'auto')
  await page.keyboard.type('One mom')
  await page.keyboard.press('Control+PageUp')
  await expect(composer(page)).toHaveValue('')

  await tell('Ada', { kind: 'ended', by: 'resident' })
  await page.getByRole('heading', { name: say.phase['after-call'] }).waitFor()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('tab', { name: /Ada|Bo|Chi|Dee/ })).toHaveCount(3)
  await expect(composer(page)).toHaveValue('One mom')
  await expect(composer(page)).toBeFocused()
  await desktop.hasSentAll()
  const { personId } = await personOf(desktop)
  await expect
    .poll(() => centre.query('select phase from interaction where agent_id = $1 order by phase', [personId]))
    .toEqual([{ phase: 'done' }, { phase: 'talking' }, { phase: 'talking' }, { phase: 'talking' }])
})

test('what was written in each chat survives a kill of the app', async ({ centre, agent, openDesktop }) => {
  const first = await openDesktop()
  await ready(first)
  const { tell } = await fourChats(centre, agent, first)
  await tell('Bo', residentSays('Is the library open?'))
  await first.page.keyboard.type('for Ada')
  await first.page.keyboard.press('Control+PageDown')
  await expect(composer(first.page)).toHaveValue('')
  await first.page.keyboard.type('for Bo')
  await expect
    .poll(async () => (await first.request('draft:read', {})).map(({ reply }) => reply).sort())
    .toEqual(['', '', 'for Ada', 'for Bo'])
  await first.kill()

  const { page } = await openDesktop()
  await expect(page.getByRole('tab', { name: /Ada|Bo|Chi|Dee/ })).toHaveCount(4)
  await tab(page, 'Bo').click()
  await expect(composer(page)).toHaveValue('for Bo')
  await expect(page.getByText('Is the library open?')).toBeVisible()
  await tab(page, 'Ada').click()
  await expect(composer(page)).toHaveValue('for Ada')
})

test('of two agents who take a chat at once one has it, and the other’s work is not touched', async ({
  ownCentre,
  openDesktop,
}) => {
  const platform = await Platform.open(ownCentre, 'chat-page')
  const elsewhere = await temporaryFolder('second')
  const serverUrl = ownCentre.url
  const [one, other] = [await ownCentre.addAgent('Maya'), await ownCentre.addAgent('Omar')]
  const first = await openDesktop({ serverUrl, agent: one })
  const second = await openDesktop({ serverUrl, agent: other, userData: elsewhere.path })
  for (const desktop of [first, second]) await ready(desktop)
  await platform.tell(
    randomUUID(),
    { kind: 'offered', channel: 'chat', queue: 'general', resident: 'Ada' },
    residentSays('Hello'),
  )
  for (const { page } of [first, second]) await page.getByRole('button', { name: /^1 chat waits/ }).waitFor()
  await Promise.all([first, second].map(({ page }) => page.keyboard.press('F5')))
  const has = ({ page }: Desktop) => composer(page).isVisible()
  await expect.poll(async () => (await Promise.all([has(first), has(second)])).filter(Boolean).length).toBe(1)
  const { page } = (await has(first)) ? second : first
  await expect(page.getByText(say.centreFault['none-waiting'])).toBeVisible()
  await elsewhere.remove()
})

test('a chat is handed over with its card, and nobody asks again', async ({ ownCentre, openDesktop }) => {
  const platform = await Platform.open(ownCentre, 'chat-page')
  const elsewhere = await temporaryFolder('second')
  const serverUrl = ownCentre.url
  const [maya, omar] = [await ownCentre.addAgent('Maya'), await ownCentre.addAgent('Omar')]
  const from = await openDesktop({ serverUrl, agent: maya })
  const to = await openDesktop({ serverUrl, agent: omar, userData: elsewhere.path })
  for (const desktop of [from, to]) await ready(desktop)
  await platform.tell(
    randomUUID(),
    { kind: 'offered', channel: 'chat', queue: 'general', agent: maya.signInName, language: 'en', resident: 'Ada' },
    { kind: 'accepted', agent: maya.signInName },
    residentSays('There is a pothole at 12 Elm Street'),
  )
  await from.page.locator(landmarks.card).first().waitFor()
  await from.page.keyboard.press('F8')
  await from.page.keyboard.type('since monday')
  await from.page.keyboard.press('Control+h')
  await from.page.keyboard.type('Omar')
  await from.page.getByRole('option', { name: /Omar/, selected: true }).waitFor()
  await from.page.keyboard.press('Enter')
  await from.page.getByRole('heading', { name: say.phase['after-call'] }).waitFor()

  await to.page.getByRole('button', { name: say.conversations.accept }).waitFor()
  await to.page.keyboard.press('F5')
  const card = to.page.getByRole('region', { name: say.handOver.from.replace('{{from}}', 'Maya') })
  await expect(card).toContainText('There is a pothole at [address]')
  await expect(card).toContainText('since monday')
  await expect(to.page.getByRole('log')).toContainText('There is a pothole at 12 Elm Street')
  await composer(to.page).waitFor()
  await elsewhere.remove()
})
