import type { PublishedChange } from '../../shared/content/content-contract.ts'
import type { Obstacle, TextName, ToldObstacle } from '../../shared/content/obstacle.ts'
import type { AnswerId, Revision } from '../../shared/knowledge/answer.ts'
import { findAskedInOneLanguage, findLonelyQuestions, findSameLabels } from '../content/check-questions.ts'
import { findOverlaps } from '../content/check-texts.ts'
import type { Disagreement } from '../content/content-fault.ts'
import type { GoodFile } from '../content/good-file.ts'
import { sayTextName } from '../content/say-obstacle.ts'
import type { Surroundings } from './surroundings-repository.ts'
import { inWayOf, inWayOfText } from './tell-obstacle.ts'

type Step = PublishedChange & { readonly draftId: string }

/**
 * What is wrong with how texts stand beside each other once the steps are taken: days that overlap, questions that
 * nobody else asks, answers named that are not there. What was wrong before, in texts that no step touches, is left.
 */
export function findFaultsAmong(
  steps: readonly Step[],
  { texts, named }: Surroundings,
  alsoThere: ReadonlySet<AnswerId>,
): ToldObstacle[] {
  const out = new Set(steps.flatMap(({ before }) => before?.revisionId ?? []))
  const kept = texts.filter(({ revisionId }) => !out.has(revisionId))
  const put = steps.flatMap(({ after }) => after ?? [])
  const draftOf = new Map(
    steps.flatMap(({ draftId, after }) => (after ? [[sayTextName(after), draftId] as const] : [])),
  )
  const known = new Set(findSideBySide(texts).map(keyOf))
  const beside = findSideBySide([...kept, ...put])
    .filter((one) => draftOf.has(one.file.file) || !known.has(keyOf(one)))
    .map((one): ToldObstacle => {
      const draftId = draftOf.get(one.file.file)
      return draftId ? inWayOf(draftId, toObstacle(one)) : inWayOfText(nameOf(one.file.text), toObstacle(one))
    })
  const there = new Set([...[...kept, ...put].map(({ answerId }) => answerId), ...alsoThere])
  return [...beside, ...findUnknownRelated(steps, there), ...findStillNamed(steps, there, named, out)]
}

const keyOf = ({ file, code, other }: Disagreement) => JSON.stringify([file.file, code, other?.file])

const nameOf = ({ answerId, language, effectiveFrom }: TextName): TextName => ({ answerId, language, effectiveFrom })

function toObstacle({ code, other }: Disagreement): Obstacle {
  if (code === 'lonely-question') return { code }
  if (!other) throw new Error('days, labels and questions disagree with those of another text')
  return { code, other: nameOf(other.text) }
}

function findSideBySide(texts: readonly Revision[]): Disagreement[] {
  const files = texts.map((text): GoodFile => ({ file: sayTextName(text), text, lineOf: () => 1 }))
  return [
    ...findOverlaps(files),
    ...findSameLabels(files),
    ...findAskedInOneLanguage(files),
    ...findLonelyQuestions(files),
  ]
}

function findUnknownRelated(steps: readonly Step[], there: ReadonlySet<AnswerId>): ToldObstacle[] {
  return steps.flatMap(({ draftId, after }) =>
    (after?.related ?? [])
      .filter((id) => !there.has(id))
      .map((answerId) => inWayOf(draftId, { code: 'unknown-related', answerId })),
  )
}

/** An answer whose last text goes must not be named by others that stay. */
function findStillNamed(
  steps: readonly Step[],
  there: ReadonlySet<AnswerId>,
  named: Surroundings['named'],
  out: ReadonlySet<string>,
): ToldObstacle[] {
  const going = steps.filter(({ before, answerId }) => before && !there.has(answerId))
  return going.flatMap(({ draftId, answerId }) =>
    named
      .filter(({ revisionId, related }) => !out.has(revisionId) && related.includes(answerId))
      .map((by) => inWayOf(draftId, { code: 'still-named', other: nameOf(by) })),
  )
}
