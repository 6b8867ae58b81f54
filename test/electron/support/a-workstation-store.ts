import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { openDatabase } from '../../../electron/storage/database.ts'
import { openDrafts } from '../../../electron/storage/drafts.ts'
import { openJournal } from '../../../electron/storage/journal.ts'
import { openOutbox } from '../../../electron/storage/outbox.ts'
import { createRecorder } from '../../../electron/storage/recorder.ts'
import { collectingLog } from './collecting-log.ts'

/** Everything that a workstation keeps, opened in `folder` as the desktop does it. */
export async function openWorkstationStore(folder: string) {
  const log = collectingLog()
  const { database, setAside } = await openDatabase(join(folder, 'database'), { now: Date.now, log })
  const outbox = await openOutbox({ database, newDeviceId: randomUUID, log })
  const journal = await openJournal(database)
  const drafts = await openDrafts(join(folder, 'drafts'), log)
  const recorder = createRecorder({ database, outbox, journal, drafts })
  return { database, setAside, outbox, journal, drafts, recorder, log }
}
