import type { KeptText } from '../../../../shared/content/content-here.ts'
import type { Draft, DraftSummary, DraftText } from '../../../../shared/content/draft.ts'
import type { Revision } from '../../../../shared/knowledge/answer.ts'
import type { Language } from '../../../../shared/knowledge/language.ts'
import type { ContentFailure } from '../content-fault.ts'
import { draftTextOf, isSameText } from './draft-text.ts'

/*
 * One language of the answer that is open.
 *
 *   published ── typed ──▶ typed, kept here ── content:begin ──▶ draft at the centre ── typed, content:save ──▶ …
 *                                │                                     │
 *                                │ nobody there: again when connected  │ changed meanwhile: conflict, both readable
 */
export type Side = {
  readonly language: Language
  /** The revision whose place it takes; null for a text that is new. */
  readonly replaces: string | null
  /** What is published in its place; null when nothing is. */
  readonly published: Revision | null
  /** Chosen when the first letter is typed, so that beginning again begins nothing twice. */
  readonly draftId: string | null
  /** As the centre has it; null while it does not. */
  readonly draft: DraftSummary | null
  /** As it stands on the screen; null when it could not be read. */
  readonly text: DraftText | null
  /** How often it was changed here, and up to which change the centre has it. */
  readonly edits: number
  readonly savedEdits: number
  readonly isSaving: boolean
  readonly failure: ContentFailure | null
  /** What somebody else made of it meanwhile; nothing is saved until a person has chosen. */
  readonly conflict: Draft | null
  /** Whether the conflict is with an earlier text that somebody wants back, and not with what was typed. */
  readonly isRestoring: boolean
  /** What was typed here and gave way to somebody else's text; kept until the editor closes. */
  readonly setAside: DraftText | null
  /** Whether the draft was published or discarded elsewhere. */
  readonly isGone: boolean
  /** Whether this workstation's disk has refused it. */
  readonly isNotKept: boolean
}

const untouched = {
  edits: 0,
  savedEdits: 0,
  isSaving: false,
  failure: null,
  conflict: null,
  isRestoring: false,
  setAside: null,
  isGone: false,
  isNotKept: false,
} as const

/** Whether the centre does not have all that was typed. */
export const isDirty = ({ edits, savedEdits }: Side): boolean => edits !== savedEdits

/** A text as it is published. */
export const publishedSide = (published: Revision): Side => ({
  ...untouched,
  language: published.language,
  replaces: published.revisionId,
  published,
  draftId: null,
  draft: null,
  text: draftTextOf(published),
})

/** A text that is being worked on. */
export const draftSide = ({ text, ...draft }: Draft, published: Revision | null): Side => ({
  ...untouched,
  language: draft.language,
  replaces: draft.replaces,
  published,
  draftId: draft.draftId,
  draft,
  text,
})

/** A draft whose text cannot be read at the moment. */
export const unreadSide = (draft: DraftSummary, failure: ContentFailure): Side => ({
  ...untouched,
  language: draft.language,
  replaces: draft.replaces,
  published: null,
  draftId: draft.draftId,
  draft,
  text: null,
  failure,
})

/** A text that nobody has begun. */
export const newSide = (language: Language, text: DraftText): Side => ({
  ...untouched,
  language,
  replaces: null,
  published: null,
  draftId: null,
  draft: null,
  text,
})

/**
 * What was typed before a crash, put back: over the version that it was typed into it is simply not saved yet, over any
 * other, or where nobody had chosen yet, there are two texts to choose from.
 */
export function withKept(side: Side, kept: KeptText): Side {
  const { text, draft } = side
  if (draft && text && isSameText(text, kept.text)) return side
  const typed = { ...side, draftId: kept.draftId, text: kept.text, edits: 1 }
  if (!draft) return { ...typed, isGone: kept.version !== null }
  const isItsVersion = kept.version === draft.version || (kept.version === null && draft.version === 1)
  return (isItsVersion && !kept.contested) || !text ? typed : { ...typed, conflict: { ...draft, text } }
}
