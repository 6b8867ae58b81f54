import { describe, expect, it } from 'vitest'
import {
  type Heard,
  leaveUnfinished,
  placeUtterance,
  waitingSince,
} from '../../../../renderer/features/interaction/utterances.ts'
import { seededChance } from '../../../support/seeded-chance.ts'

const line = (utteranceId: string, heardAt: number, more: Partial<Heard> = {}): Heard => ({
  utteranceId,
  speaker: 'resident',
  text: utteranceId,
  heardAt,
  ...more,
})
const idsOf = (conversation: readonly Heard[]) => conversation.map(({ utteranceId }) => utteranceId)
const placed = (...lines: readonly Heard[]) => lines.reduce<Heard[]>(placeUtterance, [])

describe('utterances', () => {
  it('stand in the order in which they were said, whatever the order in which they arrive', () => {
    const chance = seededChance(7)
    const said = Array.from({ length: 40 }, (_, index) => line(`u${index}`, index * 100))
    const shuffled = [...said].sort(() => chance() - 0.5)
    expect(placed(...shuffled)).toEqual(said)
  })

  it('replace the one of their name', () => {
    const conversation = placed(line('a', 1), line('b', 2), line('a', 1, { text: 'corrected' }))
    expect(conversation).toEqual([line('a', 1, { text: 'corrected' }), line('b', 2)])
  })

  it('stay where they are while they grow, although their instant moves along', () => {
    const conversation = placed(
      line('a', 1, { interim: true }),
      line('b', 5),
      line('a', 9, { interim: true, text: 'a b' }),
    )
    expect(idsOf(conversation)).toEqual(['a', 'b'])
  })

  it('are not made half again by something that comes late', () => {
    const conversation = placed(line('a', 1, { text: 'whole' }), line('a', 1, { text: 'who', interim: true }))
    expect(conversation).toEqual([line('a', 1, { text: 'whole' })])
  })

  it('say that they are not final when their feed has stopped', () => {
    const conversation = leaveUnfinished(placed(line('a', 1), line('b', 2, { interim: true })))
    expect(conversation.map(({ unfinished }) => unfinished)).toEqual([undefined, true])
  })

  it('become whole when the final one comes after all', () => {
    const stopped = leaveUnfinished(placed(line('a', 1, { interim: true })))
    expect(placeUtterance(stopped, line('a', 1, { text: 'all of it' }))).toEqual([line('a', 1, { text: 'all of it' })])
  })

  it('without a name are all kept', () => {
    const { utteranceId: _name, ...nameless } = line('', 1)
    expect(placed(nameless, nameless)).toHaveLength(2)
  })
})

describe('a resident', () => {
  it('waits since the first line that nobody has answered', () => {
    const conversation = placed(line('a', 1), line('b', 2, { speaker: 'agent' }), line('c', 3), line('d', 4))
    expect(waitingSince(conversation)).toBe(3)
  })

  it('does not wait once the agent has answered', () => {
    expect(waitingSince(placed(line('a', 1), line('b', 2, { speaker: 'agent' })))).toBeNull()
  })
})
