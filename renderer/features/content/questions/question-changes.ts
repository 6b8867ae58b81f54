import type { GoldenQuestion } from '../../../../shared/content/content-contract.ts'
import type { KeptQuestion } from '../../../../shared/content/content-here.ts'

/*
 * The test questions are one set at the centre, saved as a whole. What somebody changes here is kept question by
 * question, with what it was before, so that it can be laid over any later set and what differs be shown.
 */

/** A question as it is being written: words and answers may still be missing. */
export type QuestionText = NonNullable<KeptQuestion['after']>
export type QuestionChange = KeptQuestion

/** A change over which the set at the centre is another by now; `theirs`: what it has there, null for nothing. */
export type QuestionConflict = { readonly change: QuestionChange; readonly theirs: GoldenQuestion | null }

/** What a question is known by: two with the same words in one language would be one. */
export const keyOf = ({ language, text }: Pick<QuestionText, 'language' | 'text'>): string =>
  `${language} ${text.trim()}`

export type IdentifiedQuestion = { readonly id: string; readonly question: GoldenQuestion }

/** The questions of a set with names for them; a set from a file may have the same words twice. */
export function identified(questions: readonly GoldenQuestion[]): IdentifiedQuestion[] {
  const counts = new Map<string, number>()
  return questions.map((question) => {
    const key = keyOf(question)
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    return { id: count === 1 ? key : `${key} #${count}`, question }
  })
}

export const isSameQuestion = (a: QuestionText, b: QuestionText): boolean =>
  keyOf(a) === keyOf(b) && [...a.answers].sort().join() === [...b.answers].sort().join()

/** The changes with this one; what is as it was before is no change. */
export function withChange(changes: readonly QuestionChange[], change: QuestionChange): QuestionChange[] {
  const { before, after } = change
  const isNone = before === null ? after === null : after !== null && isSameText(before, after)
  const others = changes.filter(({ id }) => id !== change.id)
  if (isNone) return others
  return changes.some(({ id }) => id === change.id)
    ? changes.map((one) => (one.id === change.id ? change : one))
    : [...changes, change]
}

/** To the letter: a space that is being typed is not taken away. */
const isSameText = (a: QuestionText, b: QuestionText) => a.text === b.text && isSameQuestion(a, b)

/** The set with these changes in it: each in its place, new ones at the end. */
export function changedSet(questions: readonly GoldenQuestion[], changes: readonly QuestionChange[]): GoldenQuestion[] {
  const byId = new Map(changes.map((change) => [change.id, change]))
  const kept = identified(questions).flatMap(({ id, question }) => {
    const change = byId.get(id)
    return change?.before ? written(change) : [question]
  })
  return [...kept, ...changes.filter(({ before }) => before === null).flatMap(written)]
}

const written = ({ after }: QuestionChange): GoldenQuestion[] => (after ? [{ ...after, text: after.text.trim() }] : [])

/**
 * Lays changes over a set that may be another than the one they were made in. What the set has already is no change any
 * more; what cannot be laid over it without covering what nobody here has read is a conflict.
 */
export function rebase(changes: readonly QuestionChange[], questions: readonly GoldenQuestion[]) {
  const set = identified(questions)
  const clean: QuestionChange[] = []
  const conflicts: QuestionConflict[] = []
  for (const change of changes) {
    const met = meet(change, set)
    if (met === 'clean') clean.push(change)
    else if (met !== 'there') conflicts.push({ change, theirs: met.theirs })
  }
  return { clean, conflicts }
}

function meet({ id, before, after }: QuestionChange, set: readonly IdentifiedQuestion[]) {
  const there = after && set.find(({ question }) => keyOf(question) === keyOf(after))?.question
  if (before === null) {
    if (!after || !there) return 'clean'
    return isSameQuestion(there, after) ? 'there' : { theirs: there }
  }
  const now = set.find((one) => one.id === id)?.question ?? null
  if (now && isSameQuestion(now, before)) return 'clean'
  if (after === null) return now ? { theirs: now } : 'there'
  if (there && isSameQuestion(there, after)) return 'there'
  return { theirs: now }
}

/** The change over what the centre has by now, which has been read. */
export function overTheirs({ change: { id, after }, theirs }: QuestionConflict): QuestionChange {
  return { id: theirs ? keyOf(theirs) : `again ${id}`, before: theirs, after }
}

export type SetDifference = {
  readonly added: readonly GoldenQuestion[]
  readonly changed: readonly GoldenQuestion[]
  readonly removed: readonly GoldenQuestion[]
}

/** What one set has that another has not. */
export function differenceBetween(before: readonly GoldenQuestion[], after: readonly GoldenQuestion[]): SetDifference {
  const earlier = new Map(identified(before).map(({ id, question }) => [id, question]))
  const later = new Map(identified(after).map(({ id, question }) => [id, question]))
  const isChanged = (question: GoldenQuestion, id: string) => {
    const was = earlier.get(id)
    return was !== undefined && !isSameQuestion(was, question)
  }
  return {
    added: [...later].filter(([id]) => !earlier.has(id)).map(([, question]) => question),
    changed: [...later].filter(([id, question]) => isChanged(question, id)).map(([, question]) => question),
    removed: [...earlier].filter(([id]) => !later.has(id)).map(([, question]) => question),
  }
}

/** What has been saved is the new ground for what was typed while it was on its way. */
export function afterSaving(changes: readonly QuestionChange[], sent: readonly QuestionChange[]): QuestionChange[] {
  return changes.flatMap((change) => {
    const saved = sent.find(({ id }) => id === change.id)
    if (!saved) return [change]
    if (isSameAfter(saved, change)) return []
    const [before = null] = written(saved)
    return withChange([], { id: before ? keyOf(before) : change.id, before, after: change.after })
  })
}

const isSameAfter = (a: QuestionChange, b: QuestionChange) =>
  a.after && b.after ? isSameText(a.after, b.after) : a.after === b.after
