import { describe, expect, it } from 'vitest'
import type { Fact } from '../../../shared/interaction/fact.ts'
import { handleTime, phaseOf } from '../../../shared/interaction/handle-time.ts'
import { anInteraction } from '../../support/an-interaction.ts'
import { seededChance } from '../../support/seeded-chance.ts'

const offered = ['offered', 0, { channel: 'voice', practice: false }] as const
const wrapUp = [
  'wrap-up-submitted',
  20_000,
  { wrapUp: { topic: null, disposition: 'other', note: '', language: 'en' } },
] as const

function shuffled(facts: readonly Fact[], chance: () => number): Fact[] {
  return facts
    .map((fact) => ({ fact, place: chance() }))
    .sort((one, other) => one.place - other.place)
    .map(({ fact }) => fact)
}

describe('handle time', () => {
  it('is talk plus hold plus after-call work', () => {
    const facts = anInteraction([
      offered,
      ['accepted', 5_000],
      ['held', 60_000],
      ['resumed', 30_000],
      ['ended', 40_000],
      wrapUp,
    ])
    expect(handleTime(facts)).toEqual({ talkMs: 100_000, holdMs: 30_000, afterCallMs: 20_000, handleMs: 150_000 })
  })

  it('leaves out the time before the call was accepted', () => {
    expect(handleTime(anInteraction([offered, ['accepted', 9_000], ['ended', 1_000]])).handleMs).toBe(1_000)
  })

  it('counts hold up to the end when the resident hangs up on hold', () => {
    const facts = anInteraction([offered, ['accepted', 0], ['held', 10_000], ['ended', 7_000], wrapUp])
    expect(handleTime(facts)).toEqual({ talkMs: 10_000, holdMs: 7_000, afterCallMs: 20_000, handleMs: 37_000 })
  })

  it('ends hold when the call is transferred out of it', () => {
    const facts = anInteraction([
      offered,
      ['accepted', 0],
      ['held', 1_000],
      ['transferred', 5_000, { to: 'waste' }],
      wrapUp,
    ])
    expect(handleTime(facts)).toMatchObject({ holdMs: 5_000, afterCallMs: 20_000 })
  })

  it('runs on until now while the call is open', () => {
    const facts = anInteraction([offered, ['accepted', 0]], { startAt: 1_000 })
    expect(handleTime(facts, 61_000).talkMs).toBe(60_000)
  })

  it('ignores a second hold inside a hold', () => {
    const facts = anInteraction([
      offered,
      ['accepted', 0],
      ['held', 1_000],
      ['held', 1_000],
      ['resumed', 1_000],
      ['ended', 1_000],
    ])
    expect(handleTime(facts)).toMatchObject({ talkMs: 2_000, holdMs: 2_000 })
  })

  it('never counts less than nothing when a restart put the clock back', () => {
    const facts = anInteraction([
      offered,
      ['accepted', 0],
      ['held', 10_000],
      ['resumed', -8_000],
      ['ended', 3_000],
      wrapUp,
    ])
    const { talkMs, holdMs, afterCallMs } = handleTime(facts)
    expect([talkMs, holdMs, afterCallMs].every((ms) => ms >= 0)).toBe(true)
    expect(holdMs).toBe(0)
  })

  it('is the same in whatever order its facts were told', () => {
    const facts = anInteraction([
      offered,
      ['accepted', 5_000],
      ['held', 60_000],
      ['resumed', 30_000],
      ['ended', 40_000],
      wrapUp,
    ])
    const chance = seededChance(311)
    for (let run = 0; run < 200; run++) expect(handleTime(shuffled(facts, chance))).toEqual(handleTime(facts))
  })

  it('ends at the end that happened first', () => {
    const facts = anInteraction([offered, ['accepted', 0], ['ended', 10_000], wrapUp])
    const told = anInteraction([['ended', 4_000]])
    expect(handleTime([...facts, ...told])).toMatchObject({ talkMs: 4_000, afterCallMs: 26_000 })
  })

  it('counts no talk when a source says that the call ended before it was accepted', () => {
    const facts = anInteraction([offered, ['accepted', 9_000], ['ended', -2_000]])
    expect(handleTime(facts, facts[1]?.at).talkMs).toBe(0)
    expect(phaseOf(facts)).toBe('after-call')
  })

  it('is nothing for no facts at all', () => {
    expect(handleTime([])).toEqual({ talkMs: 0, holdMs: 0, afterCallMs: 0, handleMs: 0 })
  })
})

describe('phase', () => {
  it.each([
    ['waiting', [offered]],
    ['talking', [offered, ['accepted', 0]]],
    ['holding', [offered, ['accepted', 0], ['held', 0]]],
    ['after-call', [offered, ['accepted', 0], ['ended', 0]]],
    ['done', [offered, ['accepted', 0], ['ended', 0], wrapUp]],
  ] as const)('is %s after what was recorded', (phase, steps) => {
    expect(phaseOf(anInteraction(steps))).toBe(phase)
  })

  it('is done after a wrap-up that was told before the end', () => {
    const [one, two, end, last] = anInteraction([offered, ['accepted', 0], ['ended', 90_000], wrapUp])
    expect(phaseOf([one, two, last, end].flatMap((fact) => fact ?? []))).toBe('done')
  })

  it('is talking when the hold that was told last is over already', () => {
    const facts = anInteraction([offered, ['accepted', 0], ['resumed', 9_000], ['held', -5_000]])
    expect(phaseOf(facts)).toBe('talking')
  })

  it('stays as it is when a fact makes no sense in it', () => {
    expect(phaseOf(anInteraction([offered, ['resumed', 0]]))).toBe('waiting')
  })
})
