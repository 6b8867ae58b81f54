import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { settleFlags } from '../../../server/flags/flags-repository.ts'
import type { Fact } from '../../../shared/interaction/fact.ts'
import { anInteraction } from '../../support/an-interaction.ts'
import { fakeClock } from '../../support/fake-clock.ts'
import { aContentDesk, type ContentDesk } from '../support/a-content-desk.ts'
import { aDesktop, type TestDesktop } from '../support/a-desktop.ts'
import { granted } from '../support/editors-hands.ts'

const dayMs = 24 * 3_600_000
const clock = fakeClock(Date.now())

let desk: ContentDesk
let maya: TestDesktop
let sequence = 1
beforeAll(async () => {
  desk = await aContentDesk({ clock })
  maya = await aDesktop(desk.server)
})
afterAll(() => desk.close())

const about = (language = 'en') => ({ answerId: 'pothole-report', revisionId: 'a-revision', language, position: 1 })

/** A call in which these were seen to happen to the pothole's answer, so many days ago. */
async function aCall(kinds: readonly Fact['kind'][], { daysAgo = 1, practice = false, language = 'en' } = {}) {
  const flag = { flag: 'wrong', note: '' }
  const steps = kinds.map((kind) => [kind, 1_000, { ...about(language), ...flag }] as const)
  const facts = anInteraction([['offered', 0, { channel: 'voice', practice }], ...steps], {
    agentId: maya.personId,
    startAt: clock.now() - daysAgo * dayMs,
  })
  await maya.delivered(facts, sequence)
  sequence += facts.length
  return facts
}

/** As they are told a minute later, when they are counted again. */
const counts = async () => {
  clock.advance(60_000)
  return (await granted(desk.edie, 'content:counts', {})).counts
}

describe('the counts of the content list', () => {
  it('leave out what nothing became of', async () => {
    expect(await counts()).toEqual([])
  })

  it('tell of thirty days in how many calls a text was used or read, and in how many turned down', async () => {
    await aCall(['suggestion-used', 'answer-read'])
    await aCall(['answer-read'])
    await aCall(['suggestion-shown', 'suggestion-dismissed'])
    await aCall(['suggestion-used'], { daysAgo: 31 })
    await aCall(['suggestion-used'], { practice: true })
    await aCall(['suggestion-dismissed'], { language: 'fr' })
    expect((await counts()).toSorted()).toEqual([
      ['pothole-report', 'en', 2, 1, 0],
      ['pothole-report', 'fr', 0, 1, 0],
    ])
  })

  it('tell the flags that wait, at once, and not those that are settled', async () => {
    const [, flag] = await aCall(['flagged'])
    await aCall(['flagged'])
    const flagged = async () => {
      const told = (await granted(desk.edie, 'content:counts', {})).counts
      return told.find(([, language]) => language === 'en')?.[4]
    }
    expect(await flagged()).toBe(2)
    await settleFlags(
      desk.database.db,
      [flag?.factId ?? ''],
      { state: 'refused', words: 'It is right.' },
      {
        personId: desk.edie.personId,
        at: clock.now(),
      },
    )
    expect(await flagged()).toBe(1)
  })

  it('are counted at most once a minute', async () => {
    const before = await counts()
    await aCall(['suggestion-used'])
    expect((await granted(desk.edie, 'content:counts', {})).counts).toEqual(before)
    expect(await counts()).not.toEqual(before)
  })
})
