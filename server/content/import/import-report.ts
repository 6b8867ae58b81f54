import { type ContentFault, describeFault } from '../content-fault.ts'
import { placeOf } from '../good-file.ts'
import type { ImportPlan } from './import-plan.ts'
import type { ReadContent } from './read-content.ts'

/** All that is wrong with an import: in the source, and in the release that would come of it. */
export const faultsOf = (read: ReadContent, plan: ImportPlan): readonly ContentFault[] => [
  ...read.faults,
  ...plan.faults,
]

/** The report of an import, line by line: each record with what becomes of it, and the sums. */
export function* reportImport(read: ReadContent, plan: ImportPlan): Generator<string> {
  yield* read.remarks
  for (const { kind, candidate } of plan.texts) {
    // A thousand texts that stay as they are would hide the one that does not.
    if (kind === 'unchanged') continue
    const { language, answerId } = candidate.text
    const notes = candidate.notes.length > 0 ? `  (${candidate.notes.join('; ')})` : ''
    yield `${kind.padEnd(10)} ${language}/${answerId}  ${placeOf(candidate)}${notes}`
  }
  for (const { language, answerId, effectiveFrom } of plan.withdrawn)
    yield `withdrawn  ${language}/${answerId}  from ${effectiveFrom}`
  for (const fault of read.leftOut) yield `left out   ${describeFault(fault)}`
  for (const fault of faultsOf(read, plan)) yield `fault      ${describeFault(fault)}`
  yield sumOf(read, plan)
}

function sumOf(read: ReadContent, plan: ImportPlan): string {
  const count = (kind: string) => plan.texts.filter((one) => one.kind === kind).length
  const sums = [
    `${count('new')} new`,
    `${count('changed')} changed`,
    `${count('unchanged')} unchanged`,
    `${plan.withdrawn.length} withdrawn`,
    `${read.leftOut.length} left out`,
    `${faultsOf(read, plan).length} faults`,
  ]
  return `${sums.join(', ')}.`
}
