import { describe, expect, it } from 'vitest'
import { sessionSchema } from '../../shared/http-contract.ts'
import { socketRequests } from '../../shared/socket-contract.ts'
import { anAgentId, anInteraction } from '../support/an-interaction.ts'

describe('what a newer server says', () => {
  it('leaves out facts of a kind that is not known yet, and keeps the others', () => {
    const facts = anInteraction()
    const answer = { ok: true, value: { facts: [...facts, { ...facts[0], kind: 'from-the-future' }] } }
    expect(socketRequests['interactions:since'].answer.parse(answer)).toEqual({ ok: true, value: { facts } })
  })

  it('acknowledges a batch although it refused an entry for a reason that is not known yet', () => {
    const refused = [{ sequence: 3, reason: 'from-the-future', detail: 'Its centre is closed.' }]
    const answer = { ok: true, value: { acknowledgedThrough: 4, refused } }
    expect(socketRequests['facts:deliver'].answer.parse(answer)).toMatchObject({
      value: { acknowledgedThrough: 4, refused: [{ sequence: 3, detail: 'Its centre is closed.' }] },
    })
  })

  it('signs somebody in who has a role that is not known yet beside one that is', () => {
    const session = {
      person: { personId: anAgentId, signInName: 'agent', displayName: 'Agent', roles: ['trainer', 'agent'] },
      accessToken: 'a',
      accessTokenExpiresAt: 1,
      refreshToken: 'b',
    }
    expect(sessionSchema.parse(session).person.roles).toEqual(['agent'])
  })
})
