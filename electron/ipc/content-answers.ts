import type { contentRequestsHere } from '../../shared/content/content-here.ts'
import { failure, success } from '../../shared/result.ts'
import type { KnowledgeClient } from '../knowledge/knowledge-client.ts'
import { describeError, type Log } from '../log.ts'
import type { KeptTexts } from '../storage/kept-texts.ts'
import { storageFault } from '../storage/storage-fault.ts'
import type { SessionKeeper } from '../sync/session-keeper.ts'
import type { RequestHandler } from './answer-request.ts'

export type ContentDeps = {
  readonly knowledge: Pick<KnowledgeClient, 'listTexts' | 'text' | 'tryText'>
  readonly keptTexts: KeptTexts
  readonly session: Pick<SessionKeeper, 'person'>
  readonly log: Log
}

type Here = keyof typeof contentRequestsHere

/** What this workstation answers by itself, with no centre. */
export function answersHere(deps: ContentDeps): { readonly [Name in Here]: RequestHandler<Name> } {
  const { knowledge, keptTexts, session, log } = deps
  const personId = () => session.person()?.personId ?? null
  return {
    'content:published': ({ from }) => knowledge.listTexts(from),
    'content:text': async ({ revisionId }) => {
      const revision = await knowledge.text(revisionId)
      return revision ? success(revision) : failure('not-in-release')
    },
    'content:try-text': async (trial) => ({ tried: await knowledge.tryText(trial) }),
    'content:keep': async (text) => {
      const keeper = personId()
      // Whose it would be nobody could say; the window has it still.
      if (!keeper) return failure('storage-failed', 'nobody is signed in')
      try {
        await keptTexts.keep(keeper, text)
        return success({})
      } catch (error) {
        const detail = describeError(error)
        log.error('not saved', { what: 'content draft', detail })
        return failure(storageFault(error), detail)
      }
    },
    'content:kept': async () => {
      const keeper = personId()
      return { texts: keeper ? await keptTexts.of(keeper) : [] }
    },
    'content:let-go': async ({ draftId }) => {
      const keeper = personId()
      if (keeper) await keptTexts.letGo(keeper, draftId)
      return {}
    },
  }
}
