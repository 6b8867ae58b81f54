import type { AnswerText } from '../../shared/knowledge/answer.ts'

/** A file of the content folder that reads well by itself. */
export type GoodFile = {
  readonly file: string
  readonly text: AnswerText
  /** The line of a key of the front matter. */
  readonly lineOf: (key: string) => number
}

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
