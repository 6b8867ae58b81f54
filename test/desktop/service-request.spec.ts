import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { landmarks } from '../../electron/launch/landmarks.ts'
import { startGeoreport } from '../georeport/georeport-server.ts'
import { confirmWrapUp, endCall, expectNoSidewaysScroll, isReady, zoomToTwice } from './support/agent-hands.ts'
import { Centre } from './support/centre.ts'
import type { Desktop } from './support/desktop.ts'
import { fillPothole, visitServiceRequest } from './support/request-hands.ts'
import { words } from './support/screens.ts'
import { test as base, expect } from './support/test.ts'
import { until } from './support/until.ts'

type City = { readonly georeport: Awaited<ReturnType<typeof startGeoreport>>; readonly centre: Centre }

/** A city with a GeoReport endpoint, and a centre that sends to it. */
const test = base.extend<{ city: City }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names out of the pattern.
  city: async ({}, use) => {
    const georeport = await startGeoreport({ key: 'secret', jurisdiction: 'portellery.example' })
    const centre = await Centre.open({
      CUE311_GEOREPORT_URL: georeport.url,
      CUE311_GEOREPORT_KEY: 'secret',
      CUE311_GEOREPORT_JURISDICTION: 'portellery.example',
    })
    await use({ georeport, centre })
    await centre.close()
    await georeport.stop()
  },
})

const say = words.en.serviceRequest

/** In a real call, with the services known. */
async function inACall(desktop: Desktop): Promise<void> {
  await isReady(desktop)
  await desktop.becomes('online')
  await until('the services are known', async () => (await desktop.request('service-requests:services', {})).ok)
  await desktop.page.getByRole('button', { name: words.en.practice.withoutScript }).click()
  await desktop.page.locator(landmarks.inCall).waitFor()
}

const shownNumber = (page: Page) => page.locator('[data-request-number]')

test('a request is made by keys alone, its number said, logged and looked up', async ({ city, openDesktop }) => {
  const { centre, georeport } = city
  const desktop = await openDesktop({ serverUrl: centre.url, agent: await centre.addAgent('Maya') })
  const { page } = desktop
  await inACall(desktop)
  await page.keyboard.type('Hole at the bakery, she lost a tire.')
  await fillPothole(page, '12 King Street')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: say.review })).toBeFocused()
  await expect(page.getByText('attribute[DAMAGE][]')).toBeVisible()
  expect(georeport.taken()).toHaveLength(0)
  await page.keyboard.press('Control+Enter')
  const number = (await shownNumber(page).getAttribute('data-request-number')) ?? ''
  expect(georeport.taken()).toMatchObject([
    {
      id: number,
      form: {
        service_code: 'ROAD-01',
        address_string: '12 King Street',
        description: 'Hole at the bakery, she lost a tire.',
        'attribute[WHERE]': 'lane',
        'attribute[LANE]': 'curb',
        'attribute[DEPTH]': '4.5',
        'attribute[DAMAGE][]': ['tire'],
      },
    },
  ])
  await page.keyboard.press('Control+Shift+C')
  await expect(page.getByText(say.copied.replace('{{number}}', number))).toBeVisible()
  expect(await desktop.app.evaluate(({ clipboard }) => clipboard.readText())).toBe(number)

  await page.keyboard.press('Escape')
  await expect(page.locator(landmarks.notes)).toBeFocused()
  await endCall(desktop)
  await confirmWrapUp(desktop)
  await desktop.hasSentAll()
  const facts = await centre.query<{ kind: string; body: { number?: string } }>(
    "select kind, body from fact where kind like 'service-request%' order by kind",
  )
  expect(facts.map(({ kind, body }) => [kind, body.number])).toEqual([
    ['service-request-numbered', number],
    ['service-requested', undefined],
  ])
  expect(JSON.stringify(facts)).not.toContain('King')
  expect(await centre.query('select form, number from service_request')).toEqual([{ form: null, number }])
  expect(await centre.query('select disposition from interaction')).toEqual([{ disposition: 'request-taken' }])

  georeport.change(number, { status: 'closed', statusNotes: 'Filled on Monday.' })
  await page.keyboard.press('Control+Shift+S')
  await page.keyboard.type(number)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Filled on Monday.')).toBeVisible()
  await expect(page.getByText(say.cityStatus.closed, { exact: true })).toBeVisible()
})

