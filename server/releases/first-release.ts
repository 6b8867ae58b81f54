import type { Logger } from 'pino'
import type { Clock } from '../../shared/clock.ts'
import { type ReleaseIdentity, toRevision } from '../../shared/knowledge/release.ts'
import { checkContent } from '../content/check-content.ts'
import { describeFault } from '../content/content-fault.ts'
import type { Db } from '../db/database.ts'
import { StartFailure } from '../start-failure.ts'
import { currentRelease, publishFirstRelease } from './releases-repository.ts'
import { sha256 } from './sha256.ts'

type World = {
  readonly db: Db
  readonly clock: Clock
  readonly log: Logger
  readonly contentFolder: string
  readonly timeZone: string
}

/**
 * Makes release 1 from the content folder when the database has no release yet; afterwards the folder is not read any
 * more. Throws a `StartFailure` that lists what is wrong with the content.
 */
export async function ensureFirstRelease({ db, clock, log, contentFolder, timeZone }: World): Promise<ReleaseIdentity> {
  const current = await currentRelease(db)
  if (current) return current
  const { texts, faults, warnings } = await checkContent(contentFolder)
  if (faults.length > 0) {
    const list = faults.map((fault) => `  ${describeFault(fault)}`).join('\n')
    throw new StartFailure(
      `The first release cannot be made: ${faults.length === 1 ? 'one thing is' : `${faults.length} things are`} wrong in ${contentFolder}. Correct this, or choose another folder with CUE311_CONTENT_DIR, and start again.\n${list}`,
    )
  }
  for (const warning of warnings) log.warn({ file: warning.file, line: warning.line }, warning.reason)
  const revisions = texts.map((text) => toRevision(text, sha256))
  const release = await publishFirstRelease(db, revisions, timeZone, clock.now())
  log.info({ ...release, revisions: revisions.length }, 'the first release was made from the content folder')
  return release
}
