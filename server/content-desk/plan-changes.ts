import type { PublishedChange } from '../../shared/content/content-contract.ts'
import { checkDraft, type Draft } from '../../shared/content/draft.ts'
import type { Obstacle, ToldObstacle } from '../../shared/content/obstacle.ts'
import type { AnswerId, DayInCity, Revision } from '../../shared/knowledge/answer.ts'
import { type ReleaseChange, toRevision } from '../../shared/knowledge/release.ts'
import { findForbidden } from '../content/answer-sections.ts'
import { sha256 } from '../releases/sha256.ts'
import { findFaultsAmong } from './faults-among.ts'
import type { Surroundings } from './surroundings-repository.ts'
import { inWayOf } from './tell-obstacle.ts'

/** What drafts would do to the current release, and what is wrong with that. */
export type Plan = {
  readonly changes: readonly PublishedChange[]
  readonly obstacles: readonly ToldObstacle[]
}

type Planned = { readonly draft: Draft; readonly change: PublishedChange | null; readonly obstacles: ToldObstacle[] }

/**
 * Lays drafts over the current release.
 *
 * @param around the texts of the release that the drafts touch, or that touch them
 * @param alsoThere answers that count as present although no text of theirs is
 */
export function planChanges(
  drafts: readonly Draft[],
  around: Surroundings,
  today: DayInCity,
  alsoThere: ReadonlySet<AnswerId> = new Set(),
): Plan {
  const planned = drafts.map((draft) => planDraft(draft, around.texts, today))
  const steps = planned.flatMap(({ draft, change }) => (change ? [{ draftId: draft.draftId, ...change }] : []))
  const faults = findFaultsAmong(steps, around, alsoThere)
  return {
    changes: steps.map(({ draftId: _, ...change }) => change),
    obstacles: [...planned.flatMap(({ obstacles }) => obstacles), ...faults],
  }
}

/** The same changes as a release has them. */
export function toReleaseChanges(changes: readonly PublishedChange[]): ReleaseChange[] {
  return changes.flatMap(({ answerId, language, before, after }): ReleaseChange[] => [
    ...(before ? [{ kind: 'withdraw-revision', answerId, language, revisionId: before.revisionId } as const] : []),
    ...(after ? [{ kind: 'put-revision', revision: after } as const] : []),
  ])
}

function planDraft(draft: Draft, texts: readonly Revision[], today: DayInCity): Planned {
  const because = (obstacles: readonly Obstacle[]) => obstacles.map((obstacle) => inWayOf(draft.draftId, obstacle))
  const before = texts.find(({ revisionId }) => revisionId === draft.replaces) ?? null
  const gone: Obstacle[] = draft.replaces !== null && !before ? [{ code: 'replaced-text-gone' }] : []
  const { answerId, language } = draft
  if (draft.purpose === 'withdrawal') {
    return { draft, change: before && { answerId, language, before, after: null }, obstacles: because(gone) }
  }
  const checked = checkDraft(draft, today)
  if (!checked.ok) {
    const faults = checked.faults.map((fault): Obstacle => ({ code: 'field', ...fault }))
    return { draft, change: null, obstacles: because([...gone, ...faults]) }
  }
  const after = toRevision(checked.text, sha256)
  const faults = [...gone, ...findInText(after), ...findRepetition(after, texts)]
  return { draft, change: faults.length > 0 ? null : { answerId, language, before, after }, obstacles: because(faults) }
}

/** What only a program that knows addresses, Markdown and PostgreSQL can see of a text by itself. */
function findInText(text: Revision): Obstacle[] {
  const { effectiveFrom, effectiveUntil, links } = text
  const forbidden = (['steps', 'detail'] as const).flatMap((field) =>
    findForbidden(text[field].split('\n')).map((found): Obstacle => ({ code: 'forbidden', field, ...found })),
  )
  const isControl = (letters: string) => /(?![\t\r\n])\p{Cc}/u.test(letters)
  return [
    ...(effectiveUntil !== null && effectiveUntil < effectiveFrom ? [{ code: 'ends-before-it-begins' } as const] : []),
    ...links.flatMap(({ url }, index): Obstacle[] =>
      isAddress(url) ? [] : [{ code: 'no-address', link: index + 1, url }],
    ),
    ...forbidden,
    ...(lettersOf(text).some(isControl) ? [{ code: 'control-character' } as const] : []),
  ]
}

/** Every string in it. */
function lettersOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(lettersOf) : []
}

function isAddress(url: string): boolean {
  if (url.startsWith('tel:')) return /^tel:\+?[\d().-]*\d[\d().-]*(;[\w=.+-]+)*$/.test(url)
  if (url.startsWith('mailto:')) return /^mailto:[^\s@]+@[^\s@]+\.[^\s@]+$/.test(url)
  return URL.canParse(url) && new URL(url).hostname !== ''
}

function findRepetition(after: Revision, texts: readonly Revision[]): Obstacle[] {
  return texts.some(({ revisionId }) => revisionId === after.revisionId) ? [{ code: 'nothing-new' }] : []
}
