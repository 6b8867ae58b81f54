import type { Page } from '@playwright/test'
import { landmarks } from '../../../electron/launch/landmarks.ts'
import type { Language } from '../../../shared/knowledge/language.ts'
import { confirmWrapUp, endCall, isReady } from './agent-hands.ts'
import type { Desktop } from './desktop.ts'
import { words } from './screens.ts'
import { until } from './until.ts'

/* What an agent's hands do with a service request, with keys alone. */

/** Opens the form of the sample city's pothole and fills it in, from field to field. */
export async function fillPothole(page: Page, address: string, { isOpen = false } = {}): Promise<void> {
  const { keyboard } = page
  if (!isOpen) await keyboard.press('Control+Shift+S')
  await page.locator('[data-service-request] [role="combobox"]').waitFor()
  await keyboard.type('pothole')
  await page.getByRole('option').first().waitFor()
  await keyboard.press('Enter')
  // The questions are there; the cursor is where the place is asked.
  await page.getByText('What is the hole in?').waitFor()
  await keyboard.type(address)
  await keyboard.press('Tab')
  await keyboard.press('Tab')
  await keyboard.type('A traffic lane')
  await page.getByText('Which lane?').waitFor()
  await keyboard.press('Tab')
  await keyboard.type('The one at the curb')
  await keyboard.press('Tab')
  await keyboard.type('4,5')
  // The time has a stop for each of its parts; whoever has nothing to say goes past them.
  await until('the cursor is at the first box', async () => {
    await keyboard.press('Tab')
    return page.evaluate(() => document.activeElement?.getAttribute('type') === 'checkbox')
  })
  await keyboard.press('Space')
}

/** What is looked at. */
type Look = (name: string, page: Page) => Promise<void>

/** Goes through every step of a service request and has each looked at. */
export async function visitServiceRequest(desktop: Desktop, language: Language, look: Look): Promise<void> {
  const { page } = desktop
  const say = words[language]
  await isReady(desktop)
  await desktop.becomes('online')
  await until('the services are known', async () => (await desktop.request('service-requests:services', {})).ok)
  await page.getByRole('button', { name: say.practice.withoutScript }).click()
  await page.locator(landmarks.inCall).waitFor()
  await page.keyboard.type(
    language === 'en' ? 'Hole in front of the bakery, lost a tire' : 'Trou devant la boulangerie, pneu crevé',
  )
  await page.keyboard.press('Control+Shift+S')
  await page.locator('[data-service-request] [role="option"]').first().waitFor()
  await look('service-request-choose', page)
  await fillPothole(page, '12 King Street', { isOpen: true })
  await look('service-request', page)
  await page.keyboard.press('Control+Enter')
  await page.getByRole('heading', { name: say.serviceRequest.review }).waitFor()
  await look('service-request-review', page)
  await page.keyboard.press('Control+Enter')
  await page.locator('[data-request-number]').waitFor()
  await look('service-request-sent', page)
  await page.getByRole('button', { name: say.serviceRequest.status }).click()
  await page.getByText(say.serviceRequest.cityStatus.open, { exact: true }).waitFor()
  await look('service-request-status', page)
  await page.getByRole('button', { name: say.serviceRequest.another }).click()
  await page.keyboard.type('graffiti')
  await page.keyboard.press('Enter')
  // The questions are asked for, although there are none.
  await page.locator('[data-service-request] button[aria-keyshortcuts="Control+Enter"]:enabled').waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByText(say.serviceRequest.formFault['no-place']).waitFor()
  await look('service-request-wrong', page)
  await page.getByRole('button', { name: say.serviceRequest.drop }).click()
  await page.keyboard.press('Escape')
  await endCall(desktop)
  await confirmWrapUp(desktop)
  await page.getByRole('tab', { name: say.app.tabMyDay }).click()
  await page.getByRole('region', { name: say.serviceRequest.mine }).waitFor()
  await look('service-request-mine', page)
}
