import { landmarks } from '../../electron/launch/landmarks.ts'
import { isReady, startPracticeCall } from './support/agent-hands.ts'
import { words } from './support/screens.ts'
import { temporaryFolder } from './support/temporary-folder.ts'
import { expect, test } from './support/test.ts'
import { until } from './support/until.ts'

const say = words.en.banner
const boil = 'Boil your water in the old town.'

test('a notice stands above the call, survives a restart without the server, and its reader is known', async ({
  ownCentre,
  openDesktop,
}) => {
  const [agent, supervisor] = [await ownCentre.addAgent('Maya'), await ownCentre.addAgent('Sora', 'supervisor')]
  const elsewhere = await temporaryFolder('supervisor')
  const serverUrl = ownCentre.url
  const desktop = await openDesktop({ serverUrl, agent })
  await isReady(desktop)
  await desktop.hasRelease()
  await startPracticeCall(desktop)

  const desk = await openDesktop({ serverUrl, agent: supervisor, userData: elsewhere.path })
  await desk.becomes('online')
  await desk.page.getByRole('button', { name: say.open }).click()
  const dialog = desk.page.getByRole('dialog')
  await dialog.getByLabel(say.textEn).fill(boil)
  await dialog.getByLabel(say.textFr).fill('Faites bouillir l’eau dans la vieille ville.')
  await dialog.getByRole('button', { name: say.put }).click()

  const notice = desktop.page.getByRole('region', { name: say.label })
  await expect(notice).toContainText(boil)
  await expect(desktop.page.locator(landmarks.notes)).toBeFocused()
  await ownCentre.stop()
  await desktop.close()

  const again = await openDesktop({ serverUrl, agent })
  const noticeAgain = again.page.getByRole('region', { name: say.label })
  await expect(noticeAgain).toContainText(boil)
  await again.page.keyboard.press('F6')
  await expect(noticeAgain.getByRole('button', { name: say.acknowledge })).toHaveCount(0)
  await expect(noticeAgain).toContainText(boil)

  await ownCentre.start()
  await until('the centre knows who read it', async () => {
    return (await ownCentre.query('select from banner_acknowledgement')).length === 1
  })
  const acknowledged = say.acknowledged.replace('{{count}}', '1').replace('{{people}}', '2')
  await dialog.getByText(acknowledged).click()
  await expect(dialog.getByText(/^Maya, /)).toBeVisible()
  await dialog.getByRole('button', { name: say.end }).click()
  await expect(noticeAgain).toHaveCount(0)
  await elsewhere.remove()
})
