/*
 * What leaves the workstation as free text is masked here first. The patterns prefer masking too much to too little:
 * a lost house number is repaired with a question, a leaked card number with nothing.
 */

/*
 * Between the digits of one number there may be any space, dash or dot, the unbreakable ones of other programs included:
 * much is pasted from there.
 */
const gap = String.raw`[\p{Zs}\p{Pd}\u2212.]?`
const inGaps = (pattern: string) => new RegExp(pattern.replaceAll('_', gap), 'giu')

const patterns: ReadonlyArray<readonly [RegExp, string]> = [
  [/[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu, '[email]'],
  // Payment cards: 13 to 19 digits, in groups or not.
  [inGaps(String.raw`\b\d(?:_\d){12,18}\b`), '[card]'],
  // North American telephone numbers, with or without country code and brackets.
  [inGaps(String.raw`(?<![\p{L}\p{N}])(?:\+?1_)?\(?\d{3}\)?(?:/|_)\d{3}(?:/|_)\d{4}(?!\d)`), '[phone]'],
  // Social insurance numbers.
  [inGaps(String.raw`\b\d{3}_\d{3}_\d{3}\b`), '[sin]'],
  // Canadian postal codes.
  [inGaps(String.raw`\b[ABCEGHJ-NPRSTVXY]\d[A-Z]_\d[A-Z]\d\b`), '[postal code]'],
  // A number with a street's name behind it, in English (12 King Street) or French (12, rue King).
  [
    /\b\d{1,6}[A-Z]?\s+(?:[\p{Lu}][\p{L}'’.-]*\s+){1,3}(?:street|st|avenue|ave|road|rd|drive|dr|crescent|cres|court|ct|lane|ln|boulevard|blvd|way|place|pl|terrace)\b\.?/giu,
    '[address]',
  ],
  [
    /\b\d{1,6}[A-Z]?,?\s+(?:rue|avenue|av|boulevard|boul|chemin|ch|place|impasse|allée|promenade)\.?\s+[\p{L}'’-]+(?:[ -][\p{Lu}][\p{L}'’-]*)*/giu,
    '[address]',
  ],
  // Any other run of seven digits or more: an account, a file, a licence. A calendar day is none of these.
  [inGaps(String.raw`\b(?!\d{4}-\d{2}-\d{2}\b)\d(?:_\d){6,}\b`), '[number]'],
]

/** Replaces what could tell who a resident is (addresses, telephone numbers, cards, account numbers) by its kind in brackets. */
export function maskPersonalData(text: string): string {
  return patterns.reduce((masked, [pattern, kind]) => masked.replace(pattern, kind), text)
}
