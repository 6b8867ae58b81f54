import { randomUUID } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { openDisplay } from '../../electron/launch/display.ts'
import { projectFolder } from '../../electron/launch/environment.ts'
import { runProgram, say } from '../../electron/launch/say.ts'
import { UndoStack } from '../../electron/launch/undo-stack.ts'
import type { Disposition } from '../../shared/interaction/wrap-up.ts'
import type { Language } from '../../shared/knowledge/language.ts'
import { startGeoreport } from '../georeport/georeport-server.ts'
import { isReady } from './support/agent-hands.ts'
import { Centre } from './support/centre.ts'
import { visitConversations } from './support/conversation-screens.ts'
import { Desktop, personOf } from './support/desktop.ts'
import {
  approveText,
  correctSpoken,
  openEarlierTexts,
  openNextRelease,
  openText,
  sendToReview,
} from './support/editor-hands.ts'
import { givePast } from './support/past.ts'
import { Platform } from './support/platform.ts'
import { prepare } from './support/prepare.ts'
import { visitServiceRequest } from './support/request-hands.ts'
import { visitEveryScreen, words } from './support/screens.ts'
import { temporaryFolder } from './support/temporary-folder.ts'

/*
 * `npm run screenshots`: the main screens as they are, 1280×800, light and dark, into docs/screenshots.
 *
 *   npm run screenshots -- service-requests    takes only those (day, content, conversations, floor, periods,
 *   fair, service-requests)
 */

const folder = join(projectFolder, 'docs/screenshots')
const wanted = new Set([
  'sign-in',
  'ready',
  'call',
  'answer',
  'wrap-up',
  'my-day',
  'key-map',
  'suggestion-settings',
  'search',
  'question',
])
const english = { agent: 'Sam Okafor', notes: 'black cart, no sticker, out before 7', script: undefined }
const french = {
  agent: 'Amélie Tremblay',
  notes: 'entrée rebloquée après la charrue',
  script: 'Banc de neige chez maman',
}
const views = [
  { name: 'light', settings: { language: 'en', theme: 'light' }, ...english },
  { name: 'dark', settings: { language: 'en', theme: 'dark' }, ...english },
  { name: 'french', settings: { language: 'fr', theme: 'light' }, ...french },
] as const

async function takeScreenshots(started: UndoStack): Promise<void> {
  await prepare()
  const display = await openDisplay({ ownXvfb: process.platform === 'linux' })
  started.add(display.stop)
  Object.assign(process.env, display.env)
  await mkdir(folder, { recursive: true })
  const centre = await Centre.open()
  started.add(() => centre.close())
  for (const view of views) {
    if (isWanted('day')) await screenshotsOf(view, centre)
    if (isWanted('content')) await contentScreenshotsOf(view, centre)
    if (isWanted('conversations')) await conversationScreenshotsOf(view)
    if (isWanted('floor')) await floorScreenshotsOf(view)
  }
  if (isWanted('periods')) await periodsScreenshots()
  if (isWanted('fair')) await fairScreenshots()
  if (isWanted('service-requests')) await requestScreenshots(started)
}

const isWanted = (what: string): boolean => process.argv.length < 3 || process.argv.includes(what)

async function screenshotsOf({ name, settings, ...call }: (typeof views)[number], centre: Centre): Promise<void> {
  const agent = await centre.addAgent(call.agent)
  const { path: userData, remove } = await temporaryFolder('screenshots')
  const desktop = await Desktop.open({ userData, serverUrl: centre.url, agent: null, settings, pace: 4 })
  const look = async (screen: string, page: Page) => {
    if (screen === 'ready') await recordMorning(desktop)
    if (wanted.has(screen)) await takePicture(page, `${screen}-${name}`)
  }
  const { notes, script } = call
  try {
    await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800))
    await visitEveryScreen(desktop, agent, settings.language, look, {
      notes,
      ...(script ? { script } : {}),
      heardOut: true,
    })
  } finally {
    await desktop.close()
    await remove()
  }
}

