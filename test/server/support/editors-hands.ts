import { randomUUID } from 'node:crypto'
import type { Draft, DraftState, DraftText } from '../../../shared/content/draft.ts'
import type { Revision } from '../../../shared/knowledge/answer.ts'
import type { SocketRequest, SocketRequestAnswer } from '../../../shared/socket-contract.ts'
import { aDraftText } from '../../support/a-draft-text.ts'
import type { TestDesktop } from './a-desktop.ts'

/* What editors do at their desks, whatever server these are connected to. */

/** The text of a published revision, as an editor begins with it. */
function textOf({ answerId: _a, language: _l, revisedOn: _d, revisionId: _r, apart, ...text }: Revision): DraftText {
  return { ...text, apart: apart ?? null }
}

/** Asks and expects that it succeeds. */
export async function granted<Name extends SocketRequest>(desktop: TestDesktop, name: Name, input: unknown) {
  const answer = await desktop.ask(name, input)
  if (!answer.ok) throw new Error(`${name} was refused: ${answer.reason} ${answer.detail}`)
  return answer.value as Extract<SocketRequestAnswer<Name>, { ok: true }>['value']
}

/** Begins a draft for a new text of an answer, or for a published one with some changes. */
export async function begin(
  editor: TestDesktop,
  {
    revision = null,
    text = {},
    ...named
  }: { revision?: Revision | null; text?: Partial<DraftText>; answerId?: string; language?: 'en' | 'fr' } = {},
): Promise<Draft> {
  return granted(editor, 'content:begin', {
    draftId: randomUUID(),
    answerId: revision?.answerId ?? 'new-answer',
    language: revision?.language ?? 'en',
    purpose: 'text',
    replaces: revision?.revisionId ?? null,
    text: { ...(revision ? textOf(revision) : aDraftText()), ...text },
    ...named,
  })
}

export async function beginWithdrawal(editor: TestDesktop, revision: Revision): Promise<Draft> {
  const { answerId, language, revisionId } = revision
  const text = textOf(revision)
  const draft = { draftId: randomUUID(), answerId, language, purpose: 'withdrawal', replaces: revisionId, text }
  return granted(editor, 'content:begin', draft)
}

/** Moves a draft as it is now. */
export async function move(
  editor: TestDesktop,
  { draftId }: Pick<Draft, 'draftId'>,
  state: DraftState,
  publishAt: number | null = null,
) {
  const { version } = await granted(editor, 'content:draft', { draftId })
  return granted(editor, 'content:move', { draftId, version, state, publishAt })
}

/** Written by the first, approved by the second. */
export async function approve(
  author: TestDesktop,
  approver: TestDesktop,
  drafts: readonly Pick<Draft, 'draftId'>[],
  publishAt: number | null = null,
): Promise<void> {
  for (const draft of drafts) {
    await move(author, draft, 'in-review')
    await move(approver, draft, 'approved', publishAt)
  }
}

export const publication = (drafts: readonly Pick<Draft, 'draftId'>[], more: object = {}) => ({
  draftIds: drafts.map(({ draftId }) => draftId),
  emergency: null,
  override: null,
  ...more,
})
