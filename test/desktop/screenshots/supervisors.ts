import { recorded } from '../../../shared/fair/recorded.ts'
import type { Language } from '../../../shared/knowledge/language.ts'
import { Centre } from '../support/centre.ts'
import { Desktop } from '../support/desktop.ts'
import { givePast } from '../support/past.ts'
import { words } from '../support/screens.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { takePicture, type View, views } from './views.ts'

/** A morning in which a water main broke, with calls under way and two that wait. */
/** A quarter of a year of a centre of forty, by a supervisor who leads its first team. */
export async function periodsScreenshots(): Promise<void> {
  const centre = await Centre.open()
  try {
    await givePast(centre, { agents: 40, days: 100 })
    const supervisor = await centre.addAgent('Grace Lindqvist', 'supervisor')
    await centre.query(
      `insert into team_lead (team_id, person_id, since) select team_id, person_id, now() - interval '1 year'
        from team, person where team.name = 'Alder' and sign_in_name = $1`,
      [supervisor.signInName],
    )
    for (const { name, settings } of views) {
      const { path: userData, remove } = await temporaryFolder('screenshots')
      const desktop = await Desktop.open({ userData, serverUrl: centre.url, agent: supervisor, settings })
      const { page } = desktop
      const say = words[settings.language]
      await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 1400))
      await desktop.becomes('online')
      await page.getByRole('tab', { name: say.app.tabPeriods }).click()
      await page.getByRole('heading', { name: say.periods.course }).waitFor()
      await takePicture(page, `periods-${name}`)
      await page.getByRole('tab', { name: say.periods.panel.hours }).click()
      await page.getByRole('heading', { name: say.periods.heat }).waitFor()
      await takePicture(page, `periods-hours-${name}`)
      await page.getByRole('tab', { name: say.periods.panel.effect }).click()
      await page.locator('main table').first().waitFor()
      await takePicture(page, `periods-effect-${name}`)
      await page.getByRole('tab', { name: say.periods.panel.overview }).click()
      await page.locator('dl > div').filter({ hasText: say.figure.transfers.name }).getByRole('button').last().click()
      await page.getByRole('dialog').getByRole('option').first().waitFor()
      await takePicture(page, `periods-behind-${name}`)
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await page.getByRole('dialog').getByText(say.fact.accepted).first().waitFor()
      await takePicture(page, `periods-line-${name}`)
      await desktop.close()
      await remove()
    }
  } finally {
    await centre.close()
  }
}

/** Those of the first team, by name; a past calls them agent-1 and so on. */
const firstTeam = [
  'Amélie Tremblay',
  'Ben Kowalski',
  'Chidi Eze',
  'Dana Whitecloud',
  'Elif Yılmaz',
  'Farid Haidari',
  'Gwen Mbeki',
  'Hugo Lavoie',
  'Ines Duarte',
  'Jun Sato',
  'Kamal Singh',
  'Luc Bouchard',
  'Noor Haddad',
  'Sam Okafor',
] as const

/** What is held about an agent, what her lead sees, and how the time of teams goes by. */
export async function fairScreenshots(): Promise<void> {
  const centre = await Centre.open()
  const folders: (() => Promise<void>)[] = []
  try {
    await givePast(centre, { agents: 40, days: 35 })
    for (const [place, name] of firstTeam.entries())
      await centre.query('update person set display_name = $2 where sign_in_name = $1', [`agent-${place + 1}`, name])
    const agent = await centre.letIn('agent-1')
    const lead = await centre.addAgent('Grace Lindqvist', 'supervisor')
    await centre.query(
      `insert into team_lead (team_id, person_id, since) select team_id, person_id, now() - interval '1 year'
        from team, person where team.name = 'Alder' and sign_in_name = $1`,
      [lead.signInName],
    )
    const open = async (who: typeof agent, settings: View['settings'], height = 1100) => {
      const { path: userData, remove } = await temporaryFolder('screenshots')
      folders.push(remove)
      const desktop = await Desktop.open({ userData, serverUrl: centre.url, agent: who, settings })
      await desktop.app.evaluate(
        ({ BrowserWindow }, tall) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, tall),
        height,
      )
      await desktop.becomes('online')
      return desktop
    }
    for (const { name, settings } of views) {
      const say = words[settings.language]
      const hers = await open(agent, settings)
      const theirs = await open(lead, settings)
      if (name === 'light') await contestSomething(hers, theirs)
      await lookAtTeam(theirs, name, settings.language)
      await hers.page.getByRole('tab', { name: say.app.tabMyDay }).click()
      await hers.page.getByRole('button', { name: say.held.open }).click()
      const entries = hers.page.getByRole('region', { name: say.held.interactions })
      await entries.getByRole('listitem').first().waitFor()
      await takePicture(hers.page, `held-${name}`)
      const contests = recorded.contest.name[settings.language]
      await hers.page.getByRole('button', { name: say.held.showKind.replace('{{kind}}', contests) }).click()
      await hers.page
        .getByRole('table', { name: contests })
        .evaluate((element) => element.scrollIntoView({ block: 'center' }))
      await takePicture(hers.page, `held-records-${name}`)
      await entries
        .getByRole('button', { name: say.held.timeLineOf.replace('{{start}}', '') })
        .first()
        .click()
      await entries.getByRole('table').waitFor()
      await entries.evaluate((element) => element.scrollIntoView({ block: 'start' }))
      await takePicture(hers.page, `held-entries-${name}`)
      await hers.close()
      await theirs.close()
    }
  } finally {
    for (const remove of folders) await remove()
    await centre.close()
  }
}

/** Two entries that an agent says something about, of which one has an answer. */
async function contestSomething(hers: Desktop, theirs: Desktop): Promise<void> {
  const held = await hers.request('held:interactions', { after: null })
  if (!held.ok) throw new Error(held.reason)
  const contested = [
    'The resident had hung up before I could ask anything.',
    'The telephone kept the line open for minutes after the call.',
  ]
  for (const [place, words] of contested.entries())
    await hers.request('contest:raise', { interactionId: held.value.rows[place + 1]?.interactionId ?? '', words })
  const listed = await theirs.request('contests:list', {})
  if (!listed.ok) throw new Error(listed.reason)
  const contestId = listed.value.contests.find(({ words }) => words === contested[1])?.contestId ?? ''
  const answer = 'The telephone system had a fault that morning.'
  await theirs.request('contest:decide', { contestId, decision: 'left-out', answer })
}

/** My team with its figures, then the time of teams with the day of one of them. */
async function lookAtTeam({ page }: Desktop, view: string, language: Language): Promise<void> {
  const say = words[language]
  await page.getByRole('tab', { name: say.app.tabTeam }).click()
  await page.getByRole('button', { name: say.team.show }).click()
  await page.getByRole('table').waitFor()
  await takePicture(page, `team-${view}`)
  await page.getByRole('tab', { name: say.app.tabPeriods }).click()
  await page.getByRole('tab', { name: say.periods.panel.staff }).click()
  await page.getByRole('combobox', { name: say.staff.day }).selectOption({ label: firstTeam[1] })
  await page.getByRole('img').last().waitFor()
  await takePicture(page, `staff-${view}`)
}
