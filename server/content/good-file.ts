import type { AnswerText } from '../../shared/knowledge/answer.ts'

/** A text that reads well by itself, and its place: a file of the content folder, or a row in a file of many. */
export type GoodFile = {
  readonly file: string
  /** Its row, where the file holds many. */
  readonly row?: number
  readonly text: AnswerText
  /** The line of a key; null where a text has no lines of its own. */
  readonly lineOf: (key: string) => number | null
}

/** What others call its place. */
export const placeOf = ({ file, row }: Pick<GoodFile, 'file' | 'row'>): string =>
  row === undefined ? file : `${file}:${row}`

/** Whether both are true on some day. */
export function overlap(a: AnswerText, b: AnswerText): boolean {
  const end = (text: AnswerText) => text.effectiveUntil ?? '9999-12-31'
  return a.effectiveFrom <= end(b) && b.effectiveFrom <= end(a)
}

/** The files with the same key together, in their order. */
export function gatheredBy(files: readonly GoodFile[], keyOf: (text: AnswerText) => string): GoodFile[][] {
  const byKey = new Map<string, GoodFile[]>()
  for (const file of files) {
    const known = byKey.get(keyOf(file.text))
    if (known) known.push(file)
    else byKey.set(keyOf(file.text), [file])
  }
  return [...byKey.values()]
}
