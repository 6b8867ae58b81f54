import { describe, expect, it } from 'vitest'
import { askGolden, findGolden, isFoundAt, placeAmong } from '../../../shared/content/golden.ts'
import { advanceShelves, noShelves } from '../../../shared/knowledge/shelves.ts'
import { anAnswer, aRelease } from '../../support/a-release.ts'

const day = '2026-11-25'
const numbered = (number: number) =>
  anAnswer({ answerId: `permit-${number}`, title: `Permit ${number}`, spoken: 'I can send it.', residentsWords: [] })
const { revisions } = aRelease([anAnswer(), ...[1, 2, 3, 4].map(numbered)])
const shelves = advanceShelves(noShelves, revisions)

describe('a test question', () => {
  it('finds answers in the order in which agents see them', () => {
    const [found = []] = findGolden(shelves, [{ text: 'permit 3', language: 'en' }], day)
    expect(found[0]).toBe('permit-3')
    expect(found).toHaveLength(4)
  })

  it('finds nothing in a language without such words', () => {
    expect(findGolden(shelves, [{ text: 'permit', language: 'fr' }], day)).toEqual([[]])
  })

  it('is found where any of its answers stands', () => {
    expect(placeAmong(['a', 'b', 'c'], ['c', 'b'])).toBe(2)
    expect(placeAmong(['a', 'b', 'c'], ['d'])).toBeNull()
  })

  it.each([
    [1, true],
    [3, true],
    [4, false],
    [null, false],
  ])('at place %s counts as found: %s', (place, isFound) => {
    expect(isFoundAt(place)).toBe(isFound)
  })

  it('is judged by the centre as it is placed on a workstation', () => {
    const questions = [1, 2, 3, 4].map((number) => ({
      text: 'a permit',
      language: 'en' as const,
      answers: [`permit-${number}`],
    }))
    const places = findGolden(shelves, questions, day).map((found, at) =>
      placeAmong(found, questions[at]?.answers ?? []),
    )
    expect(places.filter((place) => place === 4)).toHaveLength(1)
    expect(askGolden(shelves, questions, day)).toEqual(places.map(isFoundAt))
  })
})
