import type { Desktop } from './support/desktop.ts'
import {
  approveText,
  correctSpoken,
  openEarlierTexts,
  openNextRelease,
  openText,
  sendToReview,
} from './support/editor-hands.ts'
import { expect, test } from './support/one-editor.ts'
import { words } from './support/screens.ts'

const say = words.en.content
const title = 'Abandoned vehicle'
const winter = 'In winter no vehicle is towed before the snow is cleared.'

async function publishOpenText(editor: Desktop, number: number): Promise<void> {
  await sendToReview(editor)
  await approveText(editor)
  const publish = await openNextRelease(editor)
  await publish.click()
  await editor.page.getByText(say.publish.done.replace('{{number}}', String(number))).waitFor()
}

test('an editor reads what an answer said before, and brings it back', async ({ editor }) => {
  const { page } = editor
  await openText(editor, title)
  await correctSpoken(editor, winter)
  await publishOpenText(editor, 2)

  await openText(editor, title)
  const view = await openEarlierTexts(editor)
  await expect(view.getByRole('listitem')).toHaveCount(2)
  await expect(view.locator('ins').filter({ hasText: 'winter' }).first()).toBeVisible()
  await view.getByRole('button', { name: say.earlier.restore.replace('{{number}}', '1') }).click()
  const spoken = page.locator('[data-side="en"]').getByLabel(say.field.spoken)
  await expect(spoken).not.toHaveValue(winter)
  const restored = await spoken.inputValue()
  await publishOpenText(editor, 3)

  const history = await editor.request('content:history', { answerId: 'abandoned-vehicle', language: 'en' })
  const spokenThen = history.ok ? history.value.revisions.map(({ revision }) => revision.spoken) : []
  expect(spokenThen).toEqual([restored, winter, restored])
})
