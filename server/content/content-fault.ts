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
