import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  createMomentAnnouncer,
  followNodes,
  type NodeMessage,
  type Passing,
} from '../../../server/conversations/node-messages.ts'
import { aDatabase, type TestDatabase } from '../support/a-database.ts'
import { quietLog } from '../support/quiet-log.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.remove())

const halfWord = (text: string): Passing => ({
  conversationId: randomUUID(),
  moment: {
    kind: 'interim',
    utterance: { utteranceId: 'u1', speaker: 'resident', text, heardAt: 0, interim: true },
  },
})
const textOf = ({ moment }: Passing) => (moment.kind === 'interim' ? moment.utterance.text : '')

it('what goes by reaches the other nodes in order, without what is too long for a message', async () => {
  const [here, there] = [randomUUID(), randomUUID()]
  const heard: NodeMessage[] = []
  const stop = followNodes(database.pool, quietLog, there, (message) => heard.push(message))
  const failures: unknown[] = []
  const tell = createMomentAnnouncer(database.db, here, (error) => failures.push(error))
  const texts = Array.from({ length: 200 }, (_, place) => `half-word ${place} ${'é'.repeat(place)}`)
  try {
    // Nothing is heard before the connection listens.
    await expect
      .poll(() => {
        tell(halfWord('anybody there?'))
        return heard.length
      })
      .toBeGreaterThan(0)
    for (const text of [...texts.slice(0, 100), 'x'.repeat(8_000), ...texts.slice(100)]) tell(halfWord(text))
    const told = () =>
      heard.flatMap((message) => ('moments' in message ? message.moments.map(textOf) : [])).slice(-texts.length)
    await expect.poll(told).toEqual(texts)
    expect(failures).toEqual([])
  } finally {
    await stop()
  }
})
