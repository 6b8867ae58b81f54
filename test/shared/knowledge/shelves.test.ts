import { describe, expect, it } from 'vitest'
import {
  advanceShelves,
  changeShelves,
  noShelves,
  type Shelves,
  tidyShelves,
} from '../../../shared/knowledge/shelves.ts'
import { anAnswer, aRelease } from '../../support/a-release.ts'

const revisionsOf = (count: number, detail = 'Detail.') =>
  aRelease(Array.from({ length: count }, (_, topic) => anAnswer({ answerId: `topic-${topic}`, detail }))).revisions

const shapeOf = ({ en }: Shelves) => en.map(({ segment, dead }) => [segment.documentCount, dead.length])

/** Answers corrected one after the other, each as a release of its own. */
function correctedOneByOne(count: number, corrections: readonly number[]) {
  let revisions = revisionsOf(count)
  let shelves = advanceShelves(noShelves, revisions)
  for (const [time, topic] of corrections.entries()) {
    const corrected = revisionsOf(count, `Corrected ${time}.`)
    revisions = revisions.map((revision, place) => (place === topic ? (corrected[place] ?? revision) : revision))
    shelves = advanceShelves(shelves, revisions)
  }
  return { shelves, revisions }
}

describe('shelves', () => {
  it('index only what is new', () => {
    const before = advanceShelves(noShelves, revisionsOf(10))
    const after = advanceShelves(before, [...revisionsOf(10), ...aRelease([anAnswer({ answerId: 'new' })]).revisions])
    expect([after.en[0] === before.en[0], shapeOf(after)]).toEqual([
      true,
      [
        [10, 0],
        [1, 0],
      ],
    ])
  })

  it('mark what is no longer there', () => {
    expect(shapeOf(advanceShelves(advanceShelves(noShelves, revisionsOf(10)), revisionsOf(9)))).toEqual([[10, 1]])
  })

  it('come to the same by known changes as by the whole release', () => {
    const [before, after] = [revisionsOf(10), revisionsOf(10, 'Corrected.')]
    const shelves = advanceShelves(noShelves, before)
    const replaced = before.slice(0, 3).map(({ revisionId }) => revisionId)
    const byChanges = changeShelves(shelves, after.slice(0, 3), replaced)
    expect(byChanges).toEqual(advanceShelves(shelves, [...before.slice(3), ...after.slice(0, 3)]))
  })

  it('are left alone while all is well', () => {
    const { shelves } = correctedOneByOne(20, [1])
    expect(tidyShelves(shelves)).toBe(shelves)
  })

  it('lose a piece in which nothing lives', () => {
    expect(shapeOf(tidyShelves(correctedOneByOne(20, [1, 1]).shelves))).toEqual([
      [20, 1],
      [1, 0],
    ])
  })

  it('merge many small pieces without touching the large one', () => {
    const { shelves } = correctedOneByOne(50, [1, 2, 3, 4, 5])
    const tidied = tidyShelves(shelves)
    expect([tidied.en[0] === shelves.en[0], shapeOf(tidied)]).toEqual([
      true,
      [
        [50, 5],
        [5, 0],
      ],
    ])
  })

  it('are merged into one when much of the large piece is dead', () => {
    expect(shapeOf(tidyShelves(correctedOneByOne(10, [1, 2, 3]).shelves))).toEqual([[10, 0]])
  })
})
