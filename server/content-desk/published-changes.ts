import type { PublishedChange } from '../../shared/content/content-contract.ts'
import type { Revision } from '../../shared/knowledge/answer.ts'
import type { ReleaseDifference } from '../releases/release-difference.ts'

/** A difference as editors read it: what a text took the place of stands beside it. By answer, then by language. */
export function toPublishedChanges({ put, withdrawn }: ReleaseDifference): PublishedChange[] {
  const left = [...withdrawn]
  const changes = put.map((after): PublishedChange => {
    const before = takeBefore(left, after)
    return { answerId: after.answerId, language: after.language, before, after }
  })
  const taken = left.map(
    (before): PublishedChange => ({ answerId: before.answerId, language: before.language, before, after: null }),
  )
  const placeOf = ({ answerId, language }: PublishedChange) => `${answerId} ${language}`
  return [...changes, ...taken].sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
}

/** Of several texts of one answer the one that began on the same day, where there is one. */
function takeBefore(left: Revision[], after: Revision): Revision | null {
  const isOfAnswer = (one: Revision) => one.answerId === after.answerId && one.language === after.language
  const sameDay = left.findIndex((one) => isOfAnswer(one) && one.effectiveFrom === after.effectiveFrom)
  const place = sameDay >= 0 ? sameDay : left.findIndex(isOfAnswer)
  return place < 0 ? null : (left.splice(place, 1)[0] ?? null)
}