/** What is corrected in each view: a text that the view before has published already would not change. */
const corrections = {
  light: {
    title: 'Missed garbage collection',
    spoken:
      'I can report it until 8 p.m. on the next working day. Please leave the cart at the curb; a truck comes back within one working day.',
  },
  dark: {
    title: 'Abandoned vehicle',
    spoken: 'I can report a vehicle that has not moved for three days or has no plates. An officer checks it tomorrow.',
  },
  french: {
    title: 'Collecte des déchets manquée',
    spoken:
      'Je peux le signaler jusqu’à 20 h le jour ouvrable suivant. Laissez le bac en bordure de rue; un camion repasse en un jour ouvrable.',
  },
} as const

/** The content team's screens while one editor corrects an answer and another publishes it. */
async function contentScreenshotsOf({ name, settings }: (typeof views)[number], centre: Centre): Promise<void> {
  const { language } = settings
  const { title, spoken } = corrections[name]
  const open = async (displayName: string) => {
    const { path: userData, remove } = await temporaryFolder('screenshots')
    const agent = await centre.addAgent(displayName, 'editor')
    const desktop = await Desktop.open({ userData, serverUrl: centre.url, agent, settings })
    await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800))
    await isReady(desktop)
    await desktop.hasRelease()
    return { desktop, close: () => desktop.close().then(remove) }
  }
  const editor = await open('Noor Haddad')
  await editor.desktop.page.getByRole('tab', { name: words[language].app.tabContent }).click()
  await editor.desktop.page.getByRole('listbox').getByRole('option').first().waitFor()
  await takePicture(editor.desktop.page, `content-list-${name}`)
  await openText(editor.desktop, title, language)
  await correctSpoken(editor.desktop, spoken, language)
  await tryQuestions(editor.desktop, language)
  await takePicture(editor.desktop.page, `content-editor-${name}`)
  await sendToReview(editor.desktop, language)
  const reviewer = await open('Luc Bouchard')
  await openText(reviewer.desktop, title, language)
  await approveText(reviewer.desktop, language)
  const publish = await openNextRelease(reviewer.desktop, language)
  await publish.click({ trial: true })
  await takePicture(reviewer.desktop.page, `content-release-${name}`)
  await publish.click()
  const { page } = reviewer.desktop
  await publish.waitFor({ state: 'detached' })
  await page.waitForTimeout(1_500)
  await takePicture(page, `content-reached-${name}`)
  await questionPictures(reviewer.desktop, name, language)
  await openText(reviewer.desktop, title, language)
  await openEarlierTexts(reviewer.desktop, language)
  await takePicture(page, `content-history-${name}`)
  await page.getByRole('button', { name: words[language].gaps.open }).click()
  await page.getByRole('dialog').waitFor()
  await takePicture(page, `gaps-${name}`)
  await reviewer.close()
  await editor.close()
}

const conversationScreens = new Set(['call-transcript', 'chats', 'hand-over', 'handed-over', 'who-is-there'])

/** What a platform tells of, at a centre of its own: in the queue of a shared one others would wait too. */
async function conversationScreenshotsOf({
  name,
  settings,
  agent: displayName,
}: (typeof views)[number]): Promise<void> {
  const centre = await Centre.open()
  const { path: userData, remove } = await temporaryFolder('screenshots')
  try {
    const agent = await centre.addAgent(displayName, 'supervisor')
    const desktop = await Desktop.open({ userData, serverUrl: centre.url, agent, settings })
    await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800))
    await visitConversations(desktop, centre, agent, settings.language, async (screen, page) => {
      if (conversationScreens.has(screen)) await takePicture(page, `${screen}-${name}`)
    })
    await desktop.close()
  } finally {
    await centre.close()
    await remove()
  }
}

