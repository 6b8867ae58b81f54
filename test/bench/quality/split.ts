export const splits = ['tune', 'report', 'all'] as const
export type Split = (typeof splits)[number]

/** 32-bit FNV-1a over UTF-16 code units: the same for the same text, on every machine. */
export function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (let place = 0; place < text.length; place++) hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193)
  return hash >>> 0
}

/** Which half an id belongs to: weights are tuned on one, figures are reported on the other. */
export const halfOf = (id: string): 'tune' | 'report' => (fnv1a(id) % 10 < 5 ? 'tune' : 'report')

export const belongsTo = (split: Split, half: 'tune' | 'report'): boolean => split === 'all' || split === half
