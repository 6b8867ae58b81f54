import { landmarks } from '../../electron/launch/landmarks.ts'
import { isReady, markUsed, startPracticeCall } from './support/agent-hands.ts'
import { approveText, correctSpoken, openNextRelease, openText, sendToReview } from './support/editor-hands.ts'
import { words } from './support/screens.ts'
import { temporaryFolder } from './support/temporary-folder.ts'
import { expect, test } from './support/test.ts'

const say = words.en.content
const corrected = 'This line was corrected while you read it.'

test('one editor corrects an answer, another approves and publishes it, and an agent on a call reads it', async ({
  ownCentre,
  openDesktop,
}) => {
  const serverUrl = ownCentre.url
  const folders = await Promise.all(['editor', 'reviewer'].map(temporaryFolder))
  const [editorFolder = '', reviewerFolder = ''] = folders.map(({ path }) => path)
  const agent = await openDesktop({ serverUrl, agent: await ownCentre.addAgent('Maya') })
  await isReady(agent)
  await agent.hasRelease()
  await startPracticeCall(agent)
  await markUsed(agent)
  const title = await agent.page.locator(`${landmarks.card} h3, ${landmarks.card} h4`).first().innerText()

  const edna = { serverUrl, agent: await ownCentre.addAgent('Edna', 'editor'), userData: editorFolder }
  const editor = await openDesktop(edna)
  await isReady(editor)
  await editor.hasRelease()
  await openText(editor, title)
  await correctSpoken(editor, corrected)
  await sendToReview(editor)
  await editor.close()

  const ravi = { serverUrl, agent: await ownCentre.addAgent('Ravi', 'editor'), userData: reviewerFolder }
  const reviewer = await openDesktop(ravi)
  await isReady(reviewer)
  await reviewer.hasRelease()
  await openText(reviewer, title)
  await approveText(reviewer)
  const publish = await openNextRelease(reviewer)
  await publish.click()

  await expect(agent.page.getByText(corrected).first()).toBeVisible()
  await expect(agent.page.locator(landmarks.notes)).toBeFocused()
  await reviewer.page.getByText(say.publish.done.replace('{{number}}', '2')).waitFor()
  const reached = say.reached.count.replace('{{number}}', '2').replace('{{there}}', '2').replace('{{total}}', '3')
  await expect(reviewer.page.getByText(reached)).toBeVisible()
  await Promise.all(folders.map(({ remove }) => remove()))
})
