import { randomUUID } from 'node:crypto'
import { landmarks } from '../../electron/launch/landmarks.ts'
import { confirmWrapUp, isReady, startPracticeCall } from './support/agent-hands.ts'
import { personOf } from './support/desktop.ts'
import { Platform, residentSays } from './support/platform.ts'
import { words } from './support/screens.ts'
import { expect, test } from './support/test.ts'

const say = words.en

test('a call opens by itself, its times are those of telephony, and its transcript brings the card', async ({
  centre,
  agent,
  openDesktop,
}) => {
  const telephony = await Platform.open(centre, 'generic')
  const desktop = await openDesktop()
  const { page } = desktop
  await isReady(desktop)
  await desktop.hasRelease()
  await desktop.becomes('online')
  const call = randomUUID()
  const began = Date.now() - 90_000
  const offer = { kind: 'offered', channel: 'voice', queue: 'general', agent: agent.signInName, resident: 'Robin' }
  await telephony.tell(call, { ...offer, at: began })
  await expect(page.getByRole('heading', { name: say.call.offered.voice })).toBeVisible()
  await telephony.tell(call, { kind: 'accepted', at: began + 10_000 })
  await expect(page.getByRole('heading', { name: say.phase.talking })).toBeVisible()
  await expect(page.locator(landmarks.notes)).toBeFocused()

  const utteranceId = randomUUID()
  for (const text of ['There', 'There is a big', 'There is a big pothole on']) {
    await telephony.tell(call, residentSays(text, { utteranceId, final: false }))
  }
  await expect(page.locator('[data-live]')).toContainText('There is a big pothole on')
  await telephony.tell(call, residentSays('There is a big pothole on my street.', { utteranceId }))
  await expect(page.getByText('There is a big pothole on my street.')).toBeVisible()
  await expect(page.locator('[data-live]')).toHaveCount(0)
  await expect(page.locator(landmarks.card).first()).toBeVisible()

  await telephony.tell(call, { kind: 'ended', by: 'resident', at: began + 70_000 })
  await page.getByRole('heading', { name: say.phase['after-call'] }).waitFor()
  await confirmWrapUp(desktop)
  // Told when nobody is there any more to hear it.
  await telephony.tell(call, { kind: 'held', at: began + 30_000 }, { kind: 'resumed', at: began + 40_000 })
  await desktop.hasSentAll()
  const { personId } = await personOf(desktop)
  await expect
    .poll(() =>
      centre.query('select phase, talk_ms::int, hold_ms::int from interaction where agent_id = $1', [personId]),
    )
    .toEqual([{ phase: 'done', talk_ms: 50_000, hold_ms: 10_000 }])
})

test('a call that opens while somebody types takes neither focus nor place', async ({ centre, agent, openDesktop }) => {
  const telephony = await Platform.open(centre, 'generic')
  const desktop = await openDesktop()
  const { page } = desktop
  await isReady(desktop)
  await desktop.hasRelease()
  await desktop.becomes('online')
  await startPracticeCall(desktop)
  await page.keyboard.type('elm ')
  const call = randomUUID()
  await telephony.tell(
    call,
    { kind: 'offered', channel: 'voice', queue: 'general', agent: agent.signInName, resident: 'Robin' },
    { kind: 'accepted' },
  )
  await page.getByRole('tab', { name: /Robin/ }).waitFor()
  await page.keyboard.type('street')
  await expect(page.locator(landmarks.notes)).toHaveValue('elm street')
  await expect(page.locator(landmarks.notes)).toBeFocused()
  await page.keyboard.press('Control+PageDown')
  await expect(page.locator(landmarks.notes)).toHaveValue('')
  await expect(page.locator(landmarks.notes)).toBeFocused()
})
