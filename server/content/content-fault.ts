import { type GoodFile, placeOf } from './good-file.ts'
import { type Disagreeing, sayDisagreement } from './say-obstacle.ts'

/** Something wrong in the file or record being read. */
export type FileFault = { readonly line: number; readonly reason: string }

/** Something wrong in a content file. */
export type ContentFault = {
  /** Relative to the content folder, with `/`; the name of a file that holds many answers. */
  readonly file: string
  /** The line, or the row of a table, from 1; null when it concerns the file as a whole. */
  readonly line: number | null
  readonly reason: string
}

/** `fr/frozen-pipe.md:12: …`, as editors and terminals like it. */
export const describeFault = ({ file, line, reason }: ContentFault): string =>
  `${file}${line === null ? '' : `:${line}`}: ${reason}`

/** How a text that is good by itself disagrees with another one; null: with nobody. */
export type Disagreement = {
  readonly file: GoodFile
  readonly line: number | null
  readonly code: Disagreeing
  readonly other: GoodFile | null
}

/** The same as a fault of its file. */
export const disagreementFault = ({ file, line, code, other }: Disagreement): ContentFault => ({
  file: file.file,
  line,
  reason: sayDisagreement(code, other ? placeOf(other) : ''),
})
