import { describe, expect, it } from 'vitest'
import { buildSegment } from '../../../../shared/knowledge/engine/build-segment.ts'
import type { IndexedDocument } from '../../../../shared/knowledge/engine/document.ts'
import { mergeSegments } from '../../../../shared/knowledge/engine/merge-segments.ts'
import { createRanker } from '../../../../shared/knowledge/engine/ranker.ts'
import { decodeSegment, encodeSegment } from '../../../../shared/knowledge/engine/segment.ts'
import { openShelf, type ShelfPart } from '../../../../shared/knowledge/engine/shelf.ts'
import { aRandomDocument, someWords } from '../../../support/random-documents.ts'
import { seededChance } from '../../../support/seeded-chance.ts'

/** A release's history: every step puts some texts and withdraws some, as one small segment more. */
function aHistory(seed: number) {
  const chance = seededChance(seed)
  let parts: ShelfPart[] = []
  let living: IndexedDocument[] = []
  for (let step = 0; step < 8; step++) {
    const put = Array.from({ length: 1 + Math.floor(chance() * 12) }, () =>
      aRandomDocument(chance, Math.floor(chance() * 40), Math.floor(chance() * 1e9)),
    )
    const isGone = ({ key }: IndexedDocument) => put.some((text) => text.key === key) || chance() < 0.1
    const gone = new Set(living.filter(isGone).map(({ ref }) => ref))
    const kept = put.filter(({ key }, place) => put.findLastIndex((other) => other.key === key) === place)
    living = [...living.filter(({ ref }) => !gone.has(ref)), ...kept]
    parts = [...parts.map((part) => withDead(part, gone)), { segment: buildSegment(kept, 'en'), dead: [] }]
  }
  return { parts, living, chance }
}

function withDead({ segment, dead }: ShelfPart, gone: ReadonlySet<string>): ShelfPart {
  const refs = Array.from({ length: segment.documentCount }, (_, document) => refAt(segment, document))
  const more = refs.flatMap((ref, document) => (gone.has(ref) ? [document] : []))
  return { segment, dead: [...new Set([...dead, ...more])] }
}

const refAt = ({ refs }: ShelfPart['segment'], document: number) =>
  String.fromCharCode(...refs.units.subarray(refs.starts[document], refs.starts[document + 1]))

function topTen(parts: readonly ShelfPart[], text: string): [string, number][] {
  const { ranked } = createRanker(openShelf('en', parts)).rank({
    turns: [
      { speaker: 'resident', text: text.slice(0, 20) },
      { speaker: 'resident', text },
    ],
    typing: true,
    filter: { day: 20261125, facet: null },
  })
  return ranked.slice(0, 10).map(({ ref, belief }) => [ref, Number(belief.toPrecision(4))])
}

const seeds = [1, 2, 3, 4, 5, 6, 7, 8]

describe('segments', () => {
  it.each(seeds)('rank as one index of the living documents would (random history %i)', (seed) => {
    const { parts, living, chance } = aHistory(seed)
    const whole = [{ segment: buildSegment(living, 'en'), dead: [] }]
    for (let asked = 0; asked < 25; asked++) {
      const text = someWords(chance, 1 + Math.floor(chance() * 6))
      expect(topTen(parts, text)).toEqual(topTen(whole, text))
    }
  })

  it.each(seeds)('give the same whatever the order in which documents came (random history %i)', (seed) => {
    const { living, chance } = aHistory(seed)
    const shuffled = living.map((text) => ({ text, at: chance() })).sort((a, b) => a.at - b.at)
    const one = [{ segment: buildSegment(living, 'en'), dead: [] }]
    const other = [
      {
        segment: buildSegment(
          shuffled.map(({ text }) => text),
          'en',
        ),
        dead: [],
      },
    ]
    for (let asked = 0; asked < 10; asked++) {
      const text = someWords(chance, 4)
      expect(topTen(other, text)).toEqual(topTen(one, text))
    }
  })

  it.each(seeds)('merge into the very segment that indexing at once makes (random history %i)', (seed) => {
    const { parts, living } = aHistory(seed)
    const inOrder = living.toSorted((a, b) => orderIn(parts, a.ref) - orderIn(parts, b.ref))
    expect(encodeSegment(mergeSegments(parts))).toEqual(encodeSegment(buildSegment(inOrder, 'en')))
  })

  it('are the same after a trip through bytes', () => {
    const { parts, chance } = aHistory(9)
    const again = parts.map(({ segment, dead }) => ({ segment: decodeSegment(encodeSegment(segment)), dead }))
    const text = someWords(chance, 5)
    expect(topTen(again, text)).toEqual(topTen(parts, text))
  })

  it('are refused when a single bit of their bytes is not as it was written', () => {
    const chance = seededChance(10)
    const bytes = encodeSegment(buildSegment([aRandomDocument(chance, 1, 1)], 'en'))
    for (let at = 0; at < bytes.length; at++) {
      const altered = bytes.slice()
      altered[at] = (altered[at] ?? 0) ^ (1 << (at % 8))
      expect(() => decodeSegment(altered), `byte ${at}`).toThrow()
    }
  })

  it('are refused when they are cut off', () => {
    const bytes = encodeSegment(buildSegment([aRandomDocument(seededChance(11), 1, 1)], 'en'))
    for (let length = 0; length < bytes.length; length += 7) {
      expect(() => decodeSegment(bytes.slice(0, length)), `${length} bytes`).toThrow()
    }
  })

  it('hide a document outside its days', () => {
    const chance = seededChance(12)
    const text = { ...aRandomDocument(chance, 1, 1), title: 'snow', validFrom: 20261126, validUntil: 20261127 }
    const ranker = createRanker(openShelf('en', [{ segment: buildSegment([text], 'en'), dead: [] }]))
    const foundOn = (day: number) =>
      ranker.rank({ turns: [{ speaker: 'notes', text: 'snow' }], typing: false, filter: { day, facet: null } }).ranked
    expect([20261125, 20261126, 20261127, 20261128].map((day) => foundOn(day).length)).toEqual([0, 1, 1, 0])
  })
})

function orderIn(parts: readonly ShelfPart[], ref: string): number {
  let order = 0
  for (const { segment, dead } of parts) {
    for (let document = 0; document < segment.documentCount; document++, order++) {
      if (refAt(segment, document) === ref && !dead.includes(document)) return order
    }
  }
  return -1
}
