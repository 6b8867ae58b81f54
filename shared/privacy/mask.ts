/*
 * What leaves the workstation as free text is masked here first. The patterns prefer masking too much to too little:
 * a lost house number is repaired with a question, a leaked card number with nothing.
 */
const patterns: ReadonlyArray<readonly [RegExp, string]> = [
  [/[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu, '[email]'],
  // Payment cards: 13 to 19 digits, in groups or not.
  [/\b\d(?:[ -]?\d){12,18}\b/g, '[card]'],
  // North American telephone numbers, with or without country code and brackets.
  [/(?<![\p{L}\p{N}])(?:\+?1[ .-]?)?\(?\d{3}\)?[ .-]?\d{3}[ .-]?\d{4}(?!\d)/gu, '[phone]'],
  // Social insurance numbers.
  [/\b\d{3}[ -]?\d{3}[ -]?\d{3}\b/g, '[sin]'],
  // Canadian postal codes.
  [/\b[ABCEGHJ-NPRSTVXY]\d[A-Z][ -]?\d[A-Z]\d\b/gi, '[postal code]'],
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
  [/\b(?!\d{4}-\d{2}-\d{2}\b)\d(?:[ -]?\d){6,}\b/g, '[number]'],
]

/** Replaces what could tell who a resident is (addresses, telephone numbers, cards, account numbers) by its kind in brackets. */
export function maskPersonalData(text: string): string {
  return patterns.reduce((masked, [pattern, kind]) => masked.replace(pattern, kind), text)
}
