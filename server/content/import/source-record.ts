/*
 * What a source says of one answer, before anything is made of it. Values go by the keys of answer files, with some
 * that only sources of other making have: `category`, `keywords` and `body`, where ours are `service`, `words` and
 * `detail`.
 */

export type SourceRecord = {
  /** The name of the file that it comes from. */
  readonly file: string
  /** Its row or line; absent where the file is all one answer. */
  readonly row?: number
  readonly values: Readonly<Record<string, unknown>>
  /** What happened to it on the way here, for the report. */
  readonly notes: readonly string[]
}

/** The keys that a source may use, as a mapping file calls them. */
export const recordKeys = [
  'id',
  'language',
  'title',
  'kind',
  'service',
  'category',
  'audience',
  'spoken',
  'words',
  'keywords',
  'question',
  'label',
  'owner',
  'revisedOn',
  'reviewOn',
  'effectiveFrom',
  'effectiveUntil',
  'links',
  'url',
  'related',
  'steps',
  'detail',
  'body',
  'status',
  'truncated',
] as const
export type RecordKey = (typeof recordKeys)[number]

/** A value that is a text with something in it. */
export function textOf(values: SourceRecord['values'], key: RecordKey): string | null {
  const value = values[key]
  return typeof value === 'string' && value.trim() ? value.trim() : null
}
