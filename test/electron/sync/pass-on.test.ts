import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createPassOn } from '../../../electron/sync/pass-on.ts'
import { failure, success } from '../../../shared/result.ts'

/** A centre that answers when it is told to. */
function aCentre() {
  const asked: { name: string; answer: (answer: unknown) => void }[] = []
  const request = (name: string) => new Promise((answer) => asked.push({ name, answer }))
  return { asked, names: () => asked.map(({ name }) => name), request: request as never }
}

const soon = () => new Promise((resolve) => setTimeout(resolve, 10))
const conversationId = randomUUID()

describe('what the window asks of the centre', () => {
  it('is a chat to take once the centre has heard of the one that was wrapped up', async () => {
    const centre = aCentre()
    const pass = createPassOn({ connection: centre, conversations: { isCaughtUp: () => true } })
    const closed = pass('conversation:close', { conversationId })
    const taken = pass('conversation:take-next', {})
    await soon()
    expect(centre.names()).toEqual(['conversation:close'])
    centre.asked[0]?.answer(success({}))
    await closed
    await soon()
    expect(centre.names()).toEqual(['conversation:close', 'conversation:take-next'])
    centre.asked[1]?.answer(success({ conversationId }))
    expect(await taken).toEqual(success({ conversationId }))
  })

  it('is a chat to take although the centre could not be told of the one that was wrapped up', async () => {
    const centre = aCentre()
    const pass = createPassOn({ connection: centre, conversations: { isCaughtUp: () => true } })
    const closed = pass('conversation:close', { conversationId })
    void pass('conversation:accept', { conversationId: randomUUID() })
    centre.asked[0]?.answer(failure('unreachable'))
    expect(await closed).toMatchObject({ reason: 'server-unreachable' })
    await soon()
    expect(centre.names()).toEqual(['conversation:close', 'conversation:accept'])
  })

  it('waits for no chat that is being wrapped up where nothing is taken', async () => {
    const centre = aCentre()
    const pass = createPassOn({ connection: centre, conversations: { isCaughtUp: () => true } })
    void pass('conversation:close', { conversationId })
    void pass('wall:read', {})
    await soon()
    expect(centre.names()).toEqual(['conversation:close', 'wall:read'])
  })

  it('is nothing to a resident before the agent could read what was missed', async () => {
    const centre = aCentre()
    const pass = createPassOn({ connection: centre, conversations: { isCaughtUp: () => false } })
    expect(await pass('conversation:end', { conversationId })).toMatchObject({ reason: 'server-unreachable' })
    expect(centre.names()).toEqual([])
  })
})
