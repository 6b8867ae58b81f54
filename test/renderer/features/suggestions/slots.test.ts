import { describe, expect, it } from 'vitest'
import { noSlots, placeInSlots, type Slots, withoutAnswer } from '../../../../renderer/features/suggestions/slots.ts'
import type { Suggestion } from '../../../../shared/knowledge/suggestion.ts'
import { aSuggestion } from '../../../support/a-suggestion.ts'

const suggest = (answerId: string, more: Partial<Suggestion> = {}) => aSuggestion({ answerId, ...more })

const place = (before: Slots, ...ids: string[]) =>
  placeInSlots(
    before,
    ids.map((id) => suggest(id)),
    1_000,
  )
const idsOf = (slots: Slots) => slots.map((slot) => slot?.suggestion.answerId ?? null)

describe('places of the cards', () => {
  it('puts the first cards in the order of their rank', () => {
    expect(idsOf(place(noSlots, 'a', 'b', 'c'))).toEqual(['a', 'b', 'c'])
  })

  it('keeps a card where it is when its rank changes', () => {
    expect(idsOf(place(place(noSlots, 'a', 'b', 'c'), 'c', 'a', 'b'))).toEqual(['a', 'b', 'c'])
  })

  it('gives a newcomer the place that became free', () => {
    expect(idsOf(place(place(noSlots, 'a', 'b', 'c'), 'd', 'a', 'c'))).toEqual(['a', 'd', 'c'])
  })

  it('leaves a place empty rather than moving the card below it', () => {
    expect(idsOf(place(place(noSlots, 'a', 'b'), 'b'))).toEqual([null, 'b', null])
  })

  it('remembers since when an answer stands in its place', () => {
    const first = placeInSlots(noSlots, [suggest('a')], 1_000)
    expect(placeInSlots(first, [suggest('a')], 5_000)[0]?.shownAt).toBe(1_000)
  })

  it('says when a release changed the text of a card', () => {
    const first = placeInSlots(noSlots, [suggest('a')], 1_000)
    expect(placeInSlots(first, [suggest('a', { revisionId: 'a-2' })], 5_000)[0]?.updatedAt).toBe(5_000)
  })

  it('does not call another language an update', () => {
    const first = placeInSlots(noSlots, [suggest('a')], 1_000)
    const inFrench = suggest('a', { revisionId: 'a-fr', language: 'fr' })
    expect(placeInSlots(first, [inFrench], 5_000)[0]?.updatedAt).toBeNull()
  })

  it('empties the place of a dismissed card', () => {
    expect(idsOf(withoutAnswer(place(noSlots, 'a', 'b'), 'a'))).toEqual([null, 'b', null])
  })
})
