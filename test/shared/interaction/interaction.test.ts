import { describe, expect, it } from 'vitest'
import { factSchema } from '../../../shared/interaction/fact.ts'
import { byInteraction, summarize } from '../../../shared/interaction/interaction.ts'
import { anInteraction } from '../../support/an-interaction.ts'

describe('an interaction', () => {
  it('is summed up from its facts', () => {
    expect(summarize(anInteraction())).toMatchObject({
      channel: 'voice',
      phase: 'done',
      talkMs: 180_000,
      afterCallMs: 25_000,
      topic: 'pothole-report',
      disposition: 'request-taken',
    })
  })

  it('cannot be summed up before the fact that opens it is known', () => {
    expect(summarize(anInteraction().slice(1))).toBeNull()
  })

  it('takes the last wrap-up when two were submitted', () => {
    const facts = anInteraction()
    const corrected = {
      ...facts[3],
      factId: crypto.randomUUID(),
      wrapUp: { topic: null, disposition: 'other', note: '', language: 'fr' },
    }
    expect(summarize([...facts, factSchema.parse(corrected)])?.disposition).toBe('other')
  })

  it('keeps the facts of several apart', () => {
    const [one, other] = [anInteraction(), anInteraction()]
    const mixed = one.flatMap((fact, place) => [fact, other[place] ?? fact])
    expect([...byInteraction(mixed).values()]).toEqual([one, other])
  })
})

describe('a fact', () => {
  it('keeps fields that a newer desktop added', () => {
    const [offered] = anInteraction()
    expect(factSchema.parse({ ...offered, queueName: 'waste' })).toHaveProperty('queueName', 'waste')
  })

  it('is refused without the agent who recorded it', () => {
    const [offered] = anInteraction()
    expect(factSchema.safeParse({ ...offered, agentId: undefined }).success).toBe(false)
  })
})
