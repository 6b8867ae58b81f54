import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openPlatform } from '../../../server/replay/platform.ts'
import type { Turn } from '../../../server/replay/recordings.ts'
import { pick, seededChance } from '../../support/seeded-chance.ts'
import { aDatabase, type TestDatabase } from '../support/a-database.ts'
import { type RunningProgram, startServer } from '../support/a-program.ts'
import { aSource } from '../support/a-source.ts'
import { type FollowingDesk, openFollowingDesk } from '../support/following-desk.ts'
import { addManyAgents } from '../support/many-agents.ts'
import { startTalk } from '../support/replayed-talk.ts'

/* Two nodes as they are run, ten desks whose cables are pulled by chance, and one node that is killed. */

const desksCount = 10
const talkMs = 4_000
const cutEveryMs = 150
const said = ['Is the pool open?', 'My bin was not emptied today.', 'Where do I pay?', 'It is about a tree on my roof.']
const turns: readonly Turn[] = [...said, ...said].map((text) => ({ speaker: 'resident', text, pauseMs: 300 }))

let database: TestDatabase
let nodes: RunningProgram[] = []
beforeAll(async () => {
  database = await aDatabase()
  const settings = { CUE311_DATABASE_URL: database.url, CUE311_LOG_LEVEL: 'error' }
  // The first one makes the first release.
  for (let count = 0; count < 2; count++) nodes.push(await startServer(settings))
})
afterAll(async () => {
  for (const node of nodes) await node.end('SIGTERM')
  await database.remove()
})

it('under cut cables and a killed node nothing is lost, misdirected, told twice or out of order', async () => {
  const chance = seededChance(311)
  const urls = nodes.map(({ url }) => url)
  const { source } = await aSource({ url: '', db: database.db })
  const desks = (await addManyAgents(database.db, desksCount)).map((agent, place) => ({
    name: agent.name,
    desk: openFollowingDesk({ ...agent, urls: place % 2 === 0 ? urls : urls.toReversed(), chance }),
  }))
  await Promise.all(desks.map(({ desk }) => desk.following))
  const platform = openPlatform({ ...source, urls })
  const agents = desks.map(({ name }) => name)
  const wish = { interim: true, speed: 8, wrapUpMs: 500, spreadMs: 2_000, chance }
  const talk = startTalk({ ...wish, agents, turns: () => turns, tell: platform.tell })

  const cutting = setInterval(() => pick(desks, chance)?.desk.cut(), cutEveryMs)
  await sleep(talkMs / 2)
  const [killed, ...others] = nodes
  await killed?.end('SIGKILL')
  nodes = others
  await sleep(talkMs / 2)
  clearInterval(cutting)
  await talk.stop()
  await platform.idle()

  expect(cutsOf(desks)).toBeGreaterThan(10)
  expect(Math.min(...agents.map((name) => talk.expected.get(name) ?? 0))).toBeGreaterThan(3)
  const heard = () => desks.map(({ name, desk }) => [name, desk.book.count()])
  await expect.poll(heard, { timeout: 15_000 }).toEqual(agents.map((name) => [name, talk.expected.get(name)]))
  for (const { desk } of desks) expect(desk.book.faults).toEqual({ misdirected: 0, twice: 0, outOfOrder: 0 })
  for (const { desk } of desks) desk.stop()
})

const cutsOf = (desks: readonly { desk: FollowingDesk }[]) => desks.reduce((sum, { desk }) => sum + desk.cuts(), 0)
