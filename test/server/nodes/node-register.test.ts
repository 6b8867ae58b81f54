import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type NodeRegister, registerNode } from '../../../server/nodes/node-register.ts'
import type { ConnectedDesktop } from '../../../server/nodes/nodes-repository.ts'
import { aDatabase } from '../support/a-database.ts'
import { quietLog } from '../support/quiet-log.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** A node that writes down who is connected only when it hears that somebody came or went. */
async function aNode() {
  const { db, remove } = await aDatabase()
  closing.push(remove)
  const connected: ConnectedDesktop[] = []
  const never = 2 ** 31 - 1
  const node: NodeRegister = registerNode({ db, clock: { now: Date.now }, log: quietLog }, () => connected, never)
  closing.push(node.stop)
  const people = async () => (await db.selectFrom('node').select('people').execute()).flatMap((row) => row.people)
  await vi.waitFor(async () => expect(await db.selectFrom('node').selectAll().execute()).toHaveLength(1))
  return { node, connected, people }
}

const aDesktop = (): ConnectedDesktop => ({ deviceId: randomUUID(), personId: randomUUID() })

describe('the register of who is connected', () => {
  it('knows of coming and going without waiting for its turn', async () => {
    const { node, connected, people } = await aNode()
    const desktop = aDesktop()
    connected.push(desktop)
    node.noteSoon()
    await vi.waitFor(async () => expect(await people()).toEqual([desktop.personId]), 20_000)
    connected.pop()
    node.noteSoon()
    await vi.waitFor(async () => expect(await people()).toEqual([]), 20_000)
  })
})
