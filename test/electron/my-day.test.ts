import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { myDay } from '../../electron/my-day.ts'
import { anAgentId, anInteraction } from '../support/an-interaction.ts'

const startAt = Date.UTC(2026, 10, 23, 14, 0)

describe('my day', () => {
  it('counts a fact that workstation and server both know once', () => {
    const facts = anInteraction()
    const [summary] = myDay({ local: facts, central: facts, agentId: anAgentId, since: 0 })
    expect(summary).toMatchObject({ talkMs: 180_000, afterCallMs: 25_000, handleMs: 205_000 })
  })

  it('joins an interaction whose facts lie half here and half there', () => {
    const facts = anInteraction()
    const [summary] = myDay({ local: facts.slice(2), central: facts.slice(0, 2), agentId: anAgentId, since: 0 })
    expect(summary).toMatchObject({ phase: 'done', handleMs: 205_000 })
  })

  it('lists the newest first', () => {
    const early = anInteraction(undefined, { startAt })
    const late = anInteraction(undefined, { startAt: startAt + 3_600_000 })
    const day = myDay({ local: early, central: late, agentId: anAgentId, since: 0 })
    expect(day.map(({ startedAt }) => startedAt)).toEqual([startAt + 3_600_000, startAt])
  })

  it('leaves out what began earlier', () => {
    expect(
      myDay({ local: anInteraction(undefined, { startAt }), central: [], agentId: anAgentId, since: startAt + 1 }),
    ).toEqual([])
  })

  it('leaves out other agents', () => {
    const others = anInteraction(undefined, { agentId: randomUUID() })
    expect(myDay({ local: others, central: [], agentId: anAgentId, since: 0 })).toEqual([])
  })
})
