import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { publishRelease } from '../../../server/releases/releases-repository.ts'
import { sha256 } from '../../../server/releases/sha256.ts'
import type { GapReport } from '../../../shared/gaps/gap.ts'
import type { Fact } from '../../../shared/interaction/fact.ts'
import { toRevision } from '../../../shared/knowledge/release.ts'
import { anAnswer } from '../../support/a-release.ts'
import { anInteraction } from '../../support/an-interaction.ts'
import { aDesktop, type TestDesktop } from '../support/a-desktop.ts'
import { aServer, type TestServer } from '../support/a-server.ts'

const dayMs = 24 * 3_600_000

let server: TestServer | null = null
const stop = async () => {
  await server?.stop()
  server = null
}
afterAll(stop)

/** Each test counts in a centre of its own. */
let maya: TestDesktop
let sequence: number
let report: () => Promise<GapReport>
beforeEach(async () => {
  await stop()
  const ours = await aServer()
  server = ours
  await ours.addAgent('edna', ['editor'])
  const [agent, edna] = await Promise.all([aDesktop(ours), aDesktop(ours, { name: 'edna' })])
  maya = agent
  sequence = 1
  report = async () => {
    const answer = await edna.ask('gaps:list', {})
    return answer.ok ? answer.value : expect.fail(answer.reason)
  }
})

type What = readonly [kind: Fact['kind'], more: Record<string, unknown>]
const about = (answerId: string) => ({ answerId, revisionId: 'a-revision', language: 'en', position: 1 })
const shown = (answerId = 'pothole-report'): What => ['suggestion-shown', about(answerId)]
const used = (answerId = 'pothole-report'): What => ['suggestion-used', about(answerId)]
const dismissed = (answerId = 'pothole-report'): What => ['suggestion-dismissed', about(answerId)]
const missed = (query: string): What => ['search-found-nothing', { query, language: 'en', service: null }]

/** A call in which all this happened, so many days ago. */
async function aCall(what: readonly What[], { daysAgo = 1, practice = false } = {}): Promise<void> {
  const steps = what.map(([kind, more]) => [kind, 1_000, more] as const)
  const facts = anInteraction([['offered', 0, { channel: 'voice', practice }], ...steps], {
    agentId: maya.personId,
    startAt: Date.now() - daysAgo * dayMs,
  })
  await maya.delivered(facts, sequence)
  sequence += facts.length
}

describe('what was searched for in vain', () => {
  it('is gathered by its stems, with the days before beside it', async () => {
    await aCall([missed('bike racks')])
    await aCall([missed('Bike rack')])
    await aCall([missed('bike racks')], { daysAgo: 40 })
    expect((await report()).missed).toEqual([
      { language: 'en', query: 'bike racks', others: ['bike rack'], count: 2, before: 1 },
    ])
  })

  it('counts once for a call, however often it was searched for', async () => {
    await aCall([missed('bike racks'), missed('bike racks')])
    expect((await report()).missed).toMatchObject([{ count: 1 }])
  })

  it('counts between calls too', async () => {
    const [search] = anInteraction([['search-found-nothing', 0, missed('bike racks')[1]]], {
      agentId: maya.personId,
      startAt: Date.now() - dayMs,
    })
    await maya.delivered([search])
    expect((await report()).missed).toMatchObject([{ query: 'bike racks', count: 1 }])
  })

  it('is there too when it was flagged as missing', async () => {
    await aCall([['flagged', { flag: 'missing', answerId: null, query: 'unicorn permit', language: 'en', note: '' }]])
    expect((await report()).missed).toMatchObject([{ query: 'unicorn permit', count: 1 }])
  })

  it('in practice counts for nothing', async () => {
    await aCall([missed('bike racks')], { practice: true })
    expect((await report()).missed).toEqual([])
  })

  it('two months ago is no gap any more', async () => {
    await aCall([missed('bike racks')], { daysAgo: 61 })
    await aCall([missed('dragons')], { daysAgo: 45 })
    expect((await report()).missed).toEqual([])
  })
})

describe('an answer that stood on a card', () => {
  it('and was used by nobody is a gap, named by its newest text', async () => {
    await publishRelease(
      server?.database.db ?? expect.fail(),
      [{ kind: 'put-revision', revision: toRevision(anAnswer(), sha256) }],
      'America/Toronto',
      Date.now(),
    )
    await aCall([shown(), shown()])
    await aCall([shown()])
    await aCall([shown()], { daysAgo: 40 })
    expect((await report()).unused).toEqual([
      {
        answerId: 'pothole-report',
        language: 'en',
        title: 'Report a pothole',
        owner: 'roads-operations',
        count: 2,
        before: 1,
        used: 0,
      },
    ])
  })

  it('and was used once is none', async () => {
    await aCall([shown()])
    await aCall([shown(), used()])
    expect((await report()).unused).toEqual([])
  })

  it('and was turned down is told with how often it was used', async () => {
    await aCall([shown(), dismissed()])
    await aCall([shown(), used()])
    expect((await report()).dismissed).toMatchObject([{ answerId: 'pothole-report', count: 1, before: 0, used: 1 }])
  })

  it('in practice counts for nothing', async () => {
    await aCall([shown(), dismissed()], { practice: true })
    expect(await report()).toMatchObject({ unused: [], dismissed: [] })
  })
})

describe('the gap report', () => {
  it('is read once for all who ask within a minute', async () => {
    await aCall([missed('bike racks')])
    const first = await report()
    await aCall([missed('bike racks')])
    expect(await report()).toEqual(first)
  })

  it('is not for agents', async () => {
    expect(await maya.ask('gaps:list', {})).toMatchObject({ ok: false, reason: 'not-permitted' })
  })
})
