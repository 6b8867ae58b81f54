import type { Revision } from './answer.ts'
import type { ReleaseChange } from './release.ts'

/** What changes come to. No revision is in both. */
export type NetChanges = { readonly put: readonly Revision[]; readonly withdrawn: readonly string[] }

/** Of every revision the last change counts. */
export function netOf(changes: readonly ReleaseChange[]): NetChanges {
  const last = new Map(changes.map((change) => [idOf(change), change]))
  const put = [...last.values()].flatMap((change) => (change.kind === 'put-revision' ? [change.revision] : []))
  const withdrawn = [...last.values()].flatMap((change) =>
    change.kind === 'withdraw-revision' ? [change.revisionId] : [],
  )
  return { put, withdrawn }
}

/** The ids of the set that changes make of another one. */
export function changedIds(before: Iterable<string>, { put, withdrawn }: NetChanges): string[] {
  const ids = new Set(before)
  for (const id of withdrawn) ids.delete(id)
  for (const { revisionId } of put) ids.add(revisionId)
  return [...ids]
}

const idOf = (change: ReleaseChange) =>
  change.kind === 'put-revision' ? change.revision.revisionId : change.revisionId
