import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { startConversationSync } from '../../../electron/sync/conversation-sync.ts'
import type { Conversation, ConversationTail } from '../../../shared/conversation/conversation.ts'
import type { Event } from '../../../shared/ipc-contract.ts'
import { failure, success } from '../../../shared/result.ts'
import { collectingLog } from '../support/collecting-log.ts'

const conversation: Conversation = {
  ...{ conversationId: randomUUID(), interactionId: randomUUID(), channel: 'chat', queue: 'chat', source: 'Web' },
  ...{ language: null, resident: null, state: 'talking', offeredAt: 0, canSay: true, residentConnected: null },
  handOver: null,
}
const said = (...positions: readonly number[]): ConversationTail => ({
  conversation,
  after: 0,
  events: positions.map((position) => ({
    ...{ kind: 'utterance', position, eventId: randomUUID(), at: position },
    utterance: { utteranceId: `u${position}`, speaker: 'resident', text: `said ${position}`, heardAt: position },
  })),
})
const presence = { state: 'available' as const, since: 0 }

/** A desk whose centre answers what it is asked when the test says so. */
function aDesk() {
  const asked: {
    readonly after: number
    readonly answer: (tails: readonly ConversationTail[] | null) => Promise<void>
  }[] = []
  const told: { readonly name: Event; readonly payload: unknown }[] = []
  const timers: (() => void)[] = []
  const world = { personId: 'maya', state: 'online' as const }
  const sync = startConversationSync({
    connection: {
      status: () => ({ state: world.state }),
      request: ((_name: string, { known }: { known: { after: number }[] }) =>
        new Promise((resolve) => {
          const answer = async (tails: readonly ConversationTail[] | null) => {
            resolve(tails ? success({ conversations: [...tails], presence, waiting: [] }) : failure('unreachable'))
            await Promise.resolve()
          }
          asked.push({ after: known[0]?.after ?? 0, answer })
        })) as never,
    },
    session: { person: () => ({ personId: world.personId }) as never },
    after: (_ms, callback) => {
      timers.push(callback)
      return () => {}
    },
    chance: () => 0.5,
    log: collectingLog(),
    announce: (name, payload) => {
      told.push({ name, payload })
    },
  })
  const positions = () =>
    told.flatMap(({ name, payload }) =>
      name === 'conversation:events' ? (payload as ConversationTail).events.map(({ position }) => position) : [],
    )
  return { sync, asked, told, timers, world, positions }
}

it('what is told while the desk asks for what it missed comes after it, and nothing comes twice', async () => {
  const { sync, asked, positions } = aDesk()
  sync.welcomed()
  sync.heardTail(said(3, 4))
  await asked[0]?.answer([said(1, 2, 3)])
  await expect.poll(positions).toEqual([1, 2, 3, 4])
})

it('a desk is not caught up before it was told what it missed, nor once it is cut off', async () => {
  const { sync, asked, told } = aDesk()
  sync.welcomed()
  expect(sync.isCaughtUp()).toBe(false)
  await asked[0]?.answer([])
  await expect.poll(sync.isCaughtUp).toBe(true)
  sync.cutOff()
  expect(sync.isCaughtUp()).toBe(false)
  const told2 = told.filter(({ name }) => name === 'conversations:caught-up').map(({ payload }) => payload)
  expect(told2).toEqual([{ caughtUp: true }, { caughtUp: false }])
})

it('a desk that comes back asks from where it was', async () => {
  const { sync, asked, positions } = aDesk()
  sync.welcomed()
  await asked[0]?.answer([said(1, 2)])
  await expect.poll(sync.isCaughtUp).toBe(true)
  sync.cutOff()
  sync.welcomed()
  expect(asked[1]?.after).toBe(2)
  await asked[1]?.answer([said(3)])
  await expect.poll(positions).toEqual([1, 2, 3])
  expect(sync.all().conversations[0]?.events.map(({ position }) => position)).toEqual([1, 2, 3])
})

it('a conversation that was closed elsewhere meanwhile is gone', async () => {
  const { sync, asked, told } = aDesk()
  sync.welcomed()
  await asked[0]?.answer([said(1)])
  await expect.poll(sync.isCaughtUp).toBe(true)
  sync.cutOff()
  sync.welcomed()
  await asked[1]?.answer([])
  await expect.poll(() => told.map(({ name }) => name)).toContain('conversation:gone')
  expect(sync.all().conversations).toEqual([])
})

it('a centre that does not answer is asked again, and what a late answer says counts for nothing', async () => {
  const { sync, asked, timers, positions } = aDesk()
  sync.welcomed()
  await asked[0]?.answer(null)
  await expect.poll(() => timers.length).toBe(1)
  timers[0]?.()
  sync.cutOff()
  sync.welcomed()
  await asked[1]?.answer([said(9)])
  await asked[2]?.answer([said(1)])
  await expect.poll(positions).toEqual([1])
})

it('the conversations of whoever was signed in before are not those of whoever is now', async () => {
  const { sync, asked, world } = aDesk()
  sync.welcomed()
  await asked[0]?.answer([said(1)])
  await expect.poll(sync.isCaughtUp).toBe(true)
  sync.cutOff()
  world.personId = 'theo'
  sync.welcomed()
  expect(asked[1]?.after).toBe(0)
  expect(sync.all().conversations).toEqual([])
})

it('a conversation that comes back as another part brings its words, and nothing that happened to the part before', async () => {
  const { sync, asked } = aDesk()
  const event = (kind: 'offered' | 'accepted', position: number) => ({ kind, position, eventId: randomUUID(), at: 1 })
  sync.welcomed()
  await asked[0]?.answer([{ ...said(2), events: [event('accepted', 1), ...said(2).events] }])
  await expect.poll(sync.isCaughtUp).toBe(true)
  const back = { ...conversation, interactionId: randomUUID() }
  sync.heardTail({ conversation: back, after: 2, events: [event('offered', 3)] })
  const [whole] = sync.all().conversations
  expect(whole?.conversation).toEqual(back)
  expect(whole?.events.map(({ kind, position }) => [kind, position])).toEqual([
    ['utterance', 2],
    ['offered', 3],
  ])
})
