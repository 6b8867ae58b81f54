import type { EpochMs } from '../../../shared/clock.ts'
import type { Db } from '../../db/database.ts'
import { StartFailure } from '../../start-failure.ts'
import { addSource, listSources, type Source } from '../sources-repository.ts'

const name = 'Web chat'
const eventsPerMinute = 60_000

/**
 * The source that the page's chats come from, made the first time. Throws a `StartFailure` when something else goes by
 * its name, or it was revoked.
 */
export async function ensureChatSource(db: Db, at: EpochMs): Promise<Source> {
  const wanted = { name, kind: 'chat-page', settings: { agents: {} }, pull: true, eventsPerMinute } as const
  const added = await addSource(db, wanted, at)
  if (added) return added
  const there = (await listSources(db)).find((source) => source.name === name)
  if (there?.kind === 'chat-page' && !there.isRevoked) return there
  throw new StartFailure(
    `The chat page needs a source named ${name}, and the one of that name is ${there?.isRevoked ? 'revoked' : 'another kind'}. Switch the page off with CUE311_CHAT_PAGE=no.`,
  )
}
