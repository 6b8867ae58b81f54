import type { ContentFault } from '../content-fault.ts'
import type { Fields } from './field-mapping.ts'
import type { SourceRecord } from './source-record.ts'

/** A record of a source, or what is wrong at its place. */
export type SourceItem = { readonly record: SourceRecord } | { readonly fault: ContentFault }

/** A file that was opened: what is wrong with it as a whole, and its records one after the other. */
export type Source = {
  /** What its columns were taken for; null where it has none. */
  readonly fields: Fields | null
  readonly faults: readonly ContentFault[]
  items(): AsyncIterable<SourceItem>
}

export const refusedSource = (file: string, line: number | null, reason: string): Source => ({
  fields: null,
  faults: [{ file, line, reason }],
  items: async function* () {},
})