test('a request waits for the endpoint, and for the centre, and is sent once', async ({ city, openDesktop }) => {
  const { centre, georeport } = city
  const agent = await centre.addAgent('Maya')
  const desktop = await openDesktop({ serverUrl: centre.url, agent })
  const { page } = desktop
  await inACall(desktop)
  await fillPothole(page, '12 King Street')
  await georeport.stop()
  await page.keyboard.press('Control+Enter')
  await page.getByRole('heading', { name: say.review }).waitFor()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(say.state.kept)).toBeVisible()
  await expect(page.getByText(say.sendFault.unreachable)).toBeVisible()
  await georeport.start()
  await expect(shownNumber(page)).toBeVisible({ timeout: 90_000 })

  await page.getByRole('button', { name: say.another }).click()
  await fillPothole(page, '14 King Street', { isOpen: true })
  await centre.kill({ database: true })
  await desktop.becomes('offline')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('heading', { name: say.review }).waitFor()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(say.state['on-workstation'])).toBeVisible()
  await desktop.kill()

  await centre.start()
  const restarted = await openDesktop({ serverUrl: centre.url, agent })
  await until('the second request has arrived', async () => georeport.taken().length === 2)
  await until('its number is known', async () => (await openRequests(restarted)) === 0)
  expect(georeport.taken().map(({ form }) => form.address_string)).toEqual(['12 King Street', '14 King Street'])
})

async function openRequests(desktop: Desktop): Promise<number> {
  const { requests } = await desktop.request('service-requests:list', {})
  return requests.filter(({ number }) => number === null).length
}

test('a form that is being filled in outlives a crash', async ({ city, openDesktop }) => {
  const { centre } = city
  const desktop = await openDesktop({ serverUrl: centre.url, agent: await centre.addAgent('Maya') })
  await inACall(desktop)
  await fillPothole(desktop.page, '12 King Street')
  await until('the draft has it', async () => {
    const [draft] = await desktop.request('draft:read', {})
    return draft?.serviceRequest?.form.answers.DEPTH === '4,5'
  })
  await desktop.kill()
  const { page } = await openDesktop({ serverUrl: centre.url, agent: null })
  await page.locator(landmarks.inCall).waitFor()
  await page.keyboard.press('Control+Shift+S')
  await expect(page.getByLabel(say.address)).toHaveValue('12 King Street')
})

for (const language of ['en', 'fr'] as const) {
  const title = `axe finds nothing in it, and nothing scrolls sideways at 200 % (${language})`
  // The check takes one language; `npm run test:desktop` takes both.
  test(title, language === 'fr' ? {} : { tag: '@long' }, async ({ city, openDesktop }) => {
    const { centre } = city
    for (const theme of ['light', 'dark'] as const) {
      const agent = await centre.addAgent('Maya')
      const userData = `${centre.dataFolder}-desktop-${theme}`
      const desktop = await openDesktop({ serverUrl: centre.url, agent, userData, settings: { language, theme } })
      const found: string[] = []
      await visitServiceRequest(desktop, language, async (screen, page) => {
        // Playwright drives Electron's one page; axe's usual way wants to open a second.
        const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
        found.push(...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${screen}: ${id} at ${html}`)))
      })
      expect(found).toEqual([])
      await desktop.close()
    }
    const zoomed = await openDesktop({
      serverUrl: centre.url,
      agent: await centre.addAgent('Maya'),
      userData: `${centre.dataFolder}-desktop-zoomed`,
      settings: { language },
    })
    await zoomToTwice(zoomed)
    await visitServiceRequest(zoomed, language, async (_screen, page) => expectNoSidewaysScroll(page))
  })
}
