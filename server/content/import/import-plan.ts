import { type AnswerText, type DayInCity, isEffective, type Revision } from '../../../shared/knowledge/answer.ts'
import { type Release, type ReleaseChange, toRevision } from '../../../shared/knowledge/release.ts'
import { sha256 } from '../../releases/sha256.ts'
import { checkTexts, inOrder } from '../check-texts.ts'
import { type ContentFault, describeFault } from '../content-fault.ts'
import type { GoodFile } from '../good-file.ts'
import type { Candidate, ReadContent } from './read-content.ts'

/** What an import would do, text by text. */
export type ImportPlan = {
  readonly texts: readonly PlannedText[]
  /** Texts of the release that the source no longer has. */
  readonly withdrawn: readonly Revision[]
  /** The changes that make the next release; empty when there is nothing to do. */
  readonly changes: readonly ReleaseChange[]
  /** What would be wrong in the next release and is not in this one. */
  readonly faults: readonly ContentFault[]
}
export type PlannedText = { readonly kind: 'new' | 'changed' | 'unchanged'; readonly candidate: Candidate }

type Current = Pick<Release, 'number' | 'revisions'> | null

/**
 * Compares what was read with the release. A text replaces the one of the same answer, language and first day; the
 * others stay beside it, unless the source is all that there shall be (`replace`).
 */
export function planImport(read: ReadContent, current: Current, replace: boolean): ImportPlan {
  const present = new Map((current?.revisions ?? []).map((revision) => [keyOf(revision), revision]))
  const puts: ReleaseChange[] = []
  const withdraws: ReleaseChange[] = []
  const seen = new Set<string>()
  const texts = read.candidates.map((candidate): PlannedText => {
    const key = keyOf(candidate.text)
    const before = present.get(key)
    seen.add(key)
    const revision = toRevision(candidate.text, sha256)
    if (before?.revisionId === revision.revisionId) return { kind: 'unchanged', candidate }
    if (before) withdraws.push(withdrawing(before))
    puts.push({ kind: 'put-revision', revision })
    return { kind: before ? 'changed' : 'new', candidate }
  })
  const others = [...present].filter(([key]) => !seen.has(key)).map(([, revision]) => revision)
  const withdrawn = replace ? others : []
  const kept = replace ? [] : others
  withdraws.push(...withdrawn.map(withdrawing))
  return { texts, withdrawn, changes: [...withdraws, ...puts], faults: newFaults(read, kept, current) }
}

const keyOf = ({ answerId, language, effectiveFrom }: AnswerText) => `${language}/${answerId}@${effectiveFrom}`

const withdrawing = ({ answerId, language, revisionId }: Revision): ReleaseChange => ({
  kind: 'withdraw-revision',
  answerId,
  language,
  revisionId,
})

/** The whole next release is checked; what was wrong with the present one already is no reason to refuse. */
function newFaults(read: ReadContent, kept: readonly Revision[], current: Current): ContentFault[] {
  const asFile = (revision: Revision) => inRelease(revision, current?.number ?? 0)
  const next = checkTexts([...kept.map(asFile), ...read.candidates], read.refused)
  if (next.length === 0) return []
  const before = new Set(checkTexts((current?.revisions ?? []).map(asFile), new Set()).map(describeFault))
  return inOrder(next.filter((fault) => !before.has(describeFault(fault))))
}

const inRelease = (text: Revision, number: number): GoodFile => ({
  file: `release ${number}: ${text.language}/${text.answerId}`,
  text,
  lineOf: () => null,
})

/** Finds the text that the release has of an answer: of the same first day, else the one that is true today. */
export function textsKnown(current: Current, today: DayInCity) {
  const byAnswer = new Map<string, Revision[]>()
  for (const revision of current?.revisions ?? []) {
    const name = `${revision.language}/${revision.answerId}`
    byAnswer.set(name, [...(byAnswer.get(name) ?? []), revision])
  }
  return (language: string, id: string, effectiveFrom: string | null): AnswerText | null => {
    const texts = byAnswer.get(`${language}/${id}`) ?? []
    const found = effectiveFrom
      ? texts.find((text) => text.effectiveFrom === effectiveFrom)
      : (texts.find((text) => isEffective(text, today)) ?? texts.at(-1))
    if (!found) return null
    const { revisionId: _, ...text } = found
    return text
  }
}
