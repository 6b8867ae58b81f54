import { randomUUID } from 'node:crypto'
import type { ServerDeps } from '../../../server/app.ts'
import { addGolden } from '../../../server/golden/golden-repository.ts'
import { currentRelease, publishFirstRelease, readRelease } from '../../../server/releases/releases-repository.ts'
import { sha256 } from '../../../server/releases/sha256.ts'
import type { GoldenQuestion } from '../../../shared/content/content-contract.ts'
import type { Draft, DraftState, DraftText } from '../../../shared/content/draft.ts'
import type { AnswerText, Revision } from '../../../shared/knowledge/answer.ts'
import { toRevision } from '../../../shared/knowledge/release.ts'
import type { SocketRequest, SocketRequestAnswer } from '../../../shared/socket-contract.ts'
import { aDraftText } from '../../support/a-draft-text.ts'
import { anAnswer } from '../../support/a-release.ts'
import { aDatabase, type TestDatabase } from './a-database.ts'
import { aDesktop, type TestDesktop } from './a-desktop.ts'
import { aServer, type TestServer } from './a-server.ts'

const timeZone = 'America/Toronto'

/** A server with a first release, and three editors at their desks: edie, omar and zoe. */
export type ContentDesk = {
  readonly database: TestDatabase
  readonly server: TestServer
  readonly edie: TestDesktop
  readonly omar: TestDesktop
  /** The texts of the current release. */
  published(): Promise<readonly Revision[]>
  acts(): Promise<readonly { act: string; by: string | null; reason: string | null }[]>
  close(): Promise<void>
}

type DeskOptions = Partial<ServerDeps> & {
  readonly texts?: readonly AnswerText[]
  readonly questions?: readonly GoldenQuestion[]
}

export async function aContentDesk({
  texts = [anAnswer()],
  questions,
  ...deps
}: DeskOptions = {}): Promise<ContentDesk> {
  const database = await aDatabase()
  const { db } = database
  const revisions = texts.map((text) => toRevision(text, sha256))
  await publishFirstRelease(db, revisions, timeZone, 1_000)
  if (questions) await addGolden(db, { version: 0, questions }, null, 1_000)
  const server = await aServer({ ...deps, database })
  for (const name of ['edie', 'omar', 'zoe']) await server.addAgent(name, ['editor'])
  await server.addAgent('maya')
  const [edie, omar] = [await aDesktop(server, { name: 'edie' }), await aDesktop(server, { name: 'omar' })]
  return {
    database,
    server,
    edie,
    omar,
    published: async () => {
      const current = await currentRelease(db)
      return (current && (await readRelease(db, current.number)))?.revisions ?? []
    },
    acts: async () => {
      const rows = await db
        .selectFrom('editorial_act')
        .leftJoin('person', 'person.person_id', 'editorial_act.person_id')
        .select(['act', 'sign_in_name as by', 'reason'])
        .orderBy('act_id')
        .execute()
      return rows
    },
    close: async () => {
      edie.close()
      omar.close()
      await server.stop()
      await database.remove()
    },
  }
}

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
