import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { setPresence } from '../../../server/conversations/presence-repository.ts'
import { forgetNode, nodeLostAfterMs, noteNode } from '../../../server/nodes/nodes-repository.ts'
import { addPerson } from '../../../server/people/people-repository.ts'
import { aDatabase, type TestDatabase } from '../support/a-database.ts'
import { aDesktop } from '../support/a-desktop.ts'
import { aServer } from '../support/a-server.ts'

const minuteMs = 60_000
const at = (minutes: number) => Date.UTC(2026, 10, 23, 14, 0) + minutes * minuteMs

let database: TestDatabase
let maya: string
const nodes = [randomUUID(), randomUUID()] as const
beforeEach(async () => {
  database = await aDatabase()
  const person = { signInName: 'maya', displayName: 'Maya', roles: ['agent' as const], passwordHash: '' }
  await addPerson(database.db, person, at(-1_000))
  const [row] = await database.db.selectFrom('person').select('person_id').execute()
  maya = row?.person_id ?? expect.fail()
})
afterEach(() => database.remove())

const node = (which: 0 | 1, connected: boolean, minutes: number) =>
  noteNode(database.db, nodes[which], connected ? [{ deviceId: randomUUID(), personId: maya }] : [], at(minutes))
const choose = (state: 'available' | 'break' | 'away', minutes: number, onlyFirst = false) =>
  setPresence(database.db, maya, state, at(minutes), onlyFirst)
const log = async () => {
  const rows = await database.db.selectFrom('presence_change').selectAll().orderBy('change_id').execute()
  return rows.map((row) => [row.state, (row.at.getTime() - at(0)) / minuteMs])
}

describe('the log of presence', () => {
  it('has what somebody chose, from their coming to their going', async () => {
    await choose('available', 0, true)
    await node(0, true, 0)
    await choose('break', 10)
    await choose('available', 20)
    await node(0, false, 30)
    expect(await log()).toEqual([
      ['available', 0],
      ['break', 10],
      ['available', 20],
      ['gone', 30],
    ])
  })

  it('has nothing twice', async () => {
    await choose('available', 0, true)
    await node(0, true, 0)
    await node(0, true, 1)
    await choose('available', 2)
    await choose('break', 3, true)
    await node(0, false, 4)
    await node(0, false, 5)
    expect(await log()).toEqual([
      ['available', 0],
      ['gone', 4],
    ])
  })

  it('has somebody come back with what they chose last', async () => {
    await choose('break', 0)
    await node(0, true, 0)
    await node(0, false, 10)
    await node(0, true, 20)
    expect(await log()).toEqual([
      ['break', 0],
      ['gone', 10],
      ['break', 20],
    ])
  })

  it('has nobody go who is still at another node', async () => {
    await choose('available', 0)
    await node(0, true, 0)
    await node(1, true, 0.1)
    await node(0, false, 0.2)
    expect(await log()).toEqual([['available', 0]])
    await node(1, false, 0.3)
    expect(await log()).toEqual([
      ['available', 0],
      ['gone', 0.3],
    ])
  })

  it('has whoever vanished with a node gone from when that counted as lost', async () => {
    await choose('available', 0)
    await node(0, true, 0)
    // A night without any server.
    await node(1, false, 480)
    expect(await log()).toEqual([
      ['available', 0],
      ['gone', nodeLostAfterMs / minuteMs],
    ])
  })

  it('has whoever was at a node that stops go with it', async () => {
    await choose('available', 0)
    await node(0, true, 0)
    await forgetNode(database.db, nodes[0], at(5))
    expect(await log()).toEqual([
      ['available', 0],
      ['gone', 5],
    ])
  })

  it('has one line of what two nodes see at once', async () => {
    await choose('available', 0)
    await Promise.all([node(0, true, 0), node(1, true, 0)])
    await Promise.all([node(0, false, 1), node(1, false, 1)])
    expect((await log()).map(([state]) => state)).toEqual(['available', 'gone'])
  })

  it('has nothing of somebody who never said what they are', async () => {
    await node(0, true, 0)
    await node(0, false, 1)
    expect(await log()).toEqual([])
  })
})

describe('a desktop', () => {
  it('that comes and goes is in the log of presence', async () => {
    const server = await aServer()
    try {
      const desktop = await aDesktop(server)
      await desktop.ask('conversations:follow', { known: [] })
      const states = async () => {
        const rows = await server.database.db.selectFrom('presence_change').selectAll().orderBy('change_id').execute()
        return rows.map(({ state }) => state)
      }
      await vi.waitFor(async () => expect(await states()).toEqual(['available']), 20_000)
      await desktop.ask('presence:set', { state: 'break' })
      expect(await states()).toEqual(['available', 'break'])
      desktop.close()
      await vi.waitFor(async () => expect(await states()).toEqual(['available', 'break', 'gone']), 20_000)
    } finally {
      await server.stop()
    }
  })
})
