import { landmarks } from '../../electron/launch/landmarks.ts'
import {
  confirmWrapUp,
  endCall,
  isReady,
  markUsed,
  startPracticeCall,
  takePracticeCall,
} from './support/agent-hands.ts'
import type { Centre } from './support/centre.ts'
import { personOf } from './support/desktop.ts'
import { expect, test } from './support/test.ts'

type InteractionRow = {
  phase: string
  practice: boolean
  topic: string | null
  disposition: string | null
  talk_ms: number
  hold_ms: number
  after_call_ms: number
  handle_ms: number
  suggestions_used: number
}

const interactionsOf = (centre: Centre, agentId: string) =>
  centre.query<InteractionRow>('select * from interaction where agent_id = $1 order by started_at', [agentId])

test('a practice call ends as one row in the database', async ({ centre, openDesktop }) => {
  const desktop = await openDesktop()
  await isReady(desktop)
  const { personId } = await personOf(desktop)
  await takePracticeCall(desktop)
  await desktop.hasSentAll()
  const [row, ...others] = await interactionsOf(centre, personId)
  expect(others).toEqual([])
  expect(row).toMatchObject({ phase: 'done', practice: true, suggestions_used: 1 })
  expect(row?.topic).not.toBeNull()
  expect(row?.disposition).not.toBeNull()
})

test('the facts of a call are in the database in the order in which they happened', async ({ centre, openDesktop }) => {
  const desktop = await openDesktop()
  await isReady(desktop)
  const { personId } = await personOf(desktop)
  await takePracticeCall(desktop)
  await desktop.hasSentAll()
  const facts = await centre.query<{ kind: string }>('select kind from fact where agent_id = $1 order by sequence', [
    personId,
  ])
  const kinds = facts.map(({ kind }) => kind)
  const milestones = ['offered', 'accepted', 'suggestion-used', 'ended', 'wrap-up-submitted']
  expect(kinds.filter((kind) => milestones.includes(kind))).toEqual(milestones)
})

test('time on hold is hold and not talk', async ({ centre, openDesktop }) => {
  const desktop = await openDesktop()
  await isReady(desktop)
  const { personId } = await personOf(desktop)
  await startPracticeCall(desktop)
  await desktop.page.keyboard.press('F4')
  await desktop.page.waitForTimeout(1_500)
  await desktop.page.keyboard.press('F4')
  await endCall(desktop)
  await confirmWrapUp(desktop)
  await desktop.hasSentAll()
  const [row] = await interactionsOf(centre, personId)
  if (!row) throw new Error('it is no row')
  expect(row.hold_ms).toBeGreaterThanOrEqual(1_400)
  expect(row.handle_ms).toBe(row.talk_ms + row.hold_ms + row.after_call_ms)
})

test('the next call can begin as soon as the wrap-up is confirmed', async ({ openDesktop }) => {
  const desktop = await openDesktop()
  await isReady(desktop)
  await takePracticeCall(desktop)
  await startPracticeCall(desktop)
  await expect(desktop.page.locator(landmarks.notes)).toBeFocused()
})

test('an open answer leaves the focus in the notes', async ({ openDesktop }) => {
  const desktop = await openDesktop()
  await isReady(desktop)
  await startPracticeCall(desktop)
  await markUsed(desktop)
  await desktop.page.keyboard.type('12 rue Émile')
  await expect(desktop.page.locator(landmarks.notes)).toHaveValue('12 rue Émile')
})

test('my day lists the call with its times', async ({ openDesktop }) => {
  const desktop = await openDesktop()
  await isReady(desktop)
  await takePracticeCall(desktop)
  await desktop.page.getByRole('tab', { name: 'My day' }).click()
  await expect(desktop.page.getByRole('table').getByRole('row')).toHaveCount(2)
})
