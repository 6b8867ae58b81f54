import type { PublishedChange } from '../../shared/content/content-contract.ts'
import type { AnswerId, Revision } from '../../shared/knowledge/answer.ts'
import { findAskedInOneLanguage, findLonelyQuestions, findSameLabels } from '../content/check-questions.ts'
import { findOverlaps } from '../content/check-texts.ts'
import type { ContentFault } from '../content/content-fault.ts'
import type { GoodFile } from '../content/good-file.ts'
import type { Obstacle } from './plan-changes.ts'
import type { Surroundings } from './surroundings-repository.ts'

type Step = PublishedChange & { readonly draftId: string }

/**
 * What is wrong with how texts stand beside each other once the steps are taken: days that overlap, questions that
 * nobody else asks, answers named that are not there. What was wrong before, in texts that no step touches, is left.
 */
export function findFaultsAmong(
  steps: readonly Step[],
  { texts, named }: Surroundings,
  alsoThere: ReadonlySet<AnswerId>,
): Obstacle[] {
  const out = new Set(steps.flatMap(({ before }) => before?.revisionId ?? []))
  const kept = texts.filter(({ revisionId }) => !out.has(revisionId))
  const put = steps.flatMap(({ after }) => after ?? [])
  const draftOf = new Map(steps.flatMap(({ draftId, after }) => (after ? [[nameOf(after), draftId] as const] : [])))
  const known = new Set(findSideBySide(texts).map(keyOf))
  const beside = findSideBySide([...kept, ...put])
    .filter((fault) => draftOf.has(fault.file) || !known.has(keyOf(fault)))
    .map((fault): Obstacle => {
      const draftId = draftOf.get(fault.file)
      return draftId ? { draftId, reason: fault.reason } : { draftId: null, reason: keyOf(fault) }
    })
  const there = new Set([...[...kept, ...put].map(({ answerId }) => answerId), ...alsoThere])
  return [...beside, ...findUnknownRelated(steps, there), ...findStillNamed(steps, there, named, out)]
}

const keyOf = ({ file, reason }: ContentFault) => `${file}: ${reason}`

/** As editors read it in a sentence about another text. */
const nameOf = ({ answerId, language, effectiveFrom }: Pick<Revision, 'answerId' | 'language' | 'effectiveFrom'>) =>
  `${answerId} (${language}, from ${effectiveFrom})`

function findSideBySide(texts: readonly Revision[]): ContentFault[] {
  const files = texts.map((text): GoodFile => ({ file: nameOf(text), text, lineOf: () => 1 }))
  return [
    ...findOverlaps(files),
    ...findSameLabels(files),
    ...findAskedInOneLanguage(files),
    ...findLonelyQuestions(files),
  ]
}

function findUnknownRelated(steps: readonly Step[], there: ReadonlySet<AnswerId>): Obstacle[] {
  return steps.flatMap(({ draftId, after }) =>
    (after?.related ?? [])
      .filter((id) => !there.has(id))
      .map((id) => ({ draftId, reason: `related: there is no answer ${id}` })),
  )
}

/** An answer whose last text goes must not be named by others that stay. */
function findStillNamed(
  steps: readonly Step[],
  there: ReadonlySet<AnswerId>,
  named: Surroundings['named'],
  out: ReadonlySet<string>,
): Obstacle[] {
  const going = steps.filter(({ before, answerId }) => before && !there.has(answerId))
  return going.flatMap(({ draftId, answerId }) =>
    named
      .filter(({ revisionId, related }) => !out.has(revisionId) && related.includes(answerId))
      .map((by) => ({ draftId, reason: `${nameOf(by)} names it as related` })),
  )
}
