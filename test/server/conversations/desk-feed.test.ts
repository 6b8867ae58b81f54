import { randomUUID } from 'node:crypto'
import type { KyselyPlugin } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createDeskFeed } from '../../../server/conversations/desk-feed.ts'
import { createSourceRegister } from '../../../server/conversations/source-register.ts'
import type { Db } from '../../../server/db/database.ts'
import { findPerson } from '../../../server/people/people-repository.ts'
import type { ConversationTail } from '../../../shared/conversation/conversation.ts'
import { aServer, type TestServer } from '../support/a-server.ts'
import { aSource, type TestSource } from '../support/a-source.ts'
import { quietLog } from '../support/quiet-log.ts'

/* What is committed between two readings of one feed, at the very moment where it hurts. */

let server: TestServer
let source: TestSource
beforeAll(async () => {
  server = await aServer()
  source = await aSource({ url: server.url, db: server.database.db })
})
afterAll(() => server.stop())

/** The database; when parts have been read for the first time, `meanwhile` happens before anything else is read. */
function interrupted(db: Db, meanwhile: () => Promise<unknown>): Db {
  let hasHappened = false
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      if (!hasHappened && result.rows.some((row) => 'left_position' in row)) {
        hasHappened = true
        await meanwhile()
      }
      return result
    },
  }
  return db.withPlugin(plugin)
}

async function feedOf(name: string, meanwhile: () => Promise<unknown>) {
  const db = interrupted(server.database.db, meanwhile)
  const sources = createSourceRegister({ db, clock: { now: Date.now } })
  const feed = createDeskFeed({ db, log: quietLog, nodeId: randomUUID(), sources })
  const tails: ConversationTail[] = []
  const desk = {
    socketId: randomUUID(),
    personId: (await findPerson(db, name))?.personId ?? '',
    emit: (event: string, payload: unknown) => {
      if (event === 'conversation:events') tails.push(payload as ConversationTail)
    },
  }
  tails.push(...(await feed.follow(desk, new Map())))
  return { tails, look: feed.look }
}
const textsOf = (tails: readonly ConversationTail[]) =>
  tails.flatMap(({ events }) => events.flatMap((event) => (event.kind === 'utterance' ? event.utterance.text : [])))
const says = (text: string) => ({ kind: 'utterance', speaker: 'resident', utteranceId: text, text })
const begin = (key: string, agent: string) =>
  source.tell(key, { kind: 'offered', channel: 'voice', agent }, { kind: 'accepted' }, says('One'))

it('what is said while a desk asks what it missed is told to it once', async () => {
  await begin('follow', 'maya')
  const { tails, look } = await feedOf('maya', () => source.tell('follow', says('Two')))
  await look()
  await source.tell('follow', says('Three'))
  await look()
  await expect.poll(() => textsOf(tails)).toEqual(['One', 'Two', 'Three'])
})

it('what is said after a conversation was handed on is not told to who asks just then', async () => {
  await begin('handed', 'theo')
  const { tails, look } = await feedOf('theo', () =>
    source.tell('handed', { kind: 'transferred', agent: 'maya' }, { kind: 'accepted', agent: 'maya' }, says('Private')),
  )
  await look()
  await expect.poll(() => tails.at(-1)?.conversation.state).toBe('ended')
  expect(textsOf(tails)).toEqual(['One'])
  expect(tails.flatMap(({ events }) => events.map(({ kind }) => kind))).toContain('transferred')
})
