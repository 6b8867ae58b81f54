/** How sure a card is, in words, the least first: nobody decides by a percentage while a resident waits. */
export const confidenceWords = ['possible', 'likely', 'strong'] as const
export type ConfidenceWord = (typeof confidenceWords)[number]

/** From which confidence on a card may be called so; below the first of them nothing is worth a card. */
export const leastConfidence: Readonly<Record<ConfidenceWord, number>> = { possible: 0.15, likely: 0.35, strong: 0.6 }

export function confidenceWord(confidence: number): ConfidenceWord {
  if (confidence >= leastConfidence.strong) return 'strong'
  return confidence >= leastConfidence.likely ? 'likely' : 'possible'
}
