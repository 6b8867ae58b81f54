import { weights } from './weights.ts'

/**
 * BM25F's saturated term frequency of a document, from 0 to below `k1 + 1`. Lengths are compared with a fixed one and
 * not with the average of the collection: so an impact depends on its own document alone, and an index in pieces, built
 * in any order, has the very numbers of one that was built whole.
 */
export function impactOf(title: number, synonyms: number, heading: number, body: number, length: number): number {
  const field = weights.document
  const { k1, b, words } = field
  const inBody = (heading * field.heading + body * field.body) / (1 - b + (b * length) / words)
  const frequency = title * field.title + synonyms * field.synonyms + inBody
  return (frequency * (k1 + 1)) / (frequency + k1)
}

/** An impact in a byte: steps of half a per cent are far below what reorders anything that is not nearly equal. */
export const toByte = (impact: number): number =>
  Math.min(255, Math.max(1, Math.round((impact / (weights.document.k1 + 1)) * 255)))
