import { describe, expect, it } from 'vitest'
import {
  type ConversationState,
  emptyConversation,
  type Happening,
  happen,
  type Recorded,
} from '../../../server/conversations/conversation-rules.ts'

const [maya, theo] = ['maya', 'theo']
const offered = (agentId: string | null, at = 0, queue: string | null = 'general'): Happening => ({
  ...{ kind: 'offered', at, channel: 'voice', queue, agentId, language: null, resident: null, contact: null },
})
const accepted = (agentId: string | null, at = 1_000): Happening => ({ kind: 'accepted', at, agentId })
const ended = (at = 9_000): Happening => ({ kind: 'ended', at, by: 'resident' })
const transferredTo = (agentId: string | null, at = 5_000, queue: string | null = null): Happening => ({
  ...{ kind: 'transferred', at, agentId, queue, to: agentId ?? queue ?? '', handOver: null },
})

function courseOf(...happenings: readonly Happening[]) {
  let [state, count]: [ConversationState, number] = [emptyConversation, 0]
  const recorded: Recorded[] = []
  for (const what of happenings) {
    const outcome = happen(state, what, () => `id ${++count}`)
    state = outcome.state
    recorded.push(...outcome.recorded)
  }
  const kindsOf = (agentId: string) => {
    const mine = state.parts.filter((part) => part.agentId === agentId).map(({ interactionId }) => interactionId)
    return recorded.filter(({ interactionId }) => mine.includes(interactionId ?? '')).map(({ event }) => event.kind)
  }
  const partOf = (agentId: string | null) => state.parts.findLast((part) => part.agentId === agentId)
  return { state, recorded, kindsOf, partOf }
}

