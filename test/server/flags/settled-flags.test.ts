import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishRelease } from '../../../server/releases/releases-repository.ts'
import { sha256 } from '../../../server/releases/sha256.ts'
import type { Decision } from '../../../shared/flags/flag.ts'
import { type SettledPlace, settledPageSize } from '../../../shared/flags/flag-contract.ts'
import { toRevision } from '../../../shared/knowledge/release.ts'
import { anAnswer } from '../../support/a-release.ts'
import { anInteraction } from '../../support/an-interaction.ts'
import { aDesktop, type TestDesktop } from '../support/a-desktop.ts'
import { aServer, type TestServer } from '../support/a-server.ts'

let server: TestServer
let maya: TestDesktop
let edna: TestDesktop
beforeAll(async () => {
  server = await aServer()
  await server.addAgent('edna', ['editor'])
  await publishRelease(
    server.database.db,
    [{ kind: 'put-revision', revision: toRevision(anAnswer({ owner: 'roads-operations' }), sha256) }],
    'America/Toronto',
    Date.now(),
  )
  ;[maya, edna] = await Promise.all([aDesktop(server), aDesktop(server, { name: 'edna' })])
})
afterAll(() => server.stop())

const fixed: Decision = { state: 'fixed', release: 1, words: 'The fee was corrected.' }
let sequence = 1

/** So many flags, two hours ago, in a call of their own; resolves to their ids. */
async function flagged(count: number, about: { answerId: string | null } = { answerId: 'pothole-report' }) {
  const flag = { ...about, language: 'en', flag: about.answerId ? 'wrong' : 'missing', note: 'x', query: 'y' }
  const facts = anInteraction(
    [
      ['offered', 0, { channel: 'voice', practice: false }],
      ...Array.from({ length: count }, () => ['flagged', 1_000, flag] as const),
    ],
    { agentId: maya.personId, startAt: Date.now() - 7_200_000 },
  )
  await maya.delivered(facts, sequence)
  sequence += facts.length
  return facts.slice(1).map(({ factId }) => factId)
}

async function settled(owner: string | null = null, after: SettledPlace | null = null) {
  const answer = await edna.ask('flags:settled', { owner, after })
  return answer.ok ? answer.value : expect.fail(answer.reason)
}

describe('the settled flags', () => {
  it('say when, by whom and by which release, and are not those that wait', async () => {
    const [flagId] = await flagged(2)
    const before = Date.now()
    await edna.ask('flags:settle', { flagIds: [flagId], decision: fixed })
    const { flags, next } = await settled()
    expect(flags).toMatchObject([
      {
        flagId,
        title: 'Report a pothole',
        flaggedBy: 'maya',
        settledBy: 'edna',
        settlement: { state: 'fixed', release: 1, words: 'The fee was corrected.' },
      },
    ])
    expect(flags[0]?.settlement.settledAt).toBeGreaterThanOrEqual(before)
    expect(next).toBeNull()
  })

  it('are those of one owner when asked so', async () => {
    const [missing] = await flagged(1, { answerId: null })
    await edna.ask('flags:settle', { flagIds: [missing], decision: { state: 'refused', words: 'Not ours.' } })
    const theirs = (await settled('roads-operations')).flags
    expect(theirs.length).toBeGreaterThan(0)
    expect(theirs.map(({ owner }) => owner)).not.toContain(null)
    expect((await settled('nobody')).flags).toEqual([])
  })

  it('come by pages, each once, although they were settled at one moment and more is settled meanwhile', async () => {
    const ids = await flagged(settledPageSize + 20)
    await edna.ask('flags:settle', { flagIds: ids, decision: fixed })
    const first = await settled()
    expect(first.flags).toHaveLength(settledPageSize)
    const [later] = await flagged(1)
    await edna.ask('flags:settle', { flagIds: [later], decision: fixed })
    const second = await settled(null, first.next)
    const seen = [...first.flags, ...second.flags].map(({ flagId }) => flagId)
    expect(new Set(seen).size).toBe(seen.length)
    expect(ids.every((id) => seen.includes(id))).toBe(true)
    expect(second.next).toBeNull()
  })

  it('are not for agents', async () => {
    expect(await maya.ask('flags:settled', { owner: null, after: null })).toMatchObject({ reason: 'not-permitted' })
  })
})
