import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expectNoSidewaysScroll, zoomToTwice } from './support/agent-hands.ts'
import { axeFinds } from './support/axe.ts'
import type { Desktop } from './support/desktop.ts'
import { givePast } from './support/past.ts'
import { chooses } from './support/save-dialog.ts'
import { words } from './support/screens.ts'
import { temporaryFolder } from './support/temporary-folder.ts'
import { expect, test } from './support/test.ts'

const say = words.fr
const settings = { language: 'fr', theme: 'dark' } as const

/** What a view is like for those who see or read otherwise, at a hundred and at two hundred percent. */
async function expectWithinReach(desktop: Desktop): Promise<void> {
  expect(await axeFinds(desktop)).toEqual([])
  await zoomToTwice(desktop)
  await expectNoSidewaysScroll(desktop.page)
  await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(1))
}

async function openHeld({ page }: Desktop): Promise<void> {
  await page.getByRole('tab', { name: say.app.tabMyDay }).click()
  await page.getByRole('button', { name: say.held.open }).click()
  await page.getByRole('region', { name: say.held.interactions }).getByRole('listitem').first().waitFor()
}

test('an agent takes along what is held about them and contests an entry, and the lead of the team answers', async ({
  ownCentre,
  openDesktop,
}) => {
  await givePast(ownCentre, { agents: 6, days: 8 })
  const { path, remove } = await temporaryFolder('files')
  const maya = await ownCentre.letIn('agent-1')
  const sora = await ownCentre.addAgent('Sora', 'supervisor')
  await ownCentre.query(
    'insert into team_lead (team_id, person_id, since) select team_id, person_id, now() from team, person where sign_in_name = $1',
    [sora.signInName],
  )
  const agent = await openDesktop({ serverUrl: ownCentre.url, agent: maya, settings })
  const { page } = agent
  await agent.becomes('online')
  await openHeld(agent)
  await expectWithinReach(agent)
  const entry = page.getByRole('region', { name: say.held.interactions }).getByRole('listitem').first()
  await entry.getByRole('button').first().click()
  await expect(entry.getByRole('table')).toContainText('Accepté')
  await entry.getByRole('button').last().click()
  await page.keyboard.type('Personne n’a parlé, 416 555 0199')
  await page.getByRole('button', { name: say.contest.send }).click()
  await expect(entry).toContainText(say.contest.leads.replace('{{leads}}', 'Sora'))

  await chooses(agent, join(path, 'moi.json'))
  await page.getByRole('button', { name: say.held.save }).click()
  await page.getByText('moi.json').waitFor()
  const { kinds, timeZone } = JSON.parse(await readFile(join(path, 'moi.json'), 'utf8'))
  const saved = new Map<string, Record<string, string>[]>(
    kinds.map(({ kind, records }: { kind: string; records: unknown }) => [kind, records]),
  )
  const idsOf = (kind: string, id: string) =>
    saved
      .get(kind)
      ?.map((record) => record[id])
      .toSorted()
  for (const [kind, id, table, column] of [
    ['interaction', 'interactionId', 'interaction', 'interaction_id'],
    ['fact', 'factId', 'fact', 'fact_id'],
    ['contest', 'id', 'contest', 'contest_id'],
  ] as const) {
    const rows = await ownCentre.query<{ id: string }>(
      `select ${column}::text as id from ${table} where agent_id = (select person_id from person where sign_in_name = $1)`,
      [maya.signInName],
    )
    expect(idsOf(kind, id)).toEqual(rows.map((row) => row.id).toSorted())
  }
  // More than a page of each.
  expect(saved.get('interaction')?.length).toBeGreaterThan(50)
  expect(timeZone).toBe('America/Toronto')

  const elsewhere = await temporaryFolder('lead')
  const lead = await openDesktop({ serverUrl: ownCentre.url, agent: sora, userData: elsewhere.path, settings })
  await lead.becomes('online')
  await lead.page.getByRole('tab', { name: say.app.tabTeam }).click()
  const contested = lead.page.getByRole('region', { name: say.team.entries }).getByRole('listitem')
  await expect(contested).toContainText('Personne n’a parlé, [')
  await lead.page.getByRole('button', { name: say.team.show }).click()
  await expect(lead.page.getByRole('table', { name: 'Alder' })).toContainText('agent-1')
  await expectWithinReach(lead)
  await contested.getByRole('textbox').fill('La ligne était muette.')
  await contested.getByRole('button', { name: say.team.leaveOut }).click()
  await expect(contested).toContainText(say.contest.decision['left-out'])

  await page.getByRole('button', { name: say.held.back }).click()
  await openHeld(agent)
  await expect(entry).toContainText('La ligne était muette.')
  await page
    .getByRole('button', { name: say.held.showKind.replace('{{kind}}', 'Consultations de vos chiffres') })
    .click()
  await expect(page.getByRole('table', { name: 'Consultations de vos chiffres' })).toContainText('Sora')
  await remove()
  await elsewhere.remove()
})