describe('a conversation', () => {
  it('goes from an offer over talk and hold to its end', () => {
    const { kindsOf, partOf } = courseOf(
      ...[offered(maya), accepted(maya), { kind: 'held', at: 2_000 } as const, { kind: 'resumed', at: 3_000 } as const],
      ended(),
    )
    expect(kindsOf(maya)).toEqual(['offered', 'accepted', 'held', 'resumed', 'ended'])
    expect(partOf(maya)).toMatchObject({ phase: 'ended', acceptedAt: 1_000, endedAt: 9_000, closedAt: null })
  })

  it('is one that nobody was offered when it is accepted without a word before', () => {
    expect(courseOf(accepted(maya)).kindsOf(maya)).toEqual(['offered', 'accepted'])
  })

  it('goes to whoever accepts first, and is over for the others it was offered to', () => {
    const { partOf, kindsOf } = courseOf(offered(maya), offered(theo), accepted(theo))
    expect(partOf(theo)?.phase).toBe('talking')
    expect(partOf(maya)).toMatchObject({ phase: 'ended', closedAt: 1_000 })
    expect(kindsOf(maya)).toEqual(['offered'])
  })

  it('is one part when the same thing is told twice', () => {
    const { state, kindsOf } = courseOf(offered(maya), offered(maya), accepted(maya), accepted(maya), ended(), ended())
    expect(state.parts).toHaveLength(1)
    expect(kindsOf(maya)).toEqual(['offered', 'accepted', 'ended'])
  })

  it('is handed on as another part, with an end for the first agent', () => {
    const { kindsOf, partOf, state } = courseOf(
      offered(maya),
      accepted(maya),
      transferredTo(theo),
      accepted(theo, 6_000),
    )
    expect(kindsOf(maya)).toEqual(['offered', 'accepted', 'transferred'])
    expect(kindsOf(theo)).toEqual(['offered', 'accepted'])
    expect(partOf(theo)?.phase).toBe('talking')
    expect(partOf(maya)?.leftPosition).toBeLessThan(state.lastPosition)
  })

  it('is handed on once when both the platform and the agent say so', () => {
    const { state, kindsOf } = courseOf(offered(maya), accepted(maya), transferredTo(theo), transferredTo(theo))
    expect(state.parts).toHaveLength(2)
    expect(kindsOf(theo)).toEqual(['offered'])
  })

  it('waits in a queue that it is handed to, and is taken out of it by whoever accepts', () => {
    const { state, partOf } = courseOf(
      ...[offered(maya), accepted(maya), transferredTo(null, 5_000, 'waste'), accepted(theo, 6_000)],
    )
    expect(state.parts).toHaveLength(2)
    expect(partOf(theo)).toMatchObject({ queue: 'waste', phase: 'talking' })
  })

  it('has a beginning and an end when the end was told first', () => {
    const { kindsOf, partOf } = courseOf(offered(maya), ended(9_000), accepted(maya, 1_000))
    expect(kindsOf(maya)).toEqual(['offered', 'accepted', 'ended'])
    expect(partOf(maya)).toMatchObject({ acceptedAt: 1_000, endedAt: 9_000, closedAt: null })
  })

  it('is held by whoever had it then, also when that is told after it was handed on', () => {
    const { kindsOf, partOf } = courseOf(
      ...[offered(maya), accepted(maya), transferredTo(theo, 60_000), accepted(theo, 70_000)],
      ...[{ kind: 'held', at: 2_000 } as const, { kind: 'resumed', at: 3_000 } as const],
    )
    expect(kindsOf(maya)).toEqual(['offered', 'accepted', 'transferred', 'held', 'resumed'])
    expect(kindsOf(theo)).toEqual(['offered', 'accepted'])
    expect(partOf(theo)?.phase).toBe('talking')
  })

  it('is held by whoever has it now, though a clock that is a little behind says that it was before', () => {
    const { kindsOf, partOf } = courseOf(
      ...[offered(maya), accepted(maya), transferredTo(theo, 60_000), accepted(theo, 70_000)],
      { kind: 'held', at: 69_900 },
    )
    expect(kindsOf(theo)).toEqual(['offered', 'accepted', 'held'])
    expect(partOf(theo)?.phase).toBe('holding')
  })

  it('has an end for an agent who wrapped up before it was told', () => {
    const closed: Happening = { kind: 'closed', at: 8_000, agentId: maya }
    const { kindsOf, partOf } = courseOf(offered(maya), accepted(maya), closed, accepted(maya), ended())
    expect(kindsOf(maya)).toEqual(['offered', 'accepted', 'ended'])
    // When it ended for others is no time of hers.
    expect(partOf(maya)).toMatchObject({ phase: 'ended', endedAt: 8_000, closedAt: 8_000 })
  })

  it('ended for an agent who wrapped up early at that wrap-up, whoever takes it later', () => {
    const closed: Happening = { kind: 'closed', at: 4_000, agentId: maya }
    const { kindsOf, partOf } = courseOf(offered(maya), accepted(maya), closed, accepted(theo, 6_000), ended())
    expect(kindsOf(maya)).toEqual(['offered', 'accepted', 'ended'])
    expect(partOf(maya)?.endedAt).toBe(4_000)
    expect(kindsOf(theo)).toEqual(['offered', 'accepted', 'ended'])
  })

  it('goes on with an agent who wrapped up early and is offered it anew', () => {
    const closed: Happening = { kind: 'closed', at: 4_000, agentId: maya }
    const { state } = courseOf(offered(maya), accepted(maya), closed, offered(maya, 5_000), accepted(maya, 6_000))
    expect(state.parts.map(({ phase }) => phase)).toEqual(['ended', 'talking'])
  })

  it('is offered to nobody when it was over before it was told of', () => {
    expect(courseOf(ended(9_000), offered(maya, 500), accepted(maya, 1_000)).state.parts).toEqual([])
  })

  it('begins anew after its end', () => {
    const { state, kindsOf } = courseOf(
      offered(maya),
      accepted(maya),
      ended(),
      offered(maya, 20_000),
      accepted(maya, 21_000),
    )
    expect(state).toMatchObject({ endedAt: null, parts: [{ phase: 'ended' }, { phase: 'talking' }] })
    expect(kindsOf(maya)).toEqual(['offered', 'accepted', 'ended', 'offered', 'accepted'])
  })

  it('keeps words that came before anybody had it, and numbers all without a gap', () => {
    const utterance = { utteranceId: 'u1', speaker: 'resident', text: 'Hello?', heardAt: 10 } as const
    const { recorded } = courseOf({ kind: 'utterance', at: 10, utterance }, offered(maya), accepted(maya))
    expect(recorded.map(({ event }) => [event.position, event.kind])).toEqual([
      ...[
        [1, 'utterance'],
        [2, 'offered'],
        [3, 'accepted'],
      ],
    ])
  })

  it('does not change by a hold that nobody can be on', () => {
    expect(courseOf({ kind: 'held', at: 5 }).state).toEqual(emptyConversation)
  })
})
