import { describe, expect, it } from 'vitest'
import {
  afterSaving,
  changedSet,
  differenceBetween,
  identified,
  keyOf,
  overTheirs,
  type QuestionChange,
  type QuestionText,
  rebase,
  withChange,
} from '../../../../../renderer/features/content/questions/question-changes.ts'

const ask = (text: string, ...answers: string[]): QuestionText => ({ text, language: 'en', answers })
const hole = ask('a hole', 'pothole-report')
const bill = ask('my bill', 'tax-pay')
const lamp = ask('dark lamp', 'street-light')
const set = [hole, bill]

const added = (after: QuestionText): QuestionChange => ({ id: 'new', before: null, after })
const changed = (before: QuestionText, after: QuestionText | null): QuestionChange => ({
  id: keyOf(before),
  before,
  after,
})

describe('changes of the test questions', () => {
  it('are no changes any more when all is as it was', () => {
    const once = withChange([], changed(hole, ask('a big hole', 'pothole-report')))
    expect(once).toHaveLength(1)
    expect(withChange(once, changed(hole, hole))).toEqual([])
  })

  it('keep a space that is being typed', () => {
    expect(withChange([], changed(hole, ask('a hole ', 'pothole-report')))).toHaveLength(1)
  })

  it('make a set with each in its place', () => {
    const changes = [added(lamp), changed(hole, ask(' a big hole ', 'pothole-report'))]
    expect(changedSet(set, changes)).toEqual([ask('a big hole', 'pothole-report'), bill, lamp])
    expect(changedSet(set, [changed(hole, null)])).toEqual([bill])
  })

  it('change one of two questions with the same words', () => {
    const twice = [hole, ask('a hole', 'sinkhole')]
    const [, second] = identified(twice)
    const change = { id: second?.id ?? '', before: twice[1] ?? null, after: null }
    expect(changedSet(twice, [change])).toEqual([hole])
  })
})

describe('changes laid over a set that somebody else saved', () => {
  it('stay where the set has what was there before', () => {
    const changes = [added(lamp), changed(hole, ask('a big hole', 'pothole-report')), changed(bill, null)]
    expect(rebase(changes, [ask('new one', 'x'), ...set])).toEqual({ clean: changes, conflicts: [] })
  })

  it('are none any more where the set has them already', () => {
    const changes = [added(lamp), changed(hole, ask('a big hole', 'pothole-report')), changed(bill, null)]
    expect(rebase(changes, [lamp, ask('a big hole', 'pothole-report')])).toEqual({ clean: [], conflicts: [] })
  })

  it.each([
    [
      'a question that has other answers now',
      changed(hole, ask('a big hole', 'pothole-report')),
      ask('a hole', 'sinkhole'),
    ],
    ['a question that was taken out', changed(hole, ask('a big hole', 'pothole-report')), null],
    ['a removal of what has other answers now', changed(hole, null), ask('a hole', 'sinkhole')],
    ['a new one that somebody else added with other answers', added(lamp), ask('dark lamp', 'hydro')],
  ])('wait for a choice over %s', (_what, change, theirs) => {
    expect(rebase([change], theirs ? [bill, theirs] : [bill])).toEqual({ clean: [], conflicts: [{ change, theirs }] })
  })

  it('go over what has been read, and over nothing else', () => {
    const theirs = ask('a hole', 'sinkhole')
    const mine = overTheirs({ change: changed(hole, ask('a big hole', 'pothole-report')), theirs })
    expect(rebase([mine], [theirs, bill]).clean).toEqual([mine])
    expect(rebase([mine], [ask('a hole', 'third'), bill]).conflicts).toHaveLength(1)
  })

  it('become a new question over one that was taken out', () => {
    const after = ask('a big hole', 'pothole-report')
    const mine = overTheirs({ change: changed(hole, after), theirs: null })
    expect(changedSet([bill], [mine])).toEqual([bill, after])
  })

  it('are told apart from what was saved while they were on their way', () => {
    const sent = [added(ask('dark', 'street-light'))]
    const typedOn = [added(ask('dark lamp', 'street-light'))]
    expect(afterSaving(sent, sent)).toEqual([])
    expect(afterSaving(typedOn, sent)).toEqual([
      { id: 'en dark', before: ask('dark', 'street-light'), after: ask('dark lamp', 'street-light') },
    ])
  })
})

describe('the difference between two sets', () => {
  it('is what came, what went, what has other answers', () => {
    const theirs = ask('a hole', 'sinkhole')
    expect(differenceBetween(set, [theirs, lamp])).toEqual({ added: [lamp], changed: [theirs], removed: [bill] })
  })

  it('is none where answers stand in another order', () => {
    const either = ask('a hole', 'one', 'two')
    expect(differenceBetween([either], [ask('a hole', 'two', 'one')])).toEqual({ added: [], changed: [], removed: [] })
  })
})