/** A morning in which a water main broke, with calls under way and two that wait. */
/** A quarter of a year of a centre of forty, by a supervisor who leads its first team. */
async function periodsScreenshots(): Promise<void> {
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
async function fairScreenshots(): Promise<void> {
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
    const open = async (who: typeof agent, settings: (typeof views)[number]['settings'], height = 1100) => {
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

async function floorScreenshotsOf({ name, settings }: (typeof views)[number]): Promise<void> {
  const centre = await Centre.open()
  const { path: userData, remove } = await temporaryFolder('screenshots')
  try {
    const platform = await Platform.open(centre, 'generic')
    const agents = []
    for (const agent of ['Sam Okafor', 'Amélie Tremblay', 'Noor Haddad']) agents.push(await centre.addAgent(agent))
    const supervisor = await centre.addAgent('Grace Lindqvist', 'supervisor')
    const desktop = await Desktop.open({ userData, serverUrl: centre.url, agent: supervisor, settings })
    await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800))
    await desktop.becomes('online')
    await desktop.hasRelease()
    await recordMorning(desktop, [...morning, ...burst])
    for (const [index, { signInName }] of agents.entries()) {
      const at = Date.now() - (index + 1) * 47_000
      const offer = { kind: 'offered', channel: 'voice', queue: 'general', at }
      await platform.tell(randomUUID(), offer, { kind: 'accepted', agent: signInName, at: at + 9_000 + index * 30_000 })
    }
    for (const [queue, agoMs] of [
      ['general', 215_000],
      ['water', 21_000],
    ] as const) {
      await platform.tell(randomUUID(), { kind: 'offered', channel: 'voice', queue, at: Date.now() - agoMs })
    }
    const { page } = desktop
    await desktop.request('banner:put', boilWater())
    await page.getByRole('button', { name: words[settings.language].banner.acknowledge }).click()
    await page.getByRole('tab', { name: words[settings.language].app.tabFloor }).click()
    await page.getByText(words[settings.language].wall.rising, { exact: true }).waitFor()
    await desktop.hasSentAll()
    await page.waitForTimeout(1_500)
    await takePicture(page, `floor-${name}`)
    await page.getByRole('button', { name: words[settings.language].thresholds.open }).click()
    await page.getByRole('dialog').waitFor()
    await takePicture(page, `thresholds-${name}`)
    await page.keyboard.press('Escape')
    await page.keyboard.press('F11')
    await page.getByRole('button', { name: words[settings.language].wall.leaveWallMode }).waitFor()
    // As wide as wall screens are; the display of these pictures is not.
    await desktop.app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      window?.setFullScreen(false)
      window?.setContentSize(1600, 900)
    })
    await takePicture(page, `wall-${name}`)
    await desktop.close()
  } finally {
    await centre.close()
    await remove()
  }
}

/** What stands above every call until the main is mended. */
const boilWater = () => ({
  bannerId: randomUUID(),
  text: {
    en: 'Boil water advisory: Boulevard Street from First to Fifth.',
    fr: 'Avis d’ébullition : rue du Boulevard, de la 1re à la 5e.',
  },
  audience: { kind: 'all' as const },
  startsAt: Date.now() - 60_000,
  endsAt: Date.now() + 4 * 3_600_000,
})

const requestScreens = new Set([
  'service-request-choose',
  'service-request',
  'service-request-review',
  'service-request-sent',
])

/** The steps of a service request, at a centre that has an endpoint. */
async function requestScreenshots(started: UndoStack): Promise<void> {
  const georeport = await startGeoreport()
  started.add(georeport.stop)
  const centre = await Centre.open({ CUE311_GEOREPORT_URL: georeport.url })
  started.add(() => centre.close())
  for (const { name, settings, agent: displayName } of views) {
    const { path: userData, remove } = await temporaryFolder('screenshots')
    const agent = await centre.addAgent(displayName)
    const desktop = await Desktop.open({ userData, serverUrl: centre.url, agent, settings })
    await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800))
    await visitServiceRequest(desktop, settings.language, async (screen, page) => {
      if (requestScreens.has(screen)) await takePicture(page, `${screen}-${name}`)
    })
    await desktop.close()
    await remove()
  }
}

/** What somebody writes while the picture is taken. */
const asked = {
  en: { answer: 'vehicle', text: 'there is a wreck on the boulevard' },
  fr: { answer: 'déchets', text: 'le camion nous a oubliés ce matin' },
} as const

