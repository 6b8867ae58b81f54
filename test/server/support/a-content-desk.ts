import { onTestFinished } from 'vitest'
import type { ServerDeps } from '../../../server/app.ts'
import { addGolden } from '../../../server/golden/golden-repository.ts'
import { currentRelease, publishFirstRelease, readRelease } from '../../../server/releases/releases-repository.ts'
import { sha256 } from '../../../server/releases/sha256.ts'
import type { GoldenQuestion } from '../../../shared/content/content-contract.ts'
import type { AnswerText, Revision } from '../../../shared/knowledge/answer.ts'
import { toRevision } from '../../../shared/knowledge/release.ts'
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
  /** The text of an answer in the current release, which has it. */
  publishedText(answerId: string): Promise<Revision>
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
  const published = async () => {
    const current = await currentRelease(db)
    return (current && (await readRelease(db, current.number)))?.revisions ?? []
  }
  const [edie, omar] = [await aDesktop(server, { name: 'edie' }), await aDesktop(server, { name: 'omar' })]
  return {
    database,
    server,
    edie,
    omar,
    published,
    publishedText: async (answerId) => {
      const found = (await published()).find((revision) => revision.answerId === answerId)
      if (!found) throw new Error(`${answerId} is not published`)
      return found
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

/** One that is closed with the test that asks for it. */
export async function aDeskOfThisTest(options: DeskOptions = {}): Promise<ContentDesk> {
  const desk = await aContentDesk(options)
  onTestFinished(desk.close)
  return desk
}

/** Another node on the database of a desk, stopped with the test that asks for it. */
export async function anotherNodeOf({ database }: ContentDesk, deps: Partial<ServerDeps> = {}): Promise<TestServer> {
  const node = await aServer({ ...deps, database })
  onTestFinished(node.stop)
  return node
}
