import type { Revision } from './answer.ts'
import type { ClarifyingQuestion } from './suggestion.ts'

type Offered = { readonly revision: Revision; readonly confidence: number }

/** When one answer is this much surer than the next, nothing needs asking. */
const clearlyAhead = 0.25

/**
 * The question that the content has for telling the best answers apart: that of the surest answer, when others that are
 * nearly as sure share it. Null when nothing needs asking.
 */
export function questionBetween(offered: readonly Offered[]): ClarifyingQuestion | null {
  const surest = Math.max(...offered.map(({ confidence }) => confidence))
  const near = offered.filter(({ confidence }) => surest - confidence < clearlyAhead)
  const question = near[0]?.revision.apart?.question
  if (question === undefined) return null
  const choices = near.flatMap(({ revision: { answerId, apart } }) =>
    apart?.question === question ? [{ answerId, label: apart.label }] : [],
  )
  return choices.length < 2 ? null : { question, choices }
}