/** Asks in the editor what residents ask. */
async function tryQuestions({ page }: Desktop, language: Language): Promise<void> {
  const say = words[language].content.trial
  const box = page.getByRole('region', { name: say.title })
  await box.getByRole('textbox').fill(asked[language].text)
  await box.getByRole('button', { name: say.makeTest }).waitFor()
}

/** The test questions, those first that are not found; and one that is being written. */
async function questionPictures({ page }: Desktop, view: string, language: Language): Promise<void> {
  const say = words[language].content.questions
  await page.getByRole('tab', { name: say.title }).click()
  await page.getByText(say.asking).first().waitFor({ state: 'detached' })
  await page.getByRole('checkbox', { name: say.filter.failuresFirst }).check()
  await page.getByRole('combobox', { name: say.filter.text }).press('ArrowDown')
  await takePicture(page, `content-questions-${view}`)
  await page.getByRole('button', { name: say.add }).click()
  await page.keyboard.type(asked[language].text)
  await page.getByRole('combobox', { name: say.pick }).fill(asked[language].answer)
  await page.waitForTimeout(1_500)
  await takePicture(page, `content-questions-new-${view}`)
}

async function takePicture(page: Page, name: string): Promise<void> {
  const path = join(folder, `${name}.png`)
  // What moves has come to rest; nothing depends on it but looks.
  await page.waitForTimeout(400)
  await page.screenshot({ path })
  say(path)
}

const morning = [
  { topic: 'parking-ticket-pay', disposition: 'answered', minutesAgo: 52, talk: 64, hold: 0, after: 6 },
  { topic: 'pothole-report', disposition: 'request-taken', minutesAgo: 45, talk: 118, hold: 21, after: 11 },
  { topic: null, disposition: 'no-answer-found', minutesAgo: 37, talk: 203, hold: 48, after: 35 },
  { topic: 'garbage-missed-collection', disposition: 'request-taken', minutesAgo: 26, talk: 87, hold: 0, after: 5 },
  { topic: 'dog-licence', disposition: 'answered', minutesAgo: 17, talk: 49, hold: 0, after: 4 },
] as const

/** A main broke on the boulevard. */
const burst = [41, 33, 27, 24, 16, 13, 9].map((minutesAgo, index) => ({
  topic: 'water-main-break',
  disposition: 'answered' as const,
  minutesAgo,
  talk: 95 + 17 * index,
  hold: index % 3 === 0 ? 20 : 0,
  after: 8,
}))

type Before = Omit<(typeof burst)[number], 'topic' | 'disposition'> & {
  readonly topic: string | null
  readonly disposition: Disposition
}

/** Calls from before, so that a day has something in it. */
async function recordMorning(desktop: Desktop, calls: readonly Before[] = morning): Promise<void> {
  const { personId } = await personOf(desktop)
  for (const { topic, disposition, minutesAgo, talk, hold, after } of calls) {
    const interactionId = randomUUID()
    let at = Date.now() - minutesAgo * 60_000
    const stamp = (laterBySeconds: number) => {
      at += laterBySeconds * 1_000
      return { factId: randomUUID(), interactionId, agentId: personId, at }
    }
    await desktop.request('fact:record', { kind: 'offered', ...stamp(0), channel: 'voice', practice: false })
    await desktop.request('fact:record', { kind: 'accepted', ...stamp(3) })
    if (hold > 0) await desktop.request('fact:record', { kind: 'held', ...stamp(20) })
    if (hold > 0) await desktop.request('fact:record', { kind: 'resumed', ...stamp(hold) })
    await desktop.request('fact:record', { kind: 'ended', ...stamp(talk) })
    const wrapUp = { topic, disposition, note: '', language: 'en' as const }
    await desktop.request('fact:record', { kind: 'wrap-up-submitted', ...stamp(after), wrapUp })
  }
}

await runProgram(async () => {
  const started = new UndoStack()
  try {
    await takeScreenshots(started)
  } finally {
    await started.undo()
  }
})
