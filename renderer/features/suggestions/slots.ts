import type { EpochMs } from '../../../shared/clock.ts'
import type { AnswerId } from '../../../shared/knowledge/answer.ts'
import type { Suggestion } from '../../../shared/knowledge/suggestion.ts'

/** A card's place. Its card may be improved in place; it moves only when its answer no longer fits. */
export type Slot = {
  readonly suggestion: Suggestion
  /** Since when this answer stands here. */
  readonly shownAt: EpochMs
  /** When a release changed the text under the reader's eye; null when none did. */
  readonly updatedAt: EpochMs | null
}

export type Slots = readonly (Slot | null)[]

export const noSlots: Slots = [null, null, null]

/**
 * Where the cards go: an answer that is still among the best keeps its place, the others take the free places, best
 * first. So nothing jumps under the eye, at the price that the best card is not always the first.
 *
 * While a sentence is still being heard every word of it may be taken back, and the best answers change with it: until
 * it is `firm` no card leaves, free places are filled only. So no card leaves and comes back within one sentence.
 */
export function placeInSlots(before: Slots, arrived: readonly Suggestion[], at: EpochMs, firm = true): Slots {
  const kept = before.map((slot) => {
    const suggestion = slot && arrived.find(({ answerId }) => answerId === slot.suggestion.answerId)
    if (slot && suggestion) return renewed(slot, suggestion, at)
    return firm ? null : slot
  })
  const newcomers = arrived.filter(({ answerId }) => !kept.some((slot) => slot?.suggestion.answerId === answerId))
  return kept.map((slot) => {
    if (slot) return slot
    const suggestion = newcomers.shift()
    return suggestion ? { suggestion, shownAt: at, updatedAt: null } : null
  })
}

function renewed(slot: Slot, suggestion: Suggestion, at: EpochMs): Slot {
  const { language, revisionId } = slot.suggestion
  const changed = suggestion.language === language && suggestion.revisionId !== revisionId
  return { suggestion, shownAt: slot.shownAt, updatedAt: changed ? at : slot.updatedAt }
}

export const withoutAnswer = (slots: Slots, answerId: AnswerId): Slots =>
  slots.map((slot) => (slot?.suggestion.answerId === answerId ? null : slot))
