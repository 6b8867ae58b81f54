import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createDb, createPool } from '../../../server/db/database.ts'
import { createAccessTokens } from '../../../server/people/access-token.ts'
import { hashPassword } from '../../../server/people/passwords.ts'
import { addPerson, findPerson } from '../../../server/people/people-repository.ts'
import { startSession } from '../../../server/people/sessions-repository.ts'
import { releaseSigner } from '../../../server/releases/release-signing.ts'
import { publishRelease, readRelease, revisionIdsOf } from '../../../server/releases/releases-repository.ts'
import { sha256 } from '../../../server/releases/sha256.ts'
import { type ReleaseIdentity, toRevision } from '../../../shared/knowledge/release.ts'
import { startServer } from '../../server/support/a-program.ts'
import { password } from '../../server/support/http-client.ts'
import { quietLog } from '../../server/support/quiet-log.ts'
import { temporaryFolder } from '../../server/support/temporary-folder.ts'
import { grownTexts } from '../suggest/texts.ts'

/** A correction: when somebody clicked, and what came of it. */
export type Click = { readonly at: number; readonly release: ReleaseIdentity }

/** A real server process on its embedded database, and the content team at work. */
export interface Centre {
  readonly url: string
  readonly agent: string
  readonly releaseKey: string
  readonly timeZone: string
  texts(): number
  current(): ReleaseIdentity
  revisionIds(): Promise<string[]>
  /** An access token of a session of its own; it may be shown by many desktops. */
  token(): Promise<string>
  /** Publishes another text of one answer. */
  correct(): Promise<Click>
  stop(): Promise<void>
}

const timeZone = 'America/Toronto'

/** @param answers how many answers there are to be; 0: the sample as it is */
export async function startCentre(answers: number): Promise<Centre> {
  const folder = await temporaryFolder()
  const server = await startServer({ CUE311_DATA_DIR: folder.path, CUE311_LOG_LEVEL: 'error' })
  const pool = createPool({ connectionString: await embeddedDatabase(folder.path) }, quietLog)
  const db = createDb(pool)
  const clock = { now: () => Date.now() }
  const tokens = await createAccessTokens(db, clock)
  const { publicKey } = await releaseSigner(db, clock.now())
  const agent = 'bench'
  const passwordHash = await hashPassword(password)
  await addPerson(db, { signInName: agent, displayName: agent, roles: ['agent'], passwordHash }, clock.now())

  if (answers > 0) await grow()
  const first = await db.selectFrom('release').select(['number']).orderBy('number', 'desc').executeTakeFirstOrThrow()
  const release = await readRelease(db, first.number)
  if (!release) throw new Error('there is a release')
  let current: ReleaseIdentity = { number: release.number, hash: release.hash }
  let corrected = release.revisions.find(({ language }) => language === 'en')
  let corrections = 0

  async function grow() {
    const texts = await grownTexts(answers)
    const there = new Set((await readRelease(db, 1))?.revisions.map(({ revisionId }) => revisionId))
    const revisions = texts.map((text) => toRevision(text, sha256)).filter(({ revisionId }) => !there.has(revisionId))
    const changes = revisions.map((revision) => ({ kind: 'put-revision', revision }) as const)
    await publishRelease(db, changes, timeZone, clock.now())
  }

  return {
    url: server.url,
    agent,
    releaseKey: publicKey,
    timeZone,
    texts: () => release.revisions.length,
    current: () => current,
    revisionIds: () => revisionIdsOf(db, current.number),
    token: async () => {
      const person = await findPerson(db, agent)
      const session = person && (await startSession(db, person, randomUUID(), clock.now()))
      if (!session) throw new Error('the agent can sign in')
      return (await tokens.issue({ personId: person.personId, sessionId: session.sessionId })).token
    },
    correct: async () => {
      if (!corrected) throw new Error('there is an English answer')
      corrections += 1
      const { revisionId, answerId, language, ...text } = corrected
      const spoken = `Corrected ${corrections} times.`
      const revision = toRevision({ ...text, answerId, language, spoken }, sha256)
      const at = performance.timeOrigin + performance.now()
      current = await publishRelease(
        db,
        [
          { kind: 'withdraw-revision', answerId, language, revisionId },
          { kind: 'put-revision', revision },
        ],
        timeZone,
        clock.now(),
      )
      corrected = revision
      return { at, release: current }
    },
    stop: async () => {
      await db.destroy()
      await server.end('SIGTERM')
      await folder.remove()
    },
  }
}

async function embeddedDatabase(dataFolder: string): Promise<string> {
  const pid = await readFile(join(dataFolder, 'database/postmaster.pid'), 'utf8')
  const secret = (await readFile(join(dataFolder, 'database-password'), 'utf8')).trim()
  return `postgres://cue311:${secret}@127.0.0.1:${pid.split('\n')[3]}/cue311`
}
