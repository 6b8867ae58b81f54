import { describe, expect, it } from 'vitest'
import { courseOf, type Step } from '../../../server/replay/course.ts'
import type { Recording } from '../../../server/replay/recordings.ts'
import { seededChance } from '../../../shared/seeded-chance.ts'

const sentence = Array.from({ length: 30 }, (_, place) => `word${place}`).join(' ')
const recording: Recording = {
  name: 'one',
  channel: 'voice',
  language: 'en',
  turns: [
    { speaker: 'resident', text: sentence, pauseMs: 1_000 },
    { speaker: 'agent', text: 'Yes.', pauseMs: null },
  ],
}
const play = (seed = 1, more: Partial<Recording> = {}, interim = true) =>
  courseOf({ ...recording, ...more }, { agent: 'maya', queue: null, interim, chance: seededChance(seed) })
const textsOf = (steps: readonly Step[], final: boolean) =>
  steps.flatMap(({ told }) => (told.kind === 'utterance' && told.final === final ? told.text : []))
const timeOf = (steps: readonly Step[], kind: string) => steps.find(({ told }) => told.kind === kind)?.afterMs ?? 0

describe('the course of a recording', () => {
  it('is offered, accepted, talked and ended, in order of time', () => {
    const steps = play()
    const kinds = steps.flatMap(({ told }) => (told.kind === 'utterance' && !told.final ? [] : told.kind))
    expect(kinds).toEqual(['offered', 'accepted', 'utterance', 'utterance', 'ended'])
    const times = steps.map(({ afterMs }) => afterMs)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
  })

  it('takes as long as people talk, 120 to 180 words a minute', () => {
    for (let seed = 1; seed <= 50; seed++) {
      const steps = play(seed, {}, false)
      const speakingMs = timeOf(steps, 'utterance') - timeOf(steps, 'accepted') - 1_000
      const wordsPerMinute = (30 / speakingMs) * 60_000
      expect(wordsPerMinute).toBeGreaterThanOrEqual(120)
      expect(wordsPerMinute).toBeLessThanOrEqual(180)
    }
  })

  it('grows word by word, three times a second, into the whole utterance', () => {
    const steps = play()
    const growing = textsOf(steps, false).filter((text) => text !== 'Yes.')
    expect(growing.length).toBeGreaterThan(25)
    for (const [place, text] of growing.entries()) {
      expect(sentence.startsWith(text)).toBe(true)
      expect(text.length).toBeGreaterThanOrEqual(growing[place - 1]?.length ?? 0)
    }
    expect(textsOf(steps, true)).toEqual([sentence, 'Yes.'])
    expect(textsOf(play(1, {}, false), false)).toEqual([])
  })

  it('shows somebody typing in a chat, and no half-words', () => {
    const steps = play(1, { channel: 'chat' })
    expect(textsOf(steps, false)).toEqual([])
    expect(steps.filter(({ told }) => told.kind === 'typing')).toHaveLength(4)
  })

  it('is the same for the same seed', () => {
    expect(play(7)).toEqual(play(7))
    expect(play(7)).not.toEqual(play(8))
  })
})
