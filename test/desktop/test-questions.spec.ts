import {
  approveText,
  correctResidentsWords,
  makeTestQuestion,
  openNextRelease,
  openText,
  sendToReview,
} from './support/editor-hands.ts'
import { expect, test } from './support/one-editor.ts'
import { words } from './support/screens.ts'

const say = words.en.content
const title = 'Abandoned vehicle'
const question = 'something is rotting'
const better = 'somebody dumped a car here'

test('an editor is stopped by a test question of her own, corrects it, and publishes', async ({ editor }) => {
  const { page } = editor
  await openText(editor, title)
  await makeTestQuestion(editor, question)
  await correctResidentsWords(editor, 'someone dumped a car')
  await sendToReview(editor)
  await approveText(editor)

  const publish = await openNextRelease(editor)
  await page.getByText(say.publish.lost).waitFor()
  await expect(publish).toBeDisabled()
  await expect(page.getByText(say.publish.overrideReason)).toBeVisible()

  await page.getByRole('button', { name: question }).click()
  const list = page.getByRole('listbox', { name: say.questions.list })
  await expect(list).toBeFocused()
  await expect(list.getByRole('option', { selected: true })).toContainText(say.questions.lost)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+a')
  await page.keyboard.type(better)
  await expect(list.getByRole('option', { name: better })).toContainText(
    say.questions.place.found.replace('{{place}}', '1'),
  )
  await page.getByRole('button', { name: say.questions.save_one.replace('{{count}}', '1') }).click()
  await page.getByText(say.saved.centre.replace('{{name}}', 'Edna')).waitFor()

  await page.getByRole('tab', { name: say.release }).click()
  await expect(page.getByText(say.publish.lost)).toHaveCount(0)
  await publish.click()
  await page.getByText(say.publish.done.replace('{{number}}', '2')).waitFor()
})
