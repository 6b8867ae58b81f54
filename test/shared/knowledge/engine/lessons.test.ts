import { describe, expect, it } from 'vitest'
import { type Lessons, learn, lessonFor, noLessons } from '../../../../shared/knowledge/engine/lessons.ts'

const taught = (...lessons: [string, string, 'used' | 'dismissed'][]): Lessons =>
  lessons.reduce((before, [term, key, lesson]) => learn(before, [term], key, lesson), noLessons)

describe('lessons', () => {
  it('speak for what was used for a term', () => {
    expect(lessonFor(taught(['bin', 'a', 'used']), ['bin'], 'a')).toBeGreaterThan(0)
  })

  it('say nothing about other terms', () => {
    expect(lessonFor(taught(['bin', 'a', 'used']), ['dog'], 'a')).toBe(0)
  })

  it('speak against what was dismissed, and less than a use speaks for it', () => {
    const against = lessonFor(taught(['bin', 'a', 'dismissed']), ['bin'], 'a')
    expect([against < 0, -against < lessonFor(taught(['bin', 'a', 'used']), ['bin'], 'a')]).toEqual([true, true])
  })

  it('never say more than one, however often', () => {
    const often = Array.from({ length: 200 }, (): [string, string, 'used'] => ['bin', 'a', 'used'])
    expect(lessonFor(taught(...often), ['bin'], 'a')).toBeLessThanOrEqual(1)
  })

  it('forget the terms that were taught longest ago', () => {
    const many = Array.from({ length: 5_001 }, (_, number) => `term-${number}`)
    const lessons = learn(noLessons, many, 'a', 'used')
    expect([lessonFor(lessons, ['term-0'], 'a'), lessonFor(lessons, ['term-5000'], 'a') > 0]).toEqual([0, true])
  })

  it('know what was used last, newest first and once', () => {
    const { recent } = taught(['x', 'a', 'used'], ['x', 'b', 'used'], ['x', 'a', 'used'], ['x', 'c', 'dismissed'])
    expect(recent).toEqual(['a', 'b'])
  })
})
