import type { AnswerId } from './answer.ts'
import { keyOf, refOf } from './engine/segment.ts'
import type { ShelfPart } from './engine/shelf.ts'

/** The revision of an answer that is valid on a day, by its id; null where there is none. */
export function findRevision(parts: readonly ShelfPart[], answerId: AnswerId, day: number): string | null {
  for (const { segment, dead } of parts) {
    for (let document = 0; document < segment.documentCount; document++) {
      const isValid = (segment.validFrom[document] ?? 0) <= day && day <= (segment.validUntil[document] ?? 0)
      if (isValid && keyOf(segment, document) === answerId && !dead.includes(document)) return refOf(segment, document)
    }
  }
  return null
}
