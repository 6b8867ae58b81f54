import type { Page } from '@playwright/test'
import { landmarks } from '../../electron/launch/landmarks.ts'
import { confirmWrapUp, endCall, isReady, startPracticeCall } from './support/agent-hands.ts'
import { type Desktop, personOf } from './support/desktop.ts'
import { expect, test } from './support/test.ts'
import { UndrivenDesktop } from './support/undriven-desktop.ts'
import { until } from './support/until.ts'

const notes = 'chat perdu près du parc, 3 chatons'

/** In the middle of a call, with notes that are on disk. */
async function inTheMiddleOfACall(desktop: Desktop): Promise<void> {
  await isReady(desktop)
  await startPracticeCall(desktop)
  await desktop.page.keyboard.type(notes)
  await until('the draft is on disk', async () => (await desktop.request('draft:read', {}))[0]?.notes === notes)
}

test('notes and conversation of the open call survive a kill of the app', async ({ openDesktop }) => {
  const first = await openDesktop()
  await inTheMiddleOfACall(first)
  const heard = (await first.request('draft:read', {}))[0]?.conversation[0]?.text ?? 'nothing was heard'
  await first.kill()
  const second = await openDesktop()
  await expect(second.page.locator(landmarks.notes)).toHaveValue(notes)
  await expect(second.page.getByRole('log')).toContainText(heard)
})

test('a call that a kill interrupted ends as one row', async ({ centre, openDesktop }) => {
  const first = await openDesktop()
  await inTheMiddleOfACall(first)
  const { personId } = await personOf(first)
  await first.kill()
  const second = await openDesktop()
  await second.page.locator(landmarks.inCall).waitFor()
  await endCall(second)
  await confirmWrapUp(second)
  await second.hasSentAll()
  const rows = await centre.query('select phase from interaction where agent_id = $1', [personId])
  expect(rows).toEqual([{ phase: 'done' }])
})

test('a window that crashed comes back with the open call', async ({ centre, agent, userData }) => {
  const desktop = await UndrivenDesktop.open({ serverUrl: centre.url, agent, userData })
  try {
    await desktop.look(async (page) => {
      await page.locator(landmarks.ready).click()
      await page.locator(landmarks.card).first().waitFor()
      await page.keyboard.type(notes)
      await until('the draft is on disk', async () => (await draftNotes(page)) === notes)
    })
    await desktop.killPage()
    await expect(() =>
      desktop.look((page) => expect(page.locator(landmarks.notes)).toHaveValue(notes, { timeout: 10_000 })),
    ).toPass({ timeout: 60_000 })
  } finally {
    await desktop.close()
  }
})

const draftNotes = (page: Page): Promise<string | undefined> =>
  page.evaluate(async () => {
    const drafts = (await window.cue311?.request('draft:read', {})) as { notes?: string }[] | undefined
    return drafts?.[0]?.notes
  })
