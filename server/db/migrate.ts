import { type Migration, Migrator } from 'kysely/migration'
import { StartFailure } from '../start-failure.ts'
import type { Db } from './database.ts'
import { people } from './migrations/0001-people.ts'
import { releases } from './migrations/0002-releases.ts'
import { interactions } from './migrations/0003-interactions.ts'
import { answerUse } from './migrations/0004-answer-use.ts'
import { releaseSigning } from './migrations/0005-release-signing.ts'
import { content } from './migrations/0006-content.ts'
import { flags } from './migrations/0007-flags.ts'
import { banners } from './migrations/0008-banners.ts'
import { gaps } from './migrations/0009-gaps.ts'
import { counts } from './migrations/0010-counts.ts'
import { serviceRequests } from './migrations/0011-service-requests.ts'
import { conversations } from './migrations/0012-conversations.ts'
import { chatPage } from './migrations/0013-chat-page.ts'
import { queues } from './migrations/0014-queues.ts'
import { figures } from './migrations/0015-figures.ts'
import { periods } from './migrations/0016-periods.ts'
import { wallThresholds } from './migrations/0017-wall-thresholds.ts'
import { fair } from './migrations/0018-fair.ts'
import { exports } from './migrations/0019-exports.ts'
import { presenceLog } from './migrations/0020-presence-log.ts'
import { savedViews } from './migrations/0021-saved-views.ts'
import { packedBars } from './migrations/0022-packed-bars.ts'
import { effectAndStaffCells } from './migrations/0023-effect-and-staff-cells.ts'
import { openInteractions } from './migrations/0024-open-interactions.ts'
import { toldFacts } from './migrations/0025-told-facts.ts'

/** In the order in which they run. A migration that was released is never changed; add one instead. */
const migrations: Record<string, Migration> = {
  '0001-people': people,
  '0002-releases': releases,
  '0003-interactions': interactions,
  '0004-answer-use': answerUse,
  '0005-release-signing': releaseSigning,
  '0006-content': content,
  '0007-flags': flags,
  '0008-banners': banners,
  '0009-gaps': gaps,
  '0010-counts': counts,
  '0011-service-requests': serviceRequests,
  '0012-conversations': conversations,
  '0013-chat-page': chatPage,
  '0014-queues': queues,
  '0015-figures': figures,
  '0016-periods': periods,
  '0017-wall-thresholds': wallThresholds,
  '0018-fair': fair,
  '0019-exports': exports,
  '0020-presence-log': presenceLog,
  '0021-saved-views': savedViews,
  '0022-packed-bars': packedBars,
  '0023-effect-and-staff-cells': effectAndStaffCells,
  '0024-open-interactions': openInteractions,
  '0025-told-facts': toldFacts,
}

/**
 * Brings the database up to date. Safe when several nodes start at once: the first takes an advisory lock, the others
 * wait for it and find nothing left to do. Each migration is applied whole or not at all.
 */
export async function migrate(db: Db): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateToLatest()
  if (error === undefined) return
  if (error instanceof Error && /previously executed migration .* is missing/.test(error.message)) {
    throw new StartFailure(
      'The database was brought up to date by a newer Cue311 than this one. Start that version, or one that is newer still.',
    )
  }
  throw error
}
